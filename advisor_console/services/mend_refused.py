"""Put right what the centre refused: send it again with other values, or take it back. Nothing just goes."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from advisor_console.domain.changes import Change, Command, FieldChange, Value
from advisor_console.domain.ids import CommandId, NewId
from advisor_console.services.ports import Clock, CommandLog, Intent

TAKE_BACK = "take_back"
_SIGNED = frozenset({"advisor", "reference", "sha256", "template", "template_version", "format", "service"})
"""What the console itself wrote: who signed it, references, what a letter was made from."""
_CHOSEN = frozenset({"kind", "status", "tenure", "basis", "channel", "stream", "method", "tier", "language"})
"""What is one of a few: it was chosen where the act was made, and is not typed."""
_SAID_IN_LINES = frozenset({"body", "summary"})
_DATES = frozenset({"date_of_birth", "last_night", "first_night"})


class Form(enum.Enum):
    """How a value is written down."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class MendableField:
    """One value of a refused act that can be written anew; place is its change's place in the command."""

    place: int
    entity: str
    name: str
    value: Value
    form: Form

    @property
    def key(self) -> str:
        """What the field is called on the page: unlike any other of the command."""
        return f"{self.place}-{self.name}"


def mendable(command: Command) -> tuple[MendableField, ...]:
    """List what can be put right field by field: words, dates and numbers that the advisor wrote.

    Ids, moments, signatures and documents are the console's own; a move's are put right in its own pages.
    """
    found = []
    for place, change in enumerate(command.changes):
        if change.op == "remove" or change.entity == "conflict":
            continue
        for name, field in change.fields.items():
            form = _form_of(change, name, field)
            if form is not None:
                found.append(MendableField(place, change.entity, name, field.new, form))
    return tuple(found)


def mend(
    log: CommandLog, clock: Clock, new_id: NewId, *, refused: Command, values: Mapping[str, Value]
) -> Command:
    """Save the act again with other values, by MendableField.key, in place of the refused one.

    Bases stay what the advisor saw then, so that what others wrote meanwhile is met and not overwritten.
    Raises CannotSave.
    """
    changes = tuple(_mended(place, change, values) for place, change in enumerate(refused.changes))
    intent = Intent(CommandId(new_id()), refused.kind, changes, refused.contact, supersedes=refused.id)
    return log.save(intent, clock.now())


def take_back(log: CommandLog, clock: Clock, new_id: NewId, *, refused: Command) -> Command:
    """Say that a refused act is not wanted any more: a command of no changes stands in its place.

    What waited for it goes on, and is judged by itself. The refused act stays in the record of both ends.
    Raises CannotSave.
    """
    intent = Intent(CommandId(new_id()), TAKE_BACK, (), refused.contact, supersedes=refused.id)
    return log.save(intent, clock.now())


def _mended(place: int, change: Change, values: Mapping[str, Value]) -> Change:
    fields = {
        name: FieldChange(field.base, values.get(f"{place}-{name}", field.new))
        for name, field in change.fields.items()
    }
    return replace(change, fields=fields)


def _form_of(change: Change, name: str, field: FieldChange) -> Form | None:
    value = field.new if field.new is not None else field.base
    if (
        name in _SIGNED
        or name in _CHOSEN
        or name.endswith(("_id", "_at"))
        or isinstance(value, bool | dict | list)
    ):
        return None
    if change.op == "set" and field.new == field.base and name not in ("starts_on", "ends_on"):
        return None
    if name in _DATES or name.endswith(("_on", "_by")) or _is_date(value):
        return Form.DATE
    if isinstance(value, int):
        return Form.NUMBER
    if isinstance(value, str):
        return Form.LINES if name in _SAID_IN_LINES else Form.LINE
    return None


def _is_date(value: Value) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
