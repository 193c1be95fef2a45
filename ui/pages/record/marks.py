"""What another advisor changed on an open record: where, by whom and when, until the reader has seen it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor_console.domain.changes import Written
from ui.pages.record.models import RecordState
from ui.pages.record.words import clock_time, translate

STRIP, COUNCIL_TAX, BINS, CASES = "strip", "council_tax", "bins", "cases"
VOTING, HOUSEHOLD, TIMELINE = "voting", "household", "timeline"


@dataclass(slots=True)
class Marks:
    """The marks on one record; by area, in words. notice is said once, politely, when one is added."""

    areas: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    who: str = ""
    """Whom the notice names, in full; "" where that is not known."""

    def add(
        self, before: RecordState, after: RecordState, written: Written | None, names: Mapping[str, str]
    ) -> None:
        """Mark every area that says something else now; written says who did it last, where known."""
        changed = changed_areas(before, after)
        if not changed:
            return
        self.notice = translate("Somebody else changed this record just now.")
        mark = translate("Changed by somebody else")
        self.who = "" if written is None else names.get(written.by, "")
        if written is not None:
            time = clock_time(written.at)
            who = self.who or translate("Somebody else")
            self.notice = translate("{who} changed this record at {time}.").format(who=who, time=time)
            mark = translate("Changed: {who}, {time}").format(who=who, time=time)
        self.areas.update(dict.fromkeys(changed, mark))

    def clear(self) -> None:
        """Take all marks away: they were seen."""
        self.areas.clear()
        self.notice = self.who = ""


def changed_areas(before: RecordState, after: RecordState) -> tuple[str, ...]:
    """List the areas of a record that say something else than they did."""
    then, now = _parts(before), _parts(after)
    return tuple(area for area in then if then[area] != now[area])


def _parts(state: RecordState) -> dict[str, object]:
    return {
        # That two changed the same has a chip of its own, which says so itself.
        STRIP: (state.name, state.about, state.chips[1:] if state.is_contested else state.chips),
        COUNCIL_TAX: state.council_tax,
        BINS: (state.bins, state.bins_note, state.not_emptied),
        CASES: (state.cases, state.cases_note),
        VOTING: state.voting,
        HOUSEHOLD: state.household,
        # Words may differ only in that they are sent by now; what is new has an id of its own.
        TIMELINE: frozenset(row.id for row in state.timeline),
    }
