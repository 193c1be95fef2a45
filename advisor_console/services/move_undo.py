"""Putting back what a move did to the record, so that a correction starts from what was there before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from advisor_console.domain.changes import Change, FieldChange, Value, altered
from advisor_console.domain.ids import EntityId

_KEPT = frozenset(
    {
        *("residency", "liability_period", "liable_person", "council_tax_account"),
        *("container", "garden_subscription", "person", "discount", "former_name"),
    }
)
"""What a correction puts back; everything else of a move is history, and only ever added to."""

_PERIODS = frozenset({"residency", "liability_period"})
_SAME_ROW = {
    "residency": ("person_id", "property_id", "tenure"),
    "liability_period": ("property_id", "account_id", "basis"),
    "liable_person": ("period_id", "person_id"),
    "container": ("property_id", "stream", "kind", "capacity_litres"),
    # Only ever one of each is made: who joins, and the name that a new one takes the place of.
    "person": (),
    "former_name": ("person_id",),
}
"""What makes a row that the correction wants the one that is there already."""


def noting_what_it_does(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give the changes with the notification telling what the others do: another desk may correct it."""
    did = [_as_json(change) for change in changes if change.entity in _KEPT]
    return tuple(
        _with_told(change, {"did": did}) if change.entity == "notification" else change for change in changes
    )


def did_of(told: Mapping[str, Any]) -> tuple[Change, ...] | None:
    """Read back what a notification did; None where it was not noted."""
    noted = told.get("did")
    if noted is None:
        return None
    return tuple(
        Change(
            one["entity"],
            one["id"],
            one["op"],
            {name: FieldChange(*values) for name, values in one["fields"].items()},
        )
        for one in noted
    )


def undoing(did: Sequence[Change]) -> tuple[Change, ...]:
    """Give the changes that put back what was done, the last first.

    A row that was made cannot be unmade where others may name it: a stay or a liability becomes one of no
    day at all, an ordered container is called off.
    """
    return tuple(change for one in reversed(did) for change in _undone(one))


def with_their_ids(changes: Sequence[Change], did: Sequence[Change]) -> tuple[Change, ...]:
    """Give rows that the earlier one made, and the new one wants too, the ids that they have there."""
    free = [change for change in did if change.op == "create"]
    renamed: dict[str, EntityId] = {}
    known: list[Change] = []
    for change in changes:
        fields = {
            name: FieldChange(field.base, renamed.get(field.new, field.new))
            if isinstance(field.new, str)
            else field
            for name, field in change.fields.items()
        }
        one = replace(change, fields=fields)
        same = next((old for old in free if change.op == "create" and _same(one, old)), None)
        if same is not None:
            free.remove(same)
            renamed[change.id] = same.id
            one = replace(one, id=same.id)
        known.append(one)
    return tuple(known)


def corrected(changes: Sequence[Change], did: Sequence[Change]) -> tuple[Change, ...]:
    """Turn what a correction would do to the record as it was into what it does to the record as it is.

    changes have the ids of the rows that are there already (with_their_ids); what both alter is altered once,
    from what it is now. Periods that shrink come before those that grow, because no day of a home may have
    two liable groups at any moment of the command.
    """
    back = {(one.entity, one.id): one for one in undoing(did)}
    first = [change for change in changes if change.entity not in _KEPT]
    made, sets = [], []
    for change in (change for change in changes if change.entity in _KEPT):
        there = back.pop((change.entity, change.id), None)
        if there is None:
            made.append(change)
        elif (net := _net(there, change)) is not None:
            sets.append(net)
    sets += [one for one in back.values() if not _is_nothing(one)]
    head = [change for change in first if change.entity == "notification"]
    rest = [change for change in first if change.entity != "notification"]
    return (*head, *sorted(sets, key=_grows), *(one for one in made if one.op == "set"),
            *(one for one in made if one.op != "set"), *rest)  # fmt: skip


def _undone(change: Change) -> Iterator[Change]:
    new = {name: field.new for name, field in change.fields.items()}
    if change.op == "set":
        before = {name: field.base for name, field in change.fields.items()}
        yield altered(change.entity, change.id, new, before)
    elif change.entity in _PERIODS:
        now = {"starts_on": new["starts_on"], "ends_on": new.get("ends_on")}
        yield altered(change.entity, change.id, now, {**now, "ends_on": now["starts_on"]})
    elif change.entity == "container":
        yield altered(change.entity, change.id, {"status": new["status"]}, {"status": "removed"})
    elif change.entity == "person":
        # Others may name them by now: they stay, and a correction may write them otherwise.
        kept = {name: FieldChange(now, now) for name, now in new.items() if name != "reference"}
        yield Change(change.entity, change.id, "set", kept)
    elif change.op == "create":
        yield Change(
            change.entity, change.id, "remove", {name: FieldChange(now, None) for name, now in new.items()}
        )


def _same(change: Change, old: Change) -> bool:
    names = _SAME_ROW.get(change.entity)
    if change.entity != old.entity or names is None:
        return False
    return all(_new(change, name) == _new(old, name) for name in names)


def _new(change: Change, name: str) -> Value:
    field = change.fields.get(name)
    return None if field is None else field.new


def _net(back: Change, wanted: Change) -> Change | None:
    """Give one alteration from what is there now to what is wanted; None where that is the same."""
    if back.op == "remove":
        # The row is there and wanted as it is.
        return None
    now = {name: field.base for name, field in back.fields.items()}
    before = {name: field.new for name, field in back.fields.items()}
    after = {name: field.new for name, field in wanted.fields.items() if name in now}
    if wanted.op == "create":
        # What is not named in a new row is empty there.
        after = {name: _new(wanted, name) for name in now}
    extra = {name: field for name, field in wanted.fields.items() if name not in now}
    fields = {name: FieldChange(now[name], after.get(name, before[name])) for name in now}
    if wanted.op == "set":
        fields.update(extra)
    net = Change(wanted.entity, wanted.id, "set", fields)
    return None if _is_nothing(net) else net


def _is_nothing(change: Change) -> bool:
    """Say whether an alteration leaves everything as it is."""
    return change.op == "set" and all(field.base == field.new for field in change.fields.values())


def _grows(change: Change) -> int:
    """Order alterations: rows taken away, periods that shrink, then those that grow."""
    if change.op == "remove":
        return 0
    if change.entity != "liability_period" or "starts_on" not in change.fields:
        return 2
    start, end = change.fields["starts_on"], change.fields["ends_on"]
    later = str(start.new) >= str(start.base)
    sooner = end.new is not None and (end.base is None or str(end.new) <= str(end.base))
    return 1 if later and (sooner or end.new == end.base) else 3


def _with_told(change: Change, more: Mapping[str, Any]) -> Change:
    told = {**change.fields["told"].new, **more}
    return replace(change, fields={**change.fields, "told": FieldChange(None, told)})


def _as_json(change: Change) -> dict[str, Any]:
    return {
        "entity": change.entity,
        "id": change.id,
        "op": change.op,
        "fields": {name: [field.base, field.new] for name, field in change.fields.items()},
    }
