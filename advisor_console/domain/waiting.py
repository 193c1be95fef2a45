"""Which saved act waits for which: a refused one holds back what its owner saved after it on the same."""

from collections.abc import Sequence

from advisor_console.domain.changes import Command


def waits_for(command: Command, held: Sequence[Command]) -> Command | None:
    """Give the first of the refused or waiting acts that this one waits for; None when it waits for none.

    The same rule as the centre's (console.must_wait): it touches a row of an earlier one, or names a row
    that the earlier one would have made. Of several the earliest is given: the others wait for it as well.
    """
    earlier = (one for one in held if one.n < command.n and one.id != command.supersedes)
    return next((one for one in sorted(earlier, key=lambda one: one.n) if _holds_back(one, command)), None)


def _holds_back(earlier: Command, later: Command) -> bool:
    touched = {change.id for change in earlier.changes}
    made: set[str] = {change.id for change in earlier.changes if change.op == "create"}
    named: set[str] = set()
    for change in later.changes:
        if change.id in touched:
            return True
        named.update(field.new for field in change.fields.values() if isinstance(field.new, str))
    return bool(made & named)
