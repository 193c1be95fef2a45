"""Values of a template that somebody typed, such as --set reply_by=2026-12-04."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor_console.letters.filling import Template
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.template import FieldType

_FLAGS = {"yes": True, "no": False}


def given_values(template: Template, words: Iterable[str]) -> Mapping[str, Any]:
    """Read "field=value" by the types of the template's fields. Raises LetterRefused, naming the field.

    Days are 2026-12-04, money 1013.93, flags yes or no; the items of a list are parted by semicolons, or each
    has a line of its own, as a field on the screen has them.
    """
    found: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or name not in template.fields or name in found:
            raise LetterRefused(
                f"“{visible_name(name)}” is no field of this letter, or is given twice.",
                f"It takes {', '.join(sorted(template.fields))}.",
            )
        try:
            found[name] = _typed(template.fields[name].type, value)
        except (ValueError, KeyError, InvalidOperation):
            kind = template.fields[name].type
            raise LetterRefused(
                f"The value of “{name}” is not a {kind}.",
                "Days are written 2026-12-04, money 1013.93, flags yes or no.",
            ) from None
    return found


def as_given(template: Template, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Write values of a template's fields as given_values reads them."""
    return tuple(f"{name}={_typed_as(template.fields[name].type, value)}" for name, value in values.items())


def _typed_as(kind: FieldType, value: Any) -> str:
    match kind:
        case FieldType.DATE | FieldType.DAY:
            return str(value.isoformat())
        case FieldType.MONEY:
            return f"{value // 100}.{value % 100:02}"
        case FieldType.FLAG:
            return "yes" if value else "no"
        case FieldType.LIST | FieldType.LINES:
            return "".join(f"{line}\n" for line in value)
        case _:
            return str(value)


def visible_name(name: str) -> str:
    """A name that was typed, short enough for a sentence."""
    return name if len(name) <= 40 else f"{name[:39]}…"


def _typed(kind: FieldType, value: str) -> object:
    match kind:
        case FieldType.DATE | FieldType.DAY:
            return date.fromisoformat(value)
        case FieldType.MONEY:
            return int(Decimal(value) * 100)
        case FieldType.NUMBER:
            return int(value)
        case FieldType.FLAG:
            return _FLAGS[value]
        case FieldType.LIST | FieldType.LINES:
            return [part.strip() for part in (value.splitlines() if "\n" in value else value.split(";"))]
        case _:
            return value
