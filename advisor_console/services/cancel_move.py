"""Cancel a move before it takes effect: the record is put back, and every service told of it hears so."""

from datetime import date

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, ContactId, NewId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.domain.move_assessment import MoveRules
from advisor_console.domain.reference import reference_from
from advisor_console.domain.sentences import full_day
from advisor_console.services.move_again import ToldIn, taking_back
from advisor_console.services.move_undo import undoing
from advisor_console.services.ports import Clock, CommandLog, Intent
from advisor_console.services.taken_move import TakenMove


def why_not_cancelled(taken: TakenMove, today: date) -> str:
    """Say why a move cannot be cancelled any more, in a sentence; nothing where it can. today is local."""
    if not taken.stands:
        return "Something else stands in its place by now."
    if taken.did is None:
        return (
            "An older console took it, and did not note what it changed: put the record right part by part."
        )
    starts_on = taken.starts_on
    if starts_on is not None and starts_on <= today:
        return f"The move took effect on {full_day(starts_on)}: correct it, or record the move back."
    return ""


def cancel_move(
    log: CommandLog,
    clock: Clock,
    new_id: NewId,
    *,
    advisor: str,
    taken: TakenMove,
    contact: ContactId | None,
    rules: MoveRules,
) -> Command:
    """Save the cancellation as one command. Raises Invalid when it cannot be cancelled, CannotSave."""
    reason = why_not_cancelled(taken, clock.today())
    if reason:
        raise Invalid((InvalidField("page", reason),))
    now, id_ = clock.now(), new_id()
    reference = reference_from(id_, "MV")
    notification = created(
        "notification",
        id_,
        {
            "reference": reference,
            "kind": "move_cancelled",
            "person_id": taken.person,
            "contact_id": contact,
            "told": {"summary": f"Cancelled: {taken.told.get('summary', 'the move.')}"},
            "reported_at": now.isoformat(),
            "advisor": advisor,
            "corrects_id": taken.id,
        },
    )
    changes = (
        notification,
        *undoing(taken.did or ()),
        *taking_back(taken, ToldIn(id_, reference, now, rules), new_id),
    )
    return log.save(Intent(CommandId(new_id()), "cancel_move", changes, contact), now)
