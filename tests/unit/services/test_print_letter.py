"""A letter is printed once and noted once, whatever comes in between."""

import hashlib
from datetime import UTC, datetime

import pytest

from advisor_console.domain.errors import CannotSave, WorldError
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.printing import IssuedLetter, NotPrinted, PrintSetting, Sides, is_named
from advisor_console.services.print_letter import PrintLetter
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids

_PDF = b"%PDF as it was issued"
_LETTER = IssuedLetter(
    EntityId("letter"), PersonId(EntityId("sian")), "Your move", "MV-1-L1", hashlib.sha256(_PDF).hexdigest()
)
_SETTING = PrintSetting("mfp-1", copies=2, sides=Sides.LONG_EDGE)
_LATER = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Tray:
    """A printer that keeps what it printed. silent: it cannot say what it had; out: it takes nothing."""

    def __init__(self) -> None:
        self.papers: list[tuple[bytes, PrintSetting, str]] = []
        self.silent = self.out = False

    def hand_over(self, pdf: bytes, setting: PrintSetting, title: str) -> None:
        if self.out:
            raise NotPrinted("The printer is out.")
        self.papers.append((pdf, setting, title))

    def has(self, printer: str, title: str) -> bool:
        return not self.silent and (printer, title) in [(one[1].printer, one[2]) for one in self.papers]


class Desk:
    """A use case with what it works on."""

    def __init__(self) -> None:
        self.tray, self.log, self.drafts, self.clock = (
            Tray(),
            RememberingLog(),
            RememberingDrafts(),
            FixedClock(),
        )
        self.kept: dict[str, bytes] = {_LETTER.sha256: _PDF}

    @property
    def use(self) -> PrintLetter:
        """The use case as it is after a new start."""
        return PrintLetter(
            self.drafts, self.kept.get, self.is_saved, self.tray, self.log, self.clock, counting_ids(), "asha"
        )

    def is_saved(self, command: str) -> bool:
        return command in [one.id for one in self.log.saved]


def test_what_is_asked_for_waits_over_a_new_start() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    assert list(desk.use.waiting()) == [job]
    assert not desk.tray.papers
    assert not desk.log.saved


def test_released_it_is_printed_as_it_was_issued_and_noted() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    desk.clock.instant = _LATER
    command = desk.use.hand_over(job.id)
    assert desk.tray.papers == [(_PDF, _SETTING, job.title)]
    assert command is not None
    (change,) = command.changes
    assert (command.kind, change.entity, change.id) == ("print_letter", "letter_printing", job.id)
    assert {name: field.new for name, field in change.fields.items()} == {
        "letter_id": "letter", "person_id": "sian", "printed_at": _LATER.isoformat(), "printer": "mfp-1",
        "advisor": "asha", "copies": 2,
    }  # fmt: skip
    assert not desk.use.waiting()


def test_the_jobs_name_names_nobody() -> None:
    desk = Desk()
    title = desk.use.ask(_LETTER, _SETTING).title
    assert not any(word in title for word in ("sian", "MV-1", "move"))


def test_pressing_twice_prints_once() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    assert desk.use.hand_over(job.id) is not None
    assert desk.use.hand_over(job.id) is None
    assert (len(desk.tray.papers), len(desk.log.saved)) == (1, 1)


def test_dropped_it_is_never_printed() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    desk.use.drop(job.id)
    assert desk.use.hand_over(job.id) is None
    assert not desk.tray.papers


def test_printed_and_not_noted_it_is_only_noted() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    desk.log.full = True
    with pytest.raises(CannotSave):
        desk.use.hand_over(job.id)
    given_at = desk.clock.instant
    desk.log.full, desk.clock.instant = False, _LATER
    command = desk.use.hand_over(job.id)
    assert command is not None
    assert (len(desk.tray.papers), command.happened_at) == (1, given_at)


def test_where_the_printer_cannot_say_it_is_rather_printed_again() -> None:
    desk = Desk()
    desk.tray.silent = True
    job = desk.use.ask(_LETTER, _SETTING)
    desk.log.full = True
    with pytest.raises(CannotSave):
        desk.use.hand_over(job.id)
    desk.log.full = False
    desk.use.hand_over(job.id)
    assert (len(desk.tray.papers), len(desk.log.saved)) == (2, 1)


def test_noted_and_not_forgotten_yet_it_is_not_printed_again() -> None:
    desk = Desk()
    desk.tray.silent = True
    job = desk.use.ask(_LETTER, _SETTING)
    kept = dict(desk.drafts.kept)
    assert desk.use.hand_over(job.id) is not None
    # As if it had been killed after its command was kept.
    desk.drafts.kept, desk.clock.instant = kept, _LATER
    assert desk.use.hand_over(job.id) is None
    assert (len(desk.tray.papers), len(desk.log.saved)) == (1, 1)
    assert not desk.use.waiting()


def test_a_printer_that_is_out_leaves_it_waiting() -> None:
    desk = Desk()
    job = desk.use.ask(_LETTER, _SETTING)
    desk.tray.out = True
    with pytest.raises(NotPrinted):
        desk.use.hand_over(job.id)
    assert [one.id for one in desk.use.waiting()] == [job.id]
    assert not desk.log.saved
    desk.tray.out = False
    assert desk.use.hand_over(job.id) is not None
    assert len(desk.tray.papers) == 1


@pytest.mark.parametrize(
    ("kept", "says"), [(_PDF + b" ", "not what was issued"), (None, "not on this machine")]
)
def test_only_the_issued_bytes_go_out(kept: bytes | None, says: str) -> None:
    desk = Desk()
    desk.kept = {} if kept is None else {_LETTER.sha256: kept}
    job = desk.use.ask(_LETTER, _SETTING)
    with pytest.raises(WorldError, match=says):
        desk.use.hand_over(job.id)
    assert not desk.tray.papers
    assert not desk.log.saved


def test_a_council_names_its_shared_printers_by_patterns() -> None:
    assert is_named("MFP-ground-floor", ["mfp-*"])
    assert not is_named("counter", ["mfp-*", "shared"])
    assert not is_named("counter", [])
