"""A saved act in an advisor's words: what it does, and for whom."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.changes import Change, Command, Value
from ui.widgets.field_words import field_words, group_words, value_words

_LONGEST = 90


def translate(text: str) -> str:
    """Translate the words of a saved act."""
    return QCoreApplication.translate("saved", text)


def act_words(kind: str) -> str:
    """Name the act alone: "A move"."""
    return {
        "report_move": translate("A move"),
        "record_change": translate("Another change"),
        "wrap_up_contact": translate("A contact"),
        "write_note": translate("A note"),
        "verify_identity": translate("An identity check"),
        "issue_letter": translate("A letter"),
        "choose_side": translate("A choice between two changes"),
        "take_back": translate("Something taken back"),
        "open_record": translate("A look at the record"),
    }.get(kind, translate("A change to the record"))


def saved_words(command: Command, names: Mapping[str, str]) -> str:
    """Say what a command does, without whose record it is on: "A move to 3 Mill Lane on 1 December 2026"."""
    said = _said(command, names)
    return f"{act_words(command.kind)}{said}"


def whose(person: str | None, names: Mapping[str, str]) -> str:
    """Name the customer; empty where that is not known on this machine."""
    return names.get(person, "") if person else ""


def _said(command: Command, names: Mapping[str, str]) -> str:
    first = _new(command, "notification")
    if first and command.kind == "record_change":
        return f": {_short(str((first.get('told') or {}).get('summary') or ''))}"
    if first:
        return _move(first, names)
    quoted = {"note": "body", "contact": "summary", "letter": "title"}
    for entity, field in quoted.items():
        text = _new(command, entity).get(field)
        if text:
            return f": “{_short(str(text))}”"
    check = _new(command, "verification").get("outcome")
    if check:
        return f": {value_words('verification', 'outcome', check, names)}"
    return _altered(command.changes, names)


def _move(told: Mapping[str, Value], names: Mapping[str, str]) -> str:
    place = names.get(str(told.get("to_property_id")), "") or (told.get("told") or {}).get("to_address") or ""
    day = told.get("first_night") or told.get("last_night")
    where = translate(" to {place}").format(place=place) if place else ""
    when = value_words("notification", "first_night", day, names) if day else ""
    return where + (translate(", {day}").format(day=when) if when else "")


def _altered(changes: tuple[Change, ...], names: Mapping[str, str]) -> str:
    parts = []
    for change in changes:
        if change.op == "remove" or change.entity == "conflict":
            continue
        for name, field in change.fields.items():
            if field.new != field.base and _is_told(change.op, name, field.new):
                words = value_words(change.entity, name, field.new, names)
                parts.append(f"{field_words(change.entity, name).lower()} {words}")
    if not parts:
        same = [change for change in changes if change.op == "set" and change.entity != "conflict"]
        if not same:
            return ""
        return translate(": {what} as it is").format(
            what=group_words(same[0].entity, next(iter(same[0].fields))).lower()
        )
    return f": {_short(', '.join(parts))}"


def _is_told(op: str, name: str, value: Value) -> bool:
    """Whether a value says something: of a new row, its keys and moments do not."""
    return op == "set" or not (name.endswith(("_id", "_at")) or isinstance(value, dict | list | bool))


def _new(command: Command, entity: str) -> Mapping[str, Value]:
    for change in command.changes:
        if change.entity == entity and change.op == "create":
            return {name: field.new for name, field in change.fields.items()}
    return {}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
