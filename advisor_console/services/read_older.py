"""Where a record's own history ends, so that what is older can be looked up at the centre without a gap."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from advisor_console.domain.customer import TIMELINE_MOST, TimelineEntry
from advisor_console.domain.ids import EntityId
from advisor_console.domain.working_days import LOCAL

Place = tuple[datetime, EntityId]
"""A place in a timeline: a moment (UTC) and the entry that stands there; older is what comes before it."""

_BEFORE_ANY = EntityId("00000000-0000-0000-0000-000000000000")
_OVERLAP = timedelta(days=1)


def end_of(timeline: Sequence[TimelineEntry], recent_days: int | None, today: date) -> Place | None:
    """Give the place from which on older entries are only at the centre; None when there are none.

    timeline stands newest first; recent_days is the profile's rule, None where everything is kept; today is
    the council's local day. A change with work still open is kept beyond the rule's days, so the last entry
    alone does not say where the history that is whole ends. The copy may be a day ahead of this clock: some
    entries come twice rather than one never.
    """
    last = (timeline[-1].at, timeline[-1].id) if len(timeline) >= TIMELINE_MOST else None
    if recent_days is None:
        return last
    first_day = datetime.combine(today - timedelta(days=recent_days), time(), LOCAL)
    kept = ((first_day + _OVERLAP).astimezone(UTC), _BEFORE_ANY)
    return kept if last is None else max(last, kept)
