"""Noting a look: ids and the reason, refused without one, and nothing of what was seen."""

import pytest

from advisor_console.domain.ids import ContactId, EntityId, PersonId
from advisor_console.domain.invalid import Invalid
from advisor_console.domain.looking import CASE, CONTACT, LOOK_REASONS, OPEN_RECORD, Look
from advisor_console.services.open_record import LONGEST_WORDS, OpenRecord
from tests.helpers.fakes import NOW, FixedClock, RememberingLog, counting_ids

SIAN = PersonId(EntityId("person-1"))


@pytest.fixture
def log() -> RememberingLog:
    """Where looks are kept."""
    return RememberingLog()


@pytest.fixture
def use(log: RememberingLog) -> OpenRecord:
    """The use case of one advisor."""
    return OpenRecord(log, FixedClock(), counting_ids(), "asha", lambda: LOOK_REASONS)


def test_a_look_under_a_contact_is_one_command_of_ids(use: OpenRecord, log: RememberingLog) -> None:
    contact = ContactId(EntityId("contact-1"))
    command = use.note(SIAN, Look(CONTACT, contact=contact))
    assert log.saved == [command]
    assert (command.kind, command.contact) == (OPEN_RECORD, contact)
    (change,) = command.changes
    assert (change.entity, change.op) == ("record_view", "create")
    assert {name: field.new for name, field in change.fields.items()} == {
        "person_id": SIAN,
        "advisor": "asha",
        "viewed_at": NOW.isoformat(),
        "reason": "contact",
        "contact_id": contact,
    }


def test_a_case_and_words_of_ones_own(use: OpenRecord) -> None:
    fields = use.note(SIAN, Look(CASE, case=EntityId("case-1"))).changes[0].fields
    assert (fields["reason"].new, fields["case_id"].new) == ("case", "case-1")
    fields = use.note(SIAN, Look("other", words="  Her  letter\nof Monday ")).changes[0].fields
    assert (fields["reason"].new, fields["words"].new) == ("other", "Her letter of Monday")


@pytest.mark.parametrize(
    ("look", "field"),
    [
        (Look(""), "reason"),
        (Look("curiosity"), "reason"),
        (Look("other"), "words"),
        (Look("other", words=" \n "), "words"),
        (Look("casework", words="x" * (LONGEST_WORDS + 1)), "words"),
    ],
)
def test_no_reason_is_no_look(use: OpenRecord, log: RememberingLog, look: Look, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        use.note(SIAN, look)
    assert [wrong.field for wrong in refused.value.fields] == [field]
    assert log.saved == []
