"""What may not be posted is refused before anything is made or kept."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from advisor_console.domain.postal import NotByPost
from advisor_console.services.issue_letter import IssueLetter


class Untouched:
    """Stands for a port that must not be reached."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was reached")


def test_a_letter_to_nowhere_is_neither_made_nor_kept_for_the_post() -> None:
    untouched: Any = Untouched()
    issue = IssueLetter(untouched, untouched, untouched, untouched, untouched, "asha")
    person: Any = SimpleNamespace(language="en", letter_format="standard", letter_font="lexend")
    values = {"recipient": ["Pat Marsh", "No fixed abode"], "date": datetime(2026, 11, 28, tzinfo=UTC).date()}
    with pytest.raises(NotByPost, match="No fixed abode"):
        issue.issue("move", values, person)
    with pytest.raises(AssertionError, match="make was reached"):
        issue.issue("move", values, person, delivery="handed_over")
