"""Choose a side of a conflict; choosing again the other way is how a choice is undone."""

from advisor_console.domain.changes import Command
from advisor_console.domain.conflicts import Conflict, Side, choice_changes
from advisor_console.domain.ids import CommandId, NewId
from advisor_console.services.ports import Clock, CommandLog, Intent

KIND = "choose_side"


def choose_side(
    log: CommandLog,
    clock: Clock,
    new_id: NewId,
    *,
    advisor: str,
    conflict: Conflict,
    side: Side,
    mends: CommandId | None = None,
) -> Command:
    """Save the choice as one command; it closes the conflict for both advisors once it is received.

    mends names an earlier choice that was refused. Raises CannotSave.
    """
    now = clock.now()
    changes = choice_changes(conflict, side, advisor, now)
    return log.save(Intent(CommandId(new_id()), KIND, changes, supersedes=mends), now)
