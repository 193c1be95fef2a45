"""A refused move put right: the new one takes the refused one's place, under the ids that it had."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor_console.domain.changes import Change, Command, FieldChange, Value
from advisor_console.domain.ids import EntityId

_TOLD_APART_BY = {
    "notification": (),
    "residency": ("person_id",),
    "liability_period": (),
    "liable_person": ("person_id",),
    "container": ("stream", "kind"),
    "electoral_advice": ("person_id",),
    "work_item": ("service",),
}
"""What makes a row of the new move the same as one of the refused; empty: the first of its kind."""


def notification_of(command: Command) -> Change | None:
    """Give the notification that a move's command makes; None where it makes none."""
    made = (change for change in command.changes if change.entity == "notification" and change.op == "create")
    return next(made, None)


def with_kept_ids(changes: Sequence[Change], refused: Command) -> tuple[Change, ...]:
    """Give rows that the refused move would have made the ids that it gave them.

    What was saved after it, such as its letter, names those ids and waits for them; and the reference that
    the customer was given is made from one. A row that only the new move makes keeps its own.
    """
    free = [change for change in refused.changes if change.op == "create"]
    renamed: dict[str, EntityId] = {}
    for change in changes:
        if change.op != "create":
            continue
        same = next((old for old in free if _same(change, old, renamed)), None)
        if same is not None:
            free.remove(same)
            renamed[change.id] = same.id
    return tuple(_renamed(change, renamed) for change in changes)


def _same(change: Change, old: Change, renamed: Mapping[str, EntityId]) -> bool:
    if change.entity != old.entity or change.entity not in _TOLD_APART_BY:
        return False
    return all(
        _as_kept(change.fields.get(name), renamed) == _as_kept(old.fields.get(name), {})
        for name in _TOLD_APART_BY[change.entity]
    )


def _as_kept(field: FieldChange | None, renamed: Mapping[str, EntityId]) -> Value:
    value = None if field is None else field.new
    return renamed.get(value, value) if isinstance(value, str) else value


def _renamed(change: Change, renamed: Mapping[str, EntityId]) -> Change:
    fields = {
        name: FieldChange(field.base, _as_kept(field, renamed) if isinstance(field.new, str) else field.new)
        for name, field in change.fields.items()
    }
    return replace(change, id=renamed.get(change.id, change.id), fields=fields)
