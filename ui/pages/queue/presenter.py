"""Keeps a site's queue on the screen true, and calls, serves, finishes and joins at the centre."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.errors import CentreUnreachable, WorldError
from advisor_console.domain.ids import EntityId, TicketId
from advisor_console.domain.queueing import Counter, Site, Ticket
from advisor_console.services.ports import Queue
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.queue.board_reader import BoardReader
from ui.pages.queue.models import JoinShown, QueueState
from ui.pages.queue.place_question import PlaceQuestion, Seat
from ui.pages.queue.state import Sight, queue_state
from ui.pages.queue.words import called_sentence, join_options, joined_words, own_ticket
from ui.widgets.error_summary import Problem
from ui.widgets.queue_words import translate


class QueueViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def callRequested(self) -> SignalInstance: ...
    @property
    def serveRequested(self) -> SignalInstance: ...
    @property
    def finishRequested(self) -> SignalInstance: ...
    @property
    def joinRequested(self) -> SignalInstance: ...
    @property
    def joinConfirmed(self) -> SignalInstance: ...
    @property
    def joinLeft(self) -> SignalInstance: ...
    @property
    def placeRequested(self) -> SignalInstance: ...
    @property
    def siteChosen(self) -> SignalInstance: ...
    @property
    def placeConfirmed(self) -> SignalInstance: ...
    @property
    def placeLeft(self) -> SignalInstance: ...
    @property
    def seen(self) -> SignalInstance: ...
    def show_state(self, state: QueueState) -> None: ...
    def say(self, sentence: str) -> None: ...


class QueuePresenter(QObject):
    """One site's queue, polled while it is in sight and read again when a pull tells of tickets.

    Every call goes to the centre in the lane of reads: a silent line must never hold up what is saved here.
    Signals: placeChosen(Site, Counter); ticketCalled(Ticket) when this advisor called it or serves it;
    boardRead(QueueBoard or None), None when the centre does not answer.
    """

    placeChosen = Signal(object, object)
    ticketCalled = Signal(object)
    boardRead = Signal(object)

    def __init__(
        self,
        view: QueueViewPort,
        queue: Queue,
        *,
        minimum_services: int,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._queue = queue
        self._least = minimum_services
        self._jobs = jobs.scope(self)
        self._seat: Seat | None = None
        self._join: JoinShown | None = None
        self._notice, self._is_refusal, self._is_down, self._busy = "", False, False, False
        self._told: set[TicketId] = set()
        self._reader = BoardReader(queue, jobs, self)
        self._reader.read.connect(self._on_reader_read)
        self._reader.failed.connect(self._on_failed)
        self._place = PlaceQuestion(queue, jobs, self)
        self._place.changed.connect(self._show)
        self._place.settled.connect(self._on_place_settled)
        self._place.failed.connect(self._on_failed)
        hub.subscribe(self, self._on_hub_announced, kinds={"ticket"})
        self._connect(view)

    def _connect(self, view: QueueViewPort) -> None:
        view.callRequested.connect(self._on_view_call_requested)
        view.serveRequested.connect(self._on_view_serve_requested)
        view.finishRequested.connect(self._on_view_finish_requested)
        view.joinRequested.connect(self._on_view_join_requested)
        view.joinConfirmed.connect(self._on_view_join_confirmed)
        view.joinLeft.connect(self._on_view_join_left)
        view.placeRequested.connect(self._on_view_place_requested)
        view.siteChosen.connect(self._place.choose_site)
        view.placeConfirmed.connect(self._place.confirm)
        view.placeLeft.connect(self._place.leave)
        view.seen.connect(self._reader.poll)

    def open(self, site: Site | None = None, counter: Counter | None = None) -> None:
        """Show the queue of a site for a counter; without them, ask where the advisor sits."""
        if site is None or counter is None:
            self._place.ask(None)
            self._reader.refresh()
        else:
            self._seat = Seat(site, counter)
            self._reader.look_at(site)
        self._show()

    def refresh(self) -> None:
        """Read the queue again; while an answer is awaited, once more after it."""
        self._reader.refresh()

    def _on_reader_read(self) -> None:
        self._is_down = False
        self._place.ask_again()
        if self._reader.board is not None:
            # What others show of the queue is the centre's or nothing: a copy may be an hour old.
            self.boardRead.emit(None if self._reader.board.is_copy else self._reader.board)
        self._show()

    def _on_failed(self, error: WorldError) -> None:
        if isinstance(error, CentreUnreachable):
            self._is_down = True
            self.boardRead.emit(None)
        else:
            self._notice, self._is_refusal = f"{error.sentence} {error.way_on}".strip(), True
        self._show()

    def _show(self) -> None:
        seat = self._seat
        self._view.show_state(
            queue_state(
                Sight(
                    site=seat.site if seat else None,
                    counter=seat.counter if seat else None,
                    wanted=seat.services if seat else (),
                    services=self._reader.services,
                    board=self._reader.board,
                    is_down=self._is_down,
                    notice=self._notice,
                    is_refusal=self._is_refusal,
                    is_asked=self._place.is_open,
                    place=self._place.shown(self._reader.services, can_leave=seat is not None),
                    join=self._join,
                    least=self._least,
                )
            )
        )

    def _act(self, work: Callable[[], Ticket | None], done: Callable[[Ticket | None], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._notice, self._is_refusal = "", False

        def answered(ticket: Ticket | None) -> None:
            self._is_down = False
            self._reader.outdate()
            done(ticket)
            self._show()

        self._jobs.read(work, answered, self._on_failed, always=self._on_act_ended)

    def _on_act_ended(self) -> None:
        self._busy = False
        self._reader.refresh()

    def _mine(self) -> Ticket | None:
        board, seat = self._reader.board, self._seat
        return own_ticket(board, seat.counter) if board and seat else None

    def _on_view_call_requested(self) -> None:
        seat = self._seat
        if seat is not None:
            self._act(
                lambda: self._queue.call_next(seat.site.id, seat.counter.id, seat.services), self._on_called
            )

    def _on_called(self, ticket: Ticket | None) -> None:
        if ticket is None:
            self._notice = translate("Nobody waits just now.")
            return
        self._view.say(called_sentence(ticket))
        self._on_taken(ticket)

    def _on_taken(self, ticket: Ticket | None) -> None:
        # The answer to the call may have been lost; whoever is served has a contact all the same.
        self._reader.take(ticket)
        if ticket is not None and ticket.id not in self._told:
            self._told.add(ticket.id)
            self.ticketCalled.emit(ticket)

    def _on_view_serve_requested(self) -> None:
        mine = self._mine()
        if mine is not None:
            self._act(lambda: self._queue.serve(mine.id), self._on_taken)

    def _on_view_finish_requested(self) -> None:
        mine = self._mine()
        if mine is not None:
            self._act(lambda: self._queue.finish(mine.id), self._reader.take)

    def _on_view_join_requested(self) -> None:
        self._notice, self._is_refusal = "", False
        self._join = JoinShown(join_options(self._reader.board, self._reader.services, self._least))
        self._show()

    def _on_view_join_left(self) -> None:
        self._join = None
        self._show()

    def _on_view_join_confirmed(self, service: str, needs: str) -> None:
        seat, join = self._seat, self._join
        if seat is None or join is None:
            return
        problems = () if service else (Problem("service", translate("Choose what it is about")),)
        self._join = JoinShown(join.services, service, needs, problems)
        if problems:
            self._show()
            return
        self._act(
            lambda: self._queue.join(seat.site.id, EntityId(service), None, needs or None), self._on_joined
        )

    def _on_joined(self, ticket: Ticket | None) -> None:
        if ticket is None:
            return
        self._notice = joined_words(self._reader.board, ticket, self._reader.names, self._least)
        self._reader.take(ticket)
        self._join = None

    def _on_view_place_requested(self) -> None:
        self._place.ask(self._seat)

    def _on_place_settled(self, seat: Seat) -> None:
        self._seat, self._join = seat, None
        self._notice, self._is_refusal = "", False
        self.placeChosen.emit(seat.site, seat.counter)
        self._reader.look_at(seat.site)

    def _on_hub_announced(self, _changes: Changes) -> None:
        self._reader.refresh()
