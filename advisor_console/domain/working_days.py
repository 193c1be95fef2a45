"""Working days: bank holidays by nation, the council's own closures, opening hours, and clocks in days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from advisor_console.domain.nation import Nation

LOCAL = ZoneInfo("Europe/London")
"""The time zone in which councils open, close and count days."""

_SUBDIVISION = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
_SATURDAY = 5
_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366


@lru_cache(maxsize=512)
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """Give a nation's bank and public holidays of a year, substitute days among them.

    Source: Banking and Financial Dealings Act 1971 s1 and Sch 1, and proclamations, by `holidays`.
    """
    # Imported at the first question, because it costs a tenth of a second that a start-up can do without.
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year))


def is_bank_holiday(nation: Nation, day: date) -> bool:
    """Say whether a day is a bank or public holiday in a nation."""
    return day in bank_holidays(nation, day.year)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When contacts are received, Monday first; None is a day without opening. Local times (L10)."""

    week: tuple[tuple[time, time] | None, ...]

    def __post_init__(self) -> None:
        """Refuse a week that is not seven days, or a day that closes before it opens."""
        if len(self.week) != 7:
            raise ValueError("Opening hours need seven days, Monday first.")
        if any(hours is not None and hours[0] >= hours[1] for hours in self.week):
            raise ValueError("A day must close after it opens.")
        if not any(self.week):
            raise ValueError("Opening hours need at least one open day.")

    def on(self, day: date) -> tuple[time, time] | None:
        """Give the day's opening and closing time, None when it does not open."""
        return self.week[day.weekday()]


OFFICE_HOURS = OpeningHours((*((time(9), time(17)),) * 5, None, None))
"""Monday to Friday, 9 to 5, for councils that say nothing else."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A council's working days: Monday to Friday without bank holidays and without its own closures."""

    nation: Nation
    closures: frozenset[date] = frozenset()
    # Left out of the hash, which is asked for at every promise: calendars hardly ever differ by it alone.
    opening: OpeningHours = field(default=OFFICE_HOURS, hash=False)

    def is_working_day(self, day: date) -> bool:
        """Say whether a day counts as a working day."""
        return (
            day.weekday() < _SATURDAY and day not in self.closures and not is_bank_holiday(self.nation, day)
        )

    def on_or_after(self, day: date) -> date:
        """Give the day itself when it is a working day, else the next one.

        Raises ValueError when the council is closed for a year on end.
        """
        for _ in range(_LONGEST_CLOSURE):
            if self.is_working_day(day):
                return day
            day += _DAY
        raise ValueError("There is no working day within a year: check the closures of the profile.")

    def add_working_days(self, start: date, days: int) -> date:
        """Give the working day that is `days` working days after start; start itself is not counted.

        With 0 days it is start, or the next working day. Raises ValueError for a negative count.
        """
        if days < 0:
            raise ValueError("Working days are counted forwards.")
        return _working_days_later(self, start, days)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after start up to and including end; 0 when end is not later."""
        return sum(self.is_working_day(start + _DAY * n) for n in range(1, (end - start).days + 1))

    def counts_from(self, received_at: datetime) -> date:
        """Give the day of receipt for a clock: the day itself, or the next working day when closed.

        A contact before opening counts for that day, one at or after closing for the next working day.
        received_at is aware, any zone; days are local. Raises ValueError for a time without a zone.
        Source: requirements.md, Clocks.
        """
        if received_at.tzinfo is None:
            raise ValueError("A time of receipt needs a time zone.")
        local = received_at.astimezone(LOCAL)
        hours = self.opening.on(local.date())
        if hours is not None and local.time() < hours[1]:
            return self.on_or_after(local.date())
        return self.on_or_after(local.date() + _DAY)

    def due_date(self, received_at: datetime, days: int) -> date:
        """Give the last working day of a clock of `days` working days.

        Counting starts on the day after receipt; outside opening hours, receipt is the next working day.
        received_at is aware, any zone; the answer is a local date. Source: requirements.md, Clocks.
        """
        return self.add_working_days(self.counts_from(received_at), days)


@lru_cache(maxsize=4096)
def _working_days_later(calendar: WorkingCalendar, start: date, days: int) -> date:
    """Count once: promises of a day's moves are asked for again and again."""
    day = start
    for _ in range(days):
        day = calendar.on_or_after(day + _DAY)
    return calendar.on_or_after(day)


def calendar_for(nation: Nation, closures: Iterable[date] = ()) -> WorkingCalendar:
    """Make a calendar with office hours and a council's own closures."""
    return WorkingCalendar(nation, frozenset(closures))
