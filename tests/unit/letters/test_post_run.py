"""A post run knows what it issued already, says who would get no letter, and can be stopped."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, NewId, PersonId, PropertyId
from advisor_console.letters.case_letters import CaseLetters
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.post_run import PostRun, begun, journal_in
from advisor_console.services.confirm_again import ConfirmAgain
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.letter_cases import CaseKind, CaseQuery, LetterCase, WrittenLetter
from advisor_console.services.ports import Clock
from advisor_console.services.taken_move import TakenMove
from tests.helpers.fakes import NOW, RememberingLog
from tests.helpers.moves import ASHA, PROFILE, RECORD

GIVEN = [
    "received=2026-11-20", "subject=your bins", "why=We wait for the crew's report.", "team=Waste team",
    "reply_by=2026-12-04",
]  # fmt: skip
SIAN = RECORD.person.id


class Borough:
    """Cases, records and kept letters in memory; the letters on its record are those its log has heard of."""

    def __init__(self) -> None:
        self.record: CustomerRecord | None = RECORD
        self.log = RememberingLog()
        self.shown: dict[str, str] = {}
        self.kept: dict[str, bytes] = {}

    def get(self, reference: str) -> LetterCase | None:
        return (
            None if reference == "WD-9" else LetterCase(reference, CaseKind.CASE, SIAN, "waste", NOW.date())
        )

    def asked(self, query: CaseQuery) -> Sequence[LetterCase]:
        raise NotImplementedError

    def written(self, reference: str) -> Sequence[WrittenLetter]:
        raise NotImplementedError

    def issued(self, letter: EntityId) -> str | None:
        return self.shown.get(letter)

    def customer(self, person: PersonId) -> CustomerRecord | None:
        return self.record

    def property(self, property_id: PropertyId, on: date) -> PropertyRecord | None:
        raise NotImplementedError

    def put(self, sha256: str, content: bytes) -> None:
        self.kept[sha256] = content

    def sync(self) -> None:
        """The centre has it, and this machine's own list of what was saved is empty again."""
        for command in self.log.saved:
            for change in command.changes:
                self.shown[change.id] = str(change.fields["sha256"].new)
        self.log.saved.clear()


class NoMoves:
    """Nobody has moved."""

    def get(self, notification: EntityId) -> TakenMove | None:
        return None


@pytest.fixture
def borough() -> Borough:
    """A borough where everybody is Siân."""
    return Borough()


def run(borough: Borough, fonts: FontStore, *references: str) -> PostRun:
    maker = PdfLetters(fonts)

    def issuing(clock: Clock, new_id: NewId) -> IssueLetter:
        return IssueLetter(borough.log, borough, maker, clock, new_id, "asha")  # type: ignore[arg-type]  # reads nothing back

    confirming = ConfirmAgain(borough, NoMoves(), lambda: PROFILE, ASHA, bool)
    journal = begun("holding-letter", "kind=case", GIVEN, list(references), NOW)
    return PostRun(
        journal,
        CaseLetters(borough, borough, PROFILE, ASHA, confirming),
        maker,
        issuing,
    )


def nobody(_done: int, _of: int) -> None:
    """Hears how far it is, and says nothing."""


def test_what_is_on_the_record_is_made_again_and_issued_no_more(
    borough: Borough, fonts: FontStore, tmp_path: Path
) -> None:
    first = run(borough, fonts, "WD-1", "WD-2")
    assert first.finish(tmp_path, nobody)
    assert len(borough.log.saved) == 2
    kept = (tmp_path / "letters-001.pdf").read_bytes()
    borough.sync()
    journal = replace(first.journal, files={})
    assert replace(first, journal=journal).finish(tmp_path, nobody)
    assert (borough.log.saved, journal.refused) == ([], {})
    assert (tmp_path / "letters-001.pdf").read_bytes() == kept
    # The customer has another name now: what lies in the file must be what was issued.
    borough.record = replace(RECORD, person=replace(RECORD.person, family_name="Other"))
    journal = replace(first.journal, files={})
    assert replace(first, journal=journal).finish(tmp_path, nobody)
    assert borough.log.saved == []
    assert set(journal.refused) == {"WD-1", "WD-2"}
    assert "changed after its letter was issued" in journal.refused["WD-1"]
    assert journal.files == {"letters-001.pdf": []}


def test_a_run_that_is_stopped_is_gone_on_with(borough: Borough, fonts: FontStore, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    stopped = run(borough, fonts, "WD-1", "WD-2", "WD-3")
    assert not stopped.finish(tmp_path, lambda *far: told.append(far), lambda: len(told) == 3)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert len(borough.log.saved) == 2
    journal = journal_in(tmp_path, "holding-letter", "kind=case", GIVEN)
    assert journal is not None
    assert (journal.made, journal.id) == (0, stopped.journal.id)
    with pytest.raises(WorldError, match="Another post run was begun in"):
        journal_in(tmp_path, "holding-letter", "kind=told", GIVEN)
    borough.sync()
    assert replace(stopped, journal=journal).finish(tmp_path, nobody)
    assert journal.files == {"letters-001.pdf": ["WD-1", "WD-2", "WD-3"]}
    assert len(borough.log.saved) == 1


def test_who_would_get_no_letter_is_known_before_anything_is_made(borough: Borough, fonts: FontStore) -> None:
    asked = run(borough, fonts, "WD-1", "WD-9")
    assert set(asked.refusals(nobody)) == {"WD-9"}
    borough.record = replace(RECORD, person=replace(RECORD.person, deceased_on=date(2026, 10, 1)))
    assert "has died" in asked.refusals(nobody)["WD-1"]
    borough.record = replace(RECORD, person=replace(RECORD.person, family_name="Ωmega \N{GRINNING FACE}"))
    assert "\N{GRINNING FACE}" in asked.refusals(nobody)["WD-1"]
    assert asked.refusals(nobody, lambda: True) == {}
    # A move's own confirmation is for moves; what is told of them is worked out again (confirm_again.py).
    move = replace(asked, journal=begun("move", "kind=case", [], ["WD-1"], NOW))
    assert "WD-1 is no move" in move.refusals(nobody)["WD-1"]
    assert (borough.log.saved, borough.kept) == ([], {})


def test_who_reads_no_page_gets_a_file_of_their_own(
    borough: Borough, fonts: FontStore, tmp_path: Path
) -> None:
    borough.record = replace(RECORD, person=replace(RECORD.person, letter_format="text"))
    made = run(borough, fonts, "WD/1")
    assert made.finish(tmp_path, nobody)
    assert made.journal.apart == {"WD/1": ["WD-1.txt", "WD-1.pdf"]}
    assert (made.journal.made, made.journal.files) == (1, {"letters-001.pdf": []})
    fields = borough.log.saved[0].changes[0].fields
    assert (tmp_path / "WD-1.txt").read_bytes() == borough.kept[str(fields["beside_sha256"].new)]
    assert (tmp_path / "WD-1.pdf").read_bytes() == borough.kept[str(fields["sha256"].new)]
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["apart"] == made.journal.apart
