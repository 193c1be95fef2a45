"""Service standards: by when the council promises to have done its part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from advisor_console.domain.working_days import WorkingCalendar

CORPORATE = "corporate"
"""The service name of the standards that hold for every service that has no stricter one (L11)."""


class StandardMissingError(LookupError):
    """The profile promises nothing for this act of this service: name no date."""


@dataclass(frozen=True, slots=True)
class ServiceStandard:
    """A promise of the profile: this act of this service within so many days.

    working: working days, counted from the day after receipt; else calendar days, counted the same way.
    source is the profile's own word for where it is promised, such as H2 or L3.
    """

    service: str
    act: str
    days: int
    source: str
    working: bool = True

    def __post_init__(self) -> None:
        """Refuse a promise into the past."""
        if self.days < 0:
            raise ValueError("A standard promises a day that is not over.")


def promised_by(
    service: str,
    act: str,
    received_at: datetime,
    calendar: WorkingCalendar,
    standards: Iterable[ServiceStandard],
) -> date:
    """Give the last day on which a promise is kept: the strictest of the service's and the corporate one.

    received_at is aware, any zone; the answer is a local date. A contact outside opening hours counts from
    the next working day. Raises StandardMissingError when nothing is promised. Source: requirements.md,
    L11 (the corporate standard is the minimum, a service may be stricter) and Clocks.
    """
    return promised_from(service, act, calendar.counts_from(received_at), calendar, standards)


def promised_from(
    service: str, act: str, counts_from: date, calendar: WorkingCalendar, standards: Iterable[ServiceStandard]
) -> date:
    """Give the last day of a promise as promised_by does, from the day that the receipt counts for."""
    promised = [
        _last_day(standard, counts_from, calendar)
        for standard in standards
        if standard.act == act and standard.service in (service, CORPORATE)
    ]
    if not promised:
        raise StandardMissingError(f"The profile promises nothing for {service}: {act}.")
    return min(promised)


def _last_day(standard: ServiceStandard, counts_from: date, calendar: WorkingCalendar) -> date:
    if standard.working:
        return calendar.add_working_days(counts_from, standard.days)
    return counts_from + timedelta(days=standard.days)
