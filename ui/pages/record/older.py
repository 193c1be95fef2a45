"""The part of one customer's past that the console does not keep, read at the centre when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.customer import TIMELINE_MOST, CustomerRecord, OlderEntries, TimelineEntry
from advisor_console.domain.errors import CentreUnreachable, WorldError
from advisor_console.domain.ids import PersonId
from advisor_console.services.ports import Clock, OlderHistory
from advisor_console.services.read_older import Place, end_of
from advisor_console.sync.state import SyncState
from ui.jobs import JobRunner
from ui.pages.record.models import NOTHING_OLDER, OlderShown
from ui.pages.record.words import translate


class OlderReader(QObject):
    """Reads one customer's older entries, some at a time, and holds them while the tab is open.

    They are shown and never kept: the copy on this machine stays what the council's rule says it is.
    Signals: changed() when there are more of them, or the end of the timeline reads differently.
    """

    changed = Signal()

    def __init__(
        self,
        person: PersonId,
        *,
        history: OlderHistory,
        recent_days: Callable[[], int | None],
        clock: Clock,
        jobs: JobRunner,
        is_online: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._person = person
        self._history = history
        self._recent_days = recent_days
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._is_online = is_online
        self._reading = self._is_done = False
        self._problem = ""
        self._last: Place | None = None
        self._entries: tuple[TimelineEntry, ...] = ()

    def added_to(self, record: CustomerRecord) -> tuple[TimelineEntry, ...]:
        """Give a record's timeline with the older entries behind it, none of them twice."""
        own = {entry.id for entry in record.timeline}
        return (*record.timeline, *(entry for entry in self._entries if entry.id not in own))

    def shown(self, record: CustomerRecord) -> OlderShown:
        """Say how the end of a record's timeline stands."""
        if self._from(record) is None:
            return NOTHING_OLDER
        count = len(self.added_to(record)) - len(record.timeline)
        return OlderShown(self._is_online and not self._is_done, self._problem or self._words(count))

    def ask(self, record: CustomerRecord) -> None:
        """Read the next older entries; asking again meanwhile changes nothing."""
        place = self._from(record)
        if place is None or self._reading or self._is_done:
            return
        self._reading, self._problem = True, ""
        if len(record.timeline) >= TIMELINE_MOST:
            # What is pushed off its end by something new belongs to the older ones then.
            self._entries = self._entries or record.timeline
        self._jobs.read(
            lambda: self._history.before(self._person, *place),
            self._on_read,
            self._on_failed,
            always=self._on_ended,
        )
        self.changed.emit()

    def show_line(self, state: SyncState) -> None:
        """Take note of whether the centre answers."""
        if state.connected != self._is_online:
            self._is_online = state.connected
            self.changed.emit()

    def _words(self, count: int) -> str:
        if self._reading:
            return translate("Reading older entries at the centre…")
        parts = [translate("%n older shown.", count)] if count else []
        if self._is_done:
            parts.append(translate("There is nothing older."))
        elif not self._is_online:
            parts.append(
                translate("Older entries are at the centre. They can be read when the line is back.")
            )
        return " ".join(parts)

    def _from(self, record: CustomerRecord) -> Place | None:
        return self._last or end_of(record.timeline, self._recent_days(), self._clock.today())

    def _on_read(self, found: OlderEntries) -> None:
        if found.entries:
            self._last = found.entries[-1].at, found.entries[-1].id
        self._entries += found.entries
        self._is_done = not found.more
        self._is_online = True

    def _on_failed(self, error: WorldError) -> None:
        if isinstance(error, CentreUnreachable):
            self._is_online = False
        else:
            self._problem = f"{error.sentence} {error.way_on}".strip()

    def _on_ended(self) -> None:
        self._reading = False
        self.changed.emit()
