"""The parts of a letter that somebody writes, from its template's fields; and reading what was written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor_console.domain.sentences import Name, Sentence
from advisor_console.letters.filling import Template
from advisor_console.letters.model import refuse_unseen, written
from advisor_console.letters.refusals import CharacterRefused
from advisor_console.letters.template import LETTER_FIELDS, Field, FieldType
from advisor_console.services.write_letter import Known
from ui.pages.write_letter.labels import label_of, translate
from ui.pages.write_letter.models import Asked, Form, LetterForm
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts, read_date
from ui.widgets.error_summary import Problem

YES = "yes"
FINDING = "finding"
_FINDINGS = ("upheld", "partly_upheld", "not_upheld")
"""Three flags of which exactly one is true: asked as one question."""

_HEAD = frozenset(field.name for field in LETTER_FIELDS)
_FORMS = {
    FieldType.DATE: Form.DAY,
    FieldType.DAY: Form.DAY,
    FieldType.LIST: Form.LIST,
    FieldType.LINES: Form.LIST,
    FieldType.FLAG: Form.TICK,
    FieldType.TEXT: Form.TEXT,
}
_SHORT = frozenset(
    {
        "about", "account", "band", "bins_team", "deceased", "executor_name", "handler", "next_by_words",
        "next_time", "next_who", "ombudsman", "out_by", "place", "remedy_team", "subject", "team", "time",
        "with",
    }
)  # fmt: skip
"""Texts of a few words."""
_LONG = frozenset({"paragraphs"})
_MONEY = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?")


def asked_of(template: Template, known: Known) -> tuple[Asked, ...]:
    """Give what has to be written, in the template's order: whatever the record does not know."""
    name = template.source.name
    asked = []
    for field in template.fields.values():
        if field.name in _HEAD or field.name in known.fixed:
            continue
        if field.name in _FINDINGS:
            if field.name == _FINDINGS[0]:
                options = tuple(Option(one, label_of(name, one)) for one in _FINDINGS)
                asked.append(Asked(FINDING, label_of(name, FINDING), Form.ONE, options=options))
            continue
        suggested = known.suggested.get(field.name, "")
        asked.append(_asked(name, field, as_typed(template, suggested) if suggested else ""))
    return tuple(asked)


def as_typed(template: Template, suggested: str | tuple[Sentence, ...]) -> str:
    """Give what the record suggests as somebody would type it into its field, in the letter's language."""
    lines = (suggested,) if isinstance(suggested, str) else suggested
    # A list of people stands on lines of its own.
    return "\n".join(written(template.phrases.text(line)) if line else "" for line in lines)


def _asked(template: str, field: Field, suggested: str) -> Asked:
    label = label_of(template, field.name)
    form = _FORMS.get(field.type, Form.LINE)
    if form is Form.TICK:
        return Asked(field.name, label, form, what=label)
    if form is Form.TEXT and field.name in _SHORT:
        form = Form.LINE
    what = label[:1].lower() + label[1:]
    if field.guard == field.name:
        label = translate("{part} (if there is any)").format(part=label)
    hint = {
        FieldType.LIST: translate("One on each line."),
        FieldType.MONEY: translate("In pounds, such as 70.00."),
    }.get(field.type, "")
    if field.name in _LONG:
        hint = translate("Each line becomes a paragraph of its own.")
    lines = 7 if field.name in _LONG else 3 if form is Form.LIST else 2
    narrow = field.type in (FieldType.MONEY, FieldType.NUMBER)
    return Asked(
        field.name, label, form, hint, what, value=suggested, characters=10 if narrow else 40, lines=lines
    )


def hidden_of(template: Template, form: LetterForm) -> frozenset[str]:
    """Give the fields that nothing asks for: what makes them needed is not ticked, or not written."""
    fields = template.fields.values()
    return frozenset(
        field.name
        for field in fields
        if field.guard not in (None, field.name) and not _is_written(form, str(field.guard))
    )


def _is_written(form: LetterForm, name: str) -> bool:
    return bool(form.said.get(name, "").strip()) or form.days.get(name, DateParts()) != DateParts()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was written, as the template takes it; what cannot be read; and what is missing, by field."""

    values: Mapping[str, Any]
    wrong: tuple[Problem, ...]
    missing: tuple[Problem, ...]


def read_form(template: Template, known: Known, asked: tuple[Asked, ...], form: LetterForm) -> Reading:
    """Read what is written; a day that is half typed is left to its own field to name."""
    values: dict[str, Any] = {**known.head, **known.fixed}
    wrong: list[Problem] = []
    missing: list[Problem] = []
    hidden = hidden_of(template, form)
    for one in asked:
        if one.name in hidden:
            continue
        if one.name == FINDING:
            values |= {name: form.said.get(FINDING) == name for name in _FINDINGS}
            if not form.said.get(FINDING):
                missing.append(Problem(FINDING, translate("Say what we found.")))
            continue
        field = template.fields[one.name]
        suggested = known.suggested.get(one.name)
        is_left = form.said.get(one.name) == one.value and isinstance(suggested, Name | tuple)
        try:
            # As the record has it, so that what is English in a letter of another language is marked.
            value = suggested if is_left else _value(field, form)
        except CharacterRefused as error:
            wrong.append(Problem(one.name, f"{error.sentence} {error.way_on}".strip()))
            continue
        except ValueError as error:
            wrong.append(Problem(one.name, str(error)))
            continue
        if value is None and field.guard != field.name:
            missing.append(Problem(one.name, translate("Fill in “{part}”.").format(part=one.label)))
        values[one.name] = value
    kept = {name: value for name, value in values.items() if name in template.fields and value is not None}
    return Reading(kept, tuple(wrong), tuple(missing))


def _value(field: Field, form: LetterForm) -> Any:
    """Read one field: None where nothing stands in it. Raises ValueError with a sentence."""
    said = form.said.get(field.name, "")
    if field.type is FieldType.FLAG:
        return said == YES
    if field.type in (FieldType.DATE, FieldType.DAY):
        read = read_date(form.days.get(field.name, DateParts()))
        return read if isinstance(read, date) else None
    lines = tuple(_lines(said))
    for line in lines:
        refuse_unseen(line)
    if not lines:
        return None
    if field.type in (FieldType.LIST, FieldType.LINES):
        return lines
    text = " ".join(lines)
    if field.type is FieldType.NUMBER:
        return _number(text)
    return _pence(text) if field.type is FieldType.MONEY else text


def _lines(said: str) -> Iterator[str]:
    # A tab or two spaces, as pasted text has them, are one space in a letter.
    return (line for line in (re.sub(r"[ \t]+", " ", raw).strip() for raw in said.splitlines()) if line)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        raise ValueError(translate("Write it as a whole number, such as 10."))
    return int(text)


def _pence(text: str) -> int:
    found = _MONEY.fullmatch(text)
    if found is None or len(found[1]) > 9:
        raise ValueError(translate("Write it in pounds and pence, such as 70.00."))
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
