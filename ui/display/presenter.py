"""Keeps the wall true: polls the queue, announces calls, turns the waits, hides what is old."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from advisor_console.domain.errors import WorldError
from advisor_console.domain.queueing import QueueBoard, ServiceType
from advisor_console.services.ports import Clock
from ui.display.calls import Call, Calls
from ui.display.models import DisplayState
from ui.display.speech import speak
from ui.display.words import Waits, called_sentence, display_state, spoken_sentence, wait_rows
from ui.jobs import JobControl, JobRunner

POLL_MS = 2000
TICK_MS = 1000
TURN_SECONDS = 8
NEW_MS = 2500
"""How long a new call stands out. It turns once and turns back: far below three flashes a second."""

Speak = Callable[[str, Callable[[], bool]], object]


class DisplayViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    def show_state(self, state: DisplayState) -> None: ...
    def announce(self, sentence: str) -> None: ...


class DisplayPresenter(QObject):
    """One site's wall. board reads the queue for the wall, without persons and needs; services their names.

    Waits are hidden once their board was asked for more than hide_after_seconds ago, and at once when the
    centre does not answer; the last calls stay, with the time they are as at.
    """

    def __init__(
        self,
        view: DisplayViewPort,
        board: Callable[[], QueueBoard],
        clock: Clock,
        jobs: JobRunner,
        *,
        hide_after_seconds: int,
        minimum_services: int,
        services: Callable[[], Sequence[ServiceType]] | None = None,
        voice: Speak = speak,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._read_board, self._read_services = board, services
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._hide_after = timedelta(seconds=hide_after_seconds)
        self._least = minimum_services
        self._voice = voice
        self._names: dict[str, str] = {}
        self._board: QueueBoard | None = None
        self._asked_at: datetime | None = None
        self._is_down = self._reading = self._speaking = False
        self._calls = Calls()
        self._to_say: deque[str] = deque()
        self._turned_at: datetime | None = None
        self._turn = 0
        self._poll = self._timer(POLL_MS, self.poll)
        self._tick = self._timer(TICK_MS, self.show)
        self._new = self._timer(NEW_MS, self.show, once=True)

    def _timer(self, interval: int, act: Callable[[], None], *, once: bool = False) -> QTimer:
        made = QTimer(self)
        made.setInterval(interval)
        made.setSingleShot(once)
        made.timeout.connect(act)
        return made

    def start(self) -> None:
        """Show the wall and keep it true from now on."""
        self._poll.start()
        self._tick.start()
        self.show()
        self.poll()

    def poll(self) -> None:
        """Read the queue, unless an answer is still awaited: a silent centre is asked one question."""
        if self._reading:
            return
        self._reading = True
        asked_at, names = self._clock.now(), dict(self._names)

        def work() -> tuple[dict[str, str], QueueBoard]:
            if not names and self._read_services is not None:
                names.update({service.code: service.name for service in self._read_services()})
            return names, self._read_board()

        self._jobs.read(
            work, lambda found: self._on_read(found, asked_at), self._on_failed, always=self._on_ended
        )

    def show(self) -> None:
        """Show the wall as it is now."""
        now = self._clock.now()
        is_fresh = self._is_fresh(now)
        rows = wait_rows(self._board, self._names, self._least) if self._board and is_fresh else ()
        self._view.show_state(
            display_state(
                self._calls.last,
                Waits(rows, self._turned(now)),
                board=self._board,
                now=now,
                is_fresh=is_fresh,
                is_new=self._new.isActive(),
            )
        )

    def _is_fresh(self, now: datetime) -> bool:
        # By this machine's clock alone: the centre answered with what was true when it was asked, or later.
        asked = self._asked_at
        return asked is not None and not self._is_down and timedelta(0) <= now - asked <= self._hide_after

    def _turned(self, now: datetime) -> int:
        """Give the number of the wait to show; it grows by one every few seconds."""
        if self._turned_at is None or now < self._turned_at:
            self._turned_at = now
        elif now - self._turned_at >= timedelta(seconds=TURN_SECONDS):
            self._turned_at, self._turn = now, self._turn + 1
        return self._turn

    def _on_read(self, found: tuple[dict[str, str], QueueBoard], asked_at: datetime) -> None:
        self._names, self._board = found
        self._asked_at, self._is_down = asked_at, False
        fresh = self._calls.take(self._board)
        for call in fresh:
            self._announce(call)
        if fresh:
            self._new.start()
        self.show()

    def _on_failed(self, _error: WorldError) -> None:
        self._is_down = True
        self.show()

    def _on_ended(self) -> None:
        self._reading = False

    def _announce(self, call: Call) -> None:
        self._view.announce(called_sentence(call))
        self._to_say.append(spoken_sentence(call))
        self._say_next()

    def _say_next(self) -> None:
        if self._speaking or not self._to_say:
            return
        self._speaking = True
        sentence = self._to_say.popleft()

        def work(control: JobControl) -> None:
            self._voice(sentence, lambda: control.stopped)

        self._jobs.long(work, lambda _: None, progress=lambda _: None, always=self._on_said)

    def _on_said(self) -> None:
        self._speaking = False
        self._say_next()
