"""Asks the centre for sites and counters, and settles where the advisor sits."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, SiteId
from advisor_console.domain.queueing import Counter, ServiceType, Site
from advisor_console.services.ports import Queue
from ui.jobs import JobRunner
from ui.pages.queue.models import PlaceShown
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.queue_words import counter_words, translate


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the advisor sits and for whom they call; no service stands for every service."""

    site: Site
    counter: Counter
    services: tuple[EntityId, ...] = ()


@dataclass(slots=True)
class _Asked:
    """The question as far as it is answered."""

    sites: Sequence[Site] = ()
    site: SiteId | None = None
    counters: Sequence[Counter] = ()
    counter: str = ""
    wanted: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


class PlaceQuestion(QObject):
    """The question where the advisor sits, while it is open.

    Signals: changed() when it looks different; settled(Seat); failed(WorldError).
    """

    changed = Signal()
    settled = Signal(object)
    failed = Signal(object)

    def __init__(self, queue: Queue, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._jobs = jobs.scope(self)
        self._asked: _Asked | None = None
        self._waits = self._seated = False

    @property
    def is_open(self) -> bool:
        """Whether the question stands before the board."""
        return self._asked is not None

    def ask(self, seat: Seat | None) -> None:
        """Open the question with the seat there is now already chosen."""
        self._asked = _Asked()
        self._seated = seat is not None
        if seat is not None:
            self._asked.site, self._asked.counter = seat.site.id, seat.counter.id
            self._asked.wanted = seat.services
        self._read_sites()

    def ask_again(self) -> None:
        """Ask for the sites once more when the line is back and they were never told."""
        if self._asked is not None and not self._asked.sites and not self._waits:
            self._read_sites()

    def leave(self) -> None:
        """Close the question without an answer."""
        self._asked = None
        self.changed.emit()

    def choose_site(self, site: str) -> None:
        """Choose a site and ask for its counters."""
        if self._asked is None:
            return
        if self._asked.site != site:
            self._asked.counters, self._asked.counter = (), ""
        self._asked.site = SiteId(EntityId(site))
        self._asked.problems = ()
        self._read_counters()
        self.changed.emit()

    def confirm(self, counter: str, services: tuple[str, ...]) -> None:
        """Sit down at a counter of the site chosen, calling for these services."""
        asked = self._asked
        if asked is None:
            return
        asked.counter, asked.wanted = counter, services
        site = next((site for site in asked.sites if site.id == asked.site), None)
        chosen = next((one for one in asked.counters if one.id == counter), None)
        if site is None:
            asked.problems = (Problem("site", translate("Choose the site you work at")),)
        elif chosen is None:
            sentence = (
                translate("Choose your counter")
                if asked.counters
                else translate("This site has no counters. Choose another one.")
            )
            asked.problems = (Problem("counter" if asked.counters else "site", sentence),)
        else:
            self._asked = None
            self.settled.emit(Seat(site, chosen, tuple(EntityId(service) for service in services)))
        self.changed.emit()

    def shown(self, services: Sequence[ServiceType], *, can_leave: bool) -> PlaceShown | None:
        """Give the question in words; None when it is not open or the centre has not told its sites."""
        asked = self._asked
        if asked is None or not asked.sites:
            return None
        return PlaceShown(
            sites=tuple(Option(site.id, site.name) for site in asked.sites),
            site=asked.site or "",
            counters=tuple(Option(one.id, counter_words(one.name)) for one in asked.counters),
            counter=asked.counter,
            services=tuple(Option(service.id, service.name) for service in services),
            wanted=asked.wanted,
            can_leave=can_leave,
            problems=asked.problems,
        )

    def _read_sites(self) -> None:
        if not self._waits:
            self._waits = True
            self._jobs.read(
                self._queue.sites, self._on_sites, self._on_sites_failed, always=self._on_sites_ended
            )

    def _on_sites_ended(self) -> None:
        self._waits = False

    def _on_sites_failed(self, error: WorldError) -> None:
        if self._seated:
            # There is a board to go back to, and the question must not open by itself later.
            self._asked = None
        self.failed.emit(error)

    def _read_counters(self) -> None:
        site = self._asked.site if self._asked else None
        if site is not None:
            self._jobs.read(
                lambda: self._queue.counters(site), self._on_counters, self.failed.emit, latest="counters"
            )

    def _on_sites(self, sites: Sequence[Site]) -> None:
        if self._asked is None:
            return
        self._asked.sites = sites
        if len(sites) == 1:
            self._asked.site = sites[0].id
        self._read_counters()
        self.changed.emit()

    def _on_counters(self, counters: Sequence[Counter]) -> None:
        if self._asked is None:
            return
        self._asked.counters = counters
        if len(counters) == 1:
            self._asked.counter = counters[0].id
        self.changed.emit()
