"""States of the page of waiting letters worth looking at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from advisor_console.domain.ids import CommandId, EntityId, PersonId
from advisor_console.domain.printing import IssuedLetter, PrintJob, PrintSetting
from ui.pages.printing.models import PrintingState
from ui.pages.printing.words import waiting_rows

_TODAY = date(2026, 11, 28)


def _job(number: int, title: str, reference: str, at: datetime, copies: int = 1) -> PrintJob:
    letter = IssuedLetter(EntityId(f"l{number}"), PersonId(EntityId("p")), title, reference, "0" * 64)
    setting = PrintSetting("mfp-ground", copies, called="Ground floor printer")
    return PrintJob(EntityId(f"j{number}"), CommandId(EntityId(f"c{number}")), letter, setting, at)


_JOBS = (
    _job(
        1,
        "Your move: what we have noted and what happens next",
        "MV-2KYB1-XG6KX-L1",
        datetime(2026, 11, 27, 16, 40, tzinfo=UTC),
    ),
    _job(2, "Your new bins", "WD-20418-L7Q2KM", datetime(2026, 11, 28, 14, 2, tzinfo=UTC), copies=2),
)


def samples() -> Mapping[str, PrintingState]:
    """Give every state that a person may meet."""
    two = PrintingState(waiting_rows(_JOBS, _TODAY))
    return {
        "two wait": two,
        "being printed": replace(two, busy=True),
        "one printed": PrintingState(
            waiting_rows(_JOBS[:1], _TODAY), "WD-20418-L7Q2KM is being printed: Ground floor printer."
        ),
        "printer is out": replace(
            two,
            said="The printer “Ground floor printer” takes no letters now. Choose another.",
            wrong=True,
        ),
        "none": PrintingState(),
    }
