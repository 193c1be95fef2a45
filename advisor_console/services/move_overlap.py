"""Two parties who would owe the same days of a home: said at its field, before it is recorded."""

from datetime import date

from advisor_console.domain.customer import PropertyRecord
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.moving import AgeGroup, MoveNotification
from advisor_console.domain.sentences import sentence


def may_overlap(move: MoveNotification, starts_on: date, home: PropertyRecord) -> bool:
    """Say whether others owe the new home from starts_on or later, and nobody else is to live there.

    Whoever owed it before may have left without telling us, and whoever moves into a shared home owes it with
    others (LGFA 1992 s6(3)): both are recorded, and revenues decides.
    """
    other = home.period
    if (
        other is None
        or other.starts_on < starts_on
        or {one.person for one in move.people} & set(other.liable)
    ):
        return False
    adults = sum(person.age_group is AgeGroup.ADULT for person in move.people)
    return (move.adults_there or 0) <= adults


def overlap(
    move: MoveNotification, starts_on: date, home: PropertyRecord, then: PropertyRecord | None
) -> FieldMessage | None:
    """Give what is wrong with who is to live there; then is the home on the day from which the others owe it.

    An owner who does not live there gives way to whoever does (LGFA 1992 s6(2)), so that is no contradiction.
    """
    if not may_overlap(move, starts_on, home) or home.period is None or then is None:
        return None
    living = {member.person.id for member in then.residents}
    if not living & set(home.period.liable):
        return None
    words = sentence(
        "Somebody else is liable for council tax at this address from {day:full}. Count them among the"
        " adults who will live there, or check the address and the first night.",
        day=home.period.starts_on,
    )
    return FieldMessage("adults_there", words)
