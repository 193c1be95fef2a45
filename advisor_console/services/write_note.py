"""Write a note on a customer's record; notes are only ever added."""

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, ContactId, NewId, PersonId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.services.ports import Clock, CommandLog, Intent

LONGEST_NOTE = 10_000


def write_note(
    log: CommandLog,
    clock: Clock,
    new_id: NewId,
    *,
    advisor: str,
    person: PersonId,
    contact: ContactId | None,
    body: str,
) -> Command:
    """Save a note as it was written, blank space at its ends apart.

    Raises Invalid for an empty note or one longer than LONGEST_NOTE characters.
    """
    text = body.strip()
    if not text:
        raise Invalid((InvalidField("body", "Write the note before saving it."),))
    if len(text) > LONGEST_NOTE:
        over = len(text) - LONGEST_NOTE
        raise Invalid((InvalidField("body", f"Shorten the note by {over:,} characters, or write two."),))
    now = clock.now()
    values = {
        "person_id": person,
        "contact_id": contact,
        "body": text,
        "written_at": now.isoformat(),
        "advisor": advisor,
    }
    change = created("note", new_id(), values)
    return log.save(Intent(CommandId(new_id()), "write_note", (change,), contact), now)
