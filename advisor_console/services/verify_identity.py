"""Record that identity was checked: how, which items, and how it went; never the answers."""

from collections.abc import Sequence

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, ContactId, NewId, PersonId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.services.ports import Clock, CommandLog, Intent

METHODS = ("questions", "document", "known_in_person", "call_back")
ITEMS = ("name", "address", "date_of_birth", "account_number", "document")


def verify_identity(
    log: CommandLog,
    clock: Clock,
    new_id: NewId,
    *,
    advisor: str,
    person: PersonId,
    contact: ContactId | None,
    method: str,
    items: Sequence[str],
    tier: str,
    passed: bool,
) -> Command:
    """Save one check. A failed one is saved too: the next advisor sees it (requirements.md, Identity).

    items name what was asked ("date_of_birth"), out of ITEMS; what was answered is never given here.
    Raises Invalid when the method or the items are missing or unknown.
    """
    wrong = []
    if method not in METHODS:
        wrong.append(InvalidField("method", "Choose how identity was checked."))
    if not items or not set(items) <= set(ITEMS):
        wrong.append(InvalidField("items", "Choose at least one thing that was checked."))
    if wrong:
        raise Invalid(tuple(wrong))
    now = clock.now()
    row = new_id()
    values = {
        "person_id": person,
        "contact_id": contact,
        "method": method,
        "items": " ".join(items),
        "tier": tier,
        "outcome": "passed" if passed else "failed",
        "checked_at": now.isoformat(),
        "advisor": advisor,
    }
    change = created("verification", row, values)
    return log.save(Intent(CommandId(new_id()), "verify_identity", (change,), contact), now)
