"""Collection days: a round's weeks, moved by bank holidays and by the council's own table at Christmas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from advisor_console.domain.customer import Schedule
from advisor_console.domain.nation import Nation
from advisor_console.domain.working_days import is_bank_holiday

_DAY = timedelta(days=1)
_MONDAY = 0
_SUNDAY = 6
# A day that moves may move over the day asked about; no published table moves one by more than this.
_FURTHEST_SHIFT = timedelta(days=14)
# A schedule whose every day is cancelled must not be searched for ever.
_MOST_DAYS_LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class CollectionShifts:
    """How a council moves collections.

    table: what it published, usual day to the day it moves to, None for no collection; it comes first.
    holiday_weekdays: bank holidays on these weekdays (Monday is 0) put that day's and every later
    collection of the week back by days_later; the rest of the holidays are left to the table.
    """

    nation: Nation
    table: Mapping[date, date | None] = field(default_factory=dict)
    holiday_weekdays: frozenset[int] = frozenset({_MONDAY})
    days_later: int = 1


@dataclass(frozen=True, slots=True)
class CollectionDay:
    """One collection: the day it is made, and the day it would usually be.

    confirmed is False when it falls on a bank holiday that neither the table nor the rule speaks of: say
    that it may change.
    """

    stream: str
    on: date
    usual_on: date
    confirmed: bool = True

    @property
    def moved(self) -> bool:
        """Whether it is made on another day than usual."""
        return self.on != self.usual_on


def collection_day(shifts: CollectionShifts, stream: str, usual_on: date) -> CollectionDay | None:
    """Say when a collection that is usually made on a day is made, None when it is not made at all.

    Source: the council's published table, then its rule for the week of a bank holiday (requirements.md,
    Bins: dates shift at Christmas and bank holidays).
    """
    on = _made_on(shifts, usual_on)
    return None if on is None else _collection(shifts, stream, on, usual_on)


def _made_on(shifts: CollectionShifts, usual_on: date) -> date | None:
    if usual_on in shifts.table:
        return shifts.table[usual_on]
    year, week, weekday = usual_on.isocalendar()
    if weekday > _first_holiday(shifts.nation, shifts.holiday_weekdays, year, week):
        return usual_on + _DAY * shifts.days_later
    return usual_on


def _collection(shifts: CollectionShifts, stream: str, on: date, usual_on: date) -> CollectionDay:
    return CollectionDay(stream, on, usual_on, usual_on in shifts.table or _is_clear(shifts, on))


def next_collections_of(
    schedule: Schedule, shifts: CollectionShifts, from_day: date, count: int
) -> tuple[CollectionDay, ...]:
    """List a stream's next collections from a day on, that day included, in order.

    The schedule's anchor is any day on which the round collects the stream; it may lie in the future.
    Fewer than count when the council's table cancels the rest. Raises ValueError for a schedule of no weeks.
    """
    if schedule.every_weeks < 1:
        raise ValueError("A schedule repeats after one week or more.")
    step = timedelta(weeks=schedule.every_weeks)
    first = from_day - _FURTHEST_SHIFT
    usual_on = schedule.anchor_on + step * -((schedule.anchor_on - first) // step)
    found: list[tuple[date, date]] = []
    for _ in range(_MOST_DAYS_LOOKED_AT):
        # The days looked at must reach past a shift, or an earlier collection could still turn up.
        if len(found) >= count and usual_on > found[count - 1][0] + _FURTHEST_SHIFT:
            break
        on = _made_on(shifts, usual_on)
        if on is not None and on >= from_day:
            found.append((on, usual_on))
            if len(found) > 1 and found[-2] > found[-1]:
                # Only a day that moved can come before the one found last.
                found.sort()
        usual_on += step
    return tuple([_collection(shifts, schedule.stream, on, usual_on) for on, usual_on in found[:count]])


def next_collections(
    schedules: Iterable[Schedule], shifts: CollectionShifts, from_day: date, count: int = 3
) -> tuple[CollectionDay, ...]:
    """List the next collections of every stream, count for each, the soonest first."""
    days = [day for one in schedules for day in next_collections_of(one, shifts, from_day, count)]
    return tuple(sorted(days, key=lambda day: (day.on, day.stream)))


@lru_cache(maxsize=1024)
def _first_holiday(nation: Nation, weekdays: frozenset[int], year: int, week: int) -> int:
    """Give the weekday of an ISO week's first bank holiday that moves collections, 7 for none."""
    monday = date.fromisocalendar(year, week, 1)
    moving = (n for n in range(7) if n in weekdays and is_bank_holiday(nation, monday + _DAY * n))
    return next(moving, 7)


def _is_clear(shifts: CollectionShifts, day: date) -> bool:
    return day.weekday() != _SUNDAY and not is_bank_holiday(shifts.nation, day)
