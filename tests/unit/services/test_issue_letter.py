"""What may not be posted is refused before anything is made or kept."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from advisor_console.domain.errors import WorldError
from advisor_console.domain.postal import NotByPost
from advisor_console.services.issue_letter import MOST_BYTES, IssueLetter
from advisor_console.services.ports import MadeLetter
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids


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


class Keeping:
    """A maker and a store in one: what it made, and what it was given to keep."""

    def __init__(self, beside: bytes) -> None:
        self.beside = beside
        self.kept: dict[str, bytes] = {}

    def make(
        self,
        template: str,
        values: Mapping[str, Any],
        *,
        language: str,
        format_: str,
        font: str,
        drafts: bool = False,
    ) -> MadeLetter:
        digest = hashlib.sha256(b"%PDF").hexdigest()
        return MadeLetter(
            b"%PDF",
            "",
            1,
            digest,
            "Title",
            template,
            "1",
            language,
            format_,
            beside=self.beside,
            draft=drafts,
        )

    def put(self, sha256: str, content: bytes) -> None:
        assert hashlib.sha256(content).hexdigest() == sha256
        self.kept[sha256] = content

    def get(self, sha256: str) -> bytes | None:
        return self.kept.get(sha256)


PERSON: Any = SimpleNamespace(id="p", language="en", letter_format="audio", letter_font="lexend")
VALUES = {"recipient": ["Ann Lee", "1 Mill Lane"], "reference": "MV-1"}


def issuing(beside: bytes) -> tuple[IssueLetter, Keeping, RememberingLog]:
    keeping, log = Keeping(beside), RememberingLog()
    return IssueLetter(log, keeping, keeping, FixedClock(), counting_ids(), "asha"), keeping, log


def test_what_somebody_gets_in_place_of_pages_is_kept_with_them() -> None:
    issue, keeping, _ = issuing(b"RIFF sound")
    fields = issue.issue("move", VALUES, PERSON).command.changes[0].fields
    assert keeping.kept[str(fields["beside_sha256"].new)] == b"RIFF sound"
    assert keeping.kept[str(fields["sha256"].new)] == b"%PDF"
    assert (fields["reference"].new, fields["case_reference"].new) == ("MV-1-L1", "MV-1")
    own = issue.issue("blank", VALUES, PERSON, reference="LT-1", case=None).command.changes[0].fields
    assert own["reference"].new == "LT-1"
    assert "case_reference" not in own
    pages, keeping, _ = issuing(b"")
    assert "beside_sha256" not in pages.issue("move", VALUES, PERSON).command.changes[0].fields
    assert len(keeping.kept) == 1


def test_what_the_centre_would_never_take_is_not_issued() -> None:
    issue, keeping, log = issuing(bytes(MOST_BYTES + 1))
    with pytest.raises(WorldError, match="too long to be kept"):
        issue.issue("move", VALUES, PERSON)
    assert (keeping.kept, log.saved) == ({}, [])
