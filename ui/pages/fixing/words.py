"""A refused act put into words and fields, and fields read back into values."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.changes import Command, Value
from advisor_console.services.choose_sides import KIND as CHOICE
from advisor_console.services.mend_move import notification_of
from advisor_console.services.mend_refused import Form, MendableField, mendable
from advisor_console.services.record_change import RECORD_CHANGE
from ui.pages.fixing.models import FieldShown, FieldTold, Way
from ui.widgets.date_reading import DateParts, read_date
from ui.widgets.error_summary import Problem
from ui.widgets.field_words import field_words, last_day, value_words
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run

_MOST_FIELDS = 12
_MOST_ROWS = 10
_DAY = timedelta(days=1)
_PENCE = 100


def translate(text: str) -> str:
    """Translate a text about what needs fixing."""
    return QCoreApplication.translate("fixing", text)


def way_of(command: Command) -> Way:
    """Say how an act is put right."""
    if command.kind == CHOICE:
        return Way.CHOICE
    if command.kind == RECORD_CHANGE:
        return Way.CHANGE
    if notification_of(command) is not None:
        return Way.MOVE
    return Way.FIELDS if 0 < len(mendable(command)) <= _MOST_FIELDS else Way.NONE


def saved_rows(command: Command, names: Mapping[str, str]) -> tuple[KeyValue, ...]:
    """List what was saved, as far as it says something to a reader."""
    made = notification_of(command)
    if made is not None:
        row = {name: change.new for name, change in made.fields.items()}
        told = row.get("told") or {}
        people = ", ".join(one["name"] for one in told.get("people", ()))
        summary = told.get("summary") if command.kind == RECORD_CHANGE else ""
        rows = [
            (translate("What changes"), str(summary or "")),
            (translate("Who moves"), people),
            (translate("From"), told.get("from_address") or ""),
            (translate("To"), told.get("to_address") or ""),
            *(
                (field_words("notification", name), value_words("notification", name, row[name], names))
                for name in ("last_night", "first_night")
                if row.get(name)
            ),
        ]
    else:
        rows = [
            (field_words(one.entity, one.name), value_words(one.entity, one.name, one.value, names))
            for one in mendable(command)
        ]
    shown = [(name, value) for name, value in rows if value]
    return tuple(
        KeyValue(f"saved-{place}", name, (Run(value),))
        for place, (name, value) in enumerate(shown[:_MOST_ROWS])
    )


def fields_shown(command: Command) -> tuple[FieldShown, ...]:
    """Give the fields with what was saved in them."""
    return tuple(_shown(field) for field in mendable(command))


def values_told(
    command: Command, told: Iterable[FieldTold]
) -> tuple[Mapping[str, Value], tuple[Problem, ...]]:
    """Read the fields back: the values by key, and what is wrong with those that cannot be read."""
    written = {one.key: one for one in told}
    values: dict[str, Value] = {}
    problems = []
    for field in mendable(command):
        one = written.get(field.key)
        if one is None:
            continue
        try:
            values[field.key] = _value(field, one)
        except _Unreadable as error:
            problems.append(Problem(field.key, str(error)))
    return values, tuple(problems)


class _Unreadable(Exception):
    """What stands in a field makes no date or number; the sentence says so."""


def _shown(field: MendableField) -> FieldShown:
    label = field_words(field.entity, field.name)
    if field.form is Form.DATE:
        day = date.fromisoformat(field.value) if field.value else None
        if day is not None and last_day(field.entity, field.name):
            day -= _DAY
        parts = DateParts() if day is None else DateParts(str(day.day), str(day.month), str(day.year))
        return FieldShown(field.key, label, field.form, parts=parts)
    if field.name.endswith("_pence") and field.value is not None:
        return FieldShown(field.key, label, field.form, f"{field.value / _PENCE:.2f}")
    return FieldShown(field.key, label, field.form, "" if field.value is None else str(field.value))


def _value(field: MendableField, told: FieldTold) -> Value:
    if field.form is Form.DATE:
        return _day(field, told)
    text = told.text.strip()
    if field.form is Form.NUMBER:
        return _number(field, text)
    return text or None


def _day(field: MendableField, told: FieldTold) -> Value:
    if told.parts == DateParts():
        return None
    day = read_date(told.parts)
    if not isinstance(day, date):
        raise _Unreadable(told.problem or translate("Check this date."))
    return (day + _DAY if last_day(field.entity, field.name) else day).isoformat()


def _number(field: MendableField, text: str) -> Value:
    if not text:
        return None
    try:
        number: Decimal | None = Decimal(text.replace(",", "").removeprefix("£"))
    except InvalidOperation:
        number = None
    whole = number * _PENCE if number is not None and field.name.endswith("_pence") else number
    if whole is None or not whole.is_finite() or whole != whole.to_integral_value():
        raise _Unreadable(translate("Write this as a number, such as 12."))
    return int(whole)
