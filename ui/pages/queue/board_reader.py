"""Reads a site's queue again and again, one question at a time, and never shows an older answer."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from advisor_console.domain.queueing import QueueBoard, ServiceType, Site, Ticket
from advisor_console.services.ports import Queue
from ui.jobs import JobRunner
from ui.pages.queue.words import with_ticket

POLL_MS = 3000

_Found = tuple[Sequence[ServiceType], QueueBoard | None]


class BoardReader(QObject):
    """The board of one site as the centre told it last, with the services people queue for.

    A silent centre is asked one question at a time, so that it never takes every reader from the search.
    Signals: read() after each answer; failed(WorldError).
    """

    read = Signal()
    failed = Signal(object)

    def __init__(self, queue: Queue, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._jobs = jobs.scope(self)
        self._site: Site | None = None
        self.board: QueueBoard | None = None
        self.services: Sequence[ServiceType] = ()
        self._reading = self._again = False
        self._state = 0
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.refresh)

    @property
    def names(self) -> dict[str, str]:
        """The services' names by their codes."""
        return {service.code: service.name for service in self.services}

    def poll(self, wanted: bool) -> None:
        """Read now and every few seconds, or stop doing so."""
        if wanted:
            self._timer.start()
            self.refresh()
        else:
            self._timer.stop()

    def look_at(self, site: Site) -> None:
        """Read the queue of this site from now on."""
        if self._site is None or self._site.id != site.id:
            self.board = None
        self._site = site
        self.outdate()
        self.refresh()

    def outdate(self) -> None:
        """Drop the answer to a question already asked: something was done since, which it may not know."""
        self._state += 1

    def take(self, ticket: Ticket | None) -> None:
        """Put onto the board what the centre answered about one ticket, if it answered with one."""
        if self.board is not None and ticket is not None:
            self.board = with_ticket(self.board, ticket)

    def refresh(self) -> None:
        """Read the queue now; while an answer is awaited, once more after it."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        site, state, services = self._site, self._state, self.services

        def work() -> _Found:
            known = services or self._queue.services()
            return known, self._queue.board(site.id) if site else None

        self._jobs.read(
            work, lambda found: self._on_read(found, state), self.failed.emit, always=self._on_ended
        )

    def _on_read(self, found: _Found, state: int) -> None:
        self.services, board = found
        if state != self._state:
            self._again = True
        elif board is not None:
            self.board = board
        self.read.emit()

    def _on_ended(self) -> None:
        self._reading = False
        if self._again:
            self.refresh()
