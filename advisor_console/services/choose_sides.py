"""Choose sides of conflicts; choosing again the other way is how a choice is undone."""

from collections.abc import Sequence

from advisor_console.domain.changes import Command
from advisor_console.domain.conflicts import Conflict, Side, choice_changes
from advisor_console.domain.ids import CommandId, NewId
from advisor_console.services.ports import Clock, CommandLog, Intent

KIND = "choose_side"


def choose_sides(
    log: CommandLog,
    clock: Clock,
    new_id: NewId,
    *,
    advisor: str,
    choices: Sequence[tuple[Conflict, Side]],
    mends: CommandId | None = None,
) -> Command:
    """Save choices as one command; it closes the conflicts for both advisors once it is received.

    mends names an earlier choice that was refused. Raises CannotSave.
    """
    now = clock.now()
    changes = tuple(
        change for conflict, side in choices for change in choice_changes(conflict, side, advisor, now)
    )
    return log.save(Intent(CommandId(new_id()), KIND, changes, supersedes=mends), now)
