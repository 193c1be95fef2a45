"""Letter templates: readable text with typed placeholders and conditions, checked whole before any use."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_console.letters.refusals import TemplateRefused


class FieldType(StrEnum):
    """What a placeholder takes; filling.py says how each is written."""

    TEXT = "text"
    ADDRESS = "address"
    REFERENCE = "reference"
    PHONE = "phone"
    DATE = "date"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    LIST = "list"
    LINES = "lines"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the template asks for. guard names what makes it needed; its own name if optional."""

    name: str
    type: FieldType
    line: int
    guard: str | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition around a line: the named flag or optional value must be there, or must not."""

    name: str
    wanted: bool


class LineKind(StrEnum):
    """What a line of a template's body is."""

    BLANK = "blank"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    FACT = "fact"
    STEP = "step"
    TABLE = "table"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: fixed text, or the name of a placeholder."""

    text: str
    placeholder: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A line of the body: its cells (one, but for facts and tables), and the conditions it stands under."""

    number: int
    kind: LineKind
    cells: tuple[tuple[Part, ...], ...]
    guards: tuple[Guard, ...] = ()

    def placeholders(self) -> Iterator[str]:
        """The names used in the line."""
        return (part.text for cell in self.cells for part in cell if part.placeholder)


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template read and checked: every placeholder is declared, every condition is balanced."""

    name: str
    language: str
    version: str
    title: TemplateLine
    fields: Mapping[str, Field]
    body: Sequence[TemplateLine]
    draft: bool = False
    """Whether this is a translation that nobody who speaks the language from birth has approved."""


# What every letter needs before its first word; a template may use these as placeholders too.
LETTER_FIELDS = (
    Field("reference", FieldType.REFERENCE, 0),
    Field("date", FieldType.DATE, 0),
    Field("council", FieldType.TEXT, 0),
    Field("return_address", FieldType.LINES, 0),
    Field("contact_name", FieldType.TEXT, 0),
    Field("telephone", FieldType.PHONE, 0),
    Field("email", FieldType.TEXT, 0, "email"),
    Field("recipient", FieldType.LINES, 0),
)
_HEADER = ("template", "language", "version", "title")
# English is what we write; any other language says who approved its words, or that nobody has.
_ORIGINAL, _TRANSLATION, DRAFT = "en", "translation", "draft"
APPROVED = re.compile(r"approved by .+ on \d{4}-\d{2}-\d{2}")
_FIELD = re.compile(r"([a-z][a-z0-9_]*): ([a-z]+)(\?| if ([a-z][a-z0-9_]*))?")
_CONDITION = re.compile(r"\[if (not )?([a-z][a-z0-9_]*)\]")
_PIECE = re.compile(r"(\*\*)|\{([a-z][a-z0-9_]*)\}|([{}])")
_STARTS = (
    ("## ", LineKind.HEADING),
    ("- ", LineKind.BULLET),
    (">> ", LineKind.STEP),
    ("-- ", LineKind.SIGNATURE),
    ("| ", LineKind.TABLE),
)


def parse_template(name: str, content: str, easy_of: TemplateSource | None = None) -> TemplateSource:
    """Read a template, or the easy-read text of one, which takes that one's fields and declares none.

    Raises TemplateRefused with the line of the first mistake.
    """
    lines = list(enumerate(content.splitlines(), 1))
    cut = next((at for at, (_, line) in enumerate(lines) if line.strip() == "---"), None)
    if cut is None:
        raise TemplateRefused(
            name, len(lines), "the line “---” between the fields and the letter is missing."
        )
    header = _header(name, lines[:cut])
    declared = _fields(name, lines[:cut])
    if easy_of is not None and declared:
        line = min(field.line for field in declared.values())
        raise TemplateRefused(name, line, "an easy-read text takes the fields of its letter and has none.")
    fields = easy_of.fields if easy_of else {field.name: field for field in LETTER_FIELDS} | declared
    for key in _HEADER:
        if key not in header:
            raise TemplateRefused(name, 1, f"the line “{key}: …” is missing.")
    number, title = header["title"]
    source = TemplateSource(
        name=header["template"][1],
        language=header["language"][1],
        version=header["version"][1],
        title=TemplateLine(number, LineKind.TEXT, (_parts(name, number, title),)),
        fields=fields,
        body=tuple(_body(name, lines[cut + 1 :])),
        draft=_is_draft(name, header),
    )
    if source.name != name:
        raise TemplateRefused(name, header["template"][0], f"the file says it is “{source.name}”.")
    _check_names(source)
    return source


def _header(name: str, lines: Sequence[tuple[int, str]]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for number, line in lines:
        if line.startswith((" ", "//")) or not line.strip() or line.strip() == "fields:":
            continue
        key, colon, value = line.partition(":")
        if key not in (*_HEADER, _TRANSLATION) or not colon or not value.strip() or key in found:
            raise TemplateRefused(name, number, f"“{line}” is not understood, or stands here twice.")
        found[key] = (number, value.strip())
    return found


def _is_draft(name: str, header: Mapping[str, tuple[int, str]]) -> bool:
    """What the line "translation: …" says; English needs none."""
    if header["language"][1] == _ORIGINAL and _TRANSLATION not in header:
        return False
    line, said = header.get(_TRANSLATION, (header["language"][0], ""))
    if said != DRAFT and not APPROVED.fullmatch(said):
        raise TemplateRefused(
            name,
            line,
            "a translation says “translation: draft”, or “translation: approved by NAME on 2026-11-28”.",
        )
    return said == DRAFT


def _fields(name: str, lines: Sequence[tuple[int, str]]) -> dict[str, Field]:
    """The declarations: indented lines such as "old_address: address?" or "due: date if council_tax"."""
    found: dict[str, Field] = {}
    for number, line in lines:
        if not line.startswith(" ") or not line.strip() or line.strip().startswith("//"):
            continue
        match = _FIELD.fullmatch(line.strip())
        if not match or match[2] not in list(FieldType):
            raise TemplateRefused(name, number, f"the field “{line.strip()}” is not understood.")
        field = match[1]
        if field in found or any(field == common.name for common in LETTER_FIELDS):
            raise TemplateRefused(name, number, f"the field “{field}” is declared twice.")
        guard = match[4] or (field if match[3] else None)
        found[field] = Field(field, FieldType(match[2]), number, guard)
    for declared in found.values():
        if declared.guard and declared.guard not in found:
            raise TemplateRefused(name, declared.line, f"there is no field “{declared.guard}”.")
    return found


def _body(name: str, lines: Sequence[tuple[int, str]]) -> Iterator[TemplateLine]:
    open_guards: list[tuple[int, Guard]] = []
    for number, raw in lines:
        line = raw.strip()
        if line.startswith("//"):
            continue
        if condition := _CONDITION.fullmatch(line):
            open_guards.append((number, Guard(condition[2], not condition[1])))
        elif line == "[end]":
            if not open_guards:
                raise TemplateRefused(name, number, "there is an [end] without an [if].")
            open_guards.pop()
        elif line.startswith("["):
            raise TemplateRefused(
                name, number, f"“{line}” is not understood; there are only [if …] and [end]."
            )
        else:
            yield _content(name, number, line, tuple(guard for _, guard in open_guards))
    if open_guards:
        raise TemplateRefused(name, open_guards[-1][0], "this [if] has no [end].")


def _content(name: str, number: int, line: str, guards: tuple[Guard, ...]) -> TemplateLine:
    kind, rest = _kind(name, number, line)
    if kind is LineKind.TABLE:
        cells = [cell.strip() for cell in rest.strip().strip("|").split("|")]
    elif kind in (LineKind.FACT, LineKind.STEP):
        cells = [cell.strip() for cell in rest.split(" :: ")]
        if len(cells) != 2:
            raise TemplateRefused(name, number, "a fact is written “Label :: value”.")
    else:
        cells = [rest]
    return TemplateLine(number, kind, tuple(_parts(name, number, cell) for cell in cells), guards)


def _kind(name: str, number: int, line: str) -> tuple[LineKind, str]:
    if not line:
        return LineKind.BLANK, ""
    for start, kind in _STARTS:
        if line.startswith(start):
            return kind, line.removeprefix(start).strip()
    if match := re.match(r"\d+\. ", line):
        return LineKind.NUMBER, line[match.end() :]
    if line.startswith(("#", ">", "|")):
        raise TemplateRefused(name, number, f"“{line}” is not understood; a heading is written “## …”.")
    return (LineKind.FACT if " :: " in line else LineKind.TEXT), line


def _parts(name: str, number: int, text: str) -> tuple[Part, ...]:
    """Fixed text and placeholders; **…** is strong."""
    parts: list[Part] = []
    strong, at = False, 0
    for match in _PIECE.finditer(text):
        if match.start() > at:
            parts.append(Part(text[at : match.start()], strong=strong))
        at = match.end()
        if match[3]:
            raise TemplateRefused(name, number, f"a “{match[3]}” here does not belong to a placeholder.")
        if match[2]:
            parts.append(Part(match[2], placeholder=True, strong=strong))
        else:
            strong = not strong
    if strong:
        raise TemplateRefused(name, number, "a “**” has no partner.")
    if at < len(text):
        parts.append(Part(text[at:], strong=strong))
    return tuple(parts)


def _check_names(source: TemplateSource) -> None:
    """Every name is declared; a value that may be missing stands under the condition that it is there."""
    for line in (source.title, *source.body):
        under = {guard.name for guard in line.guards if guard.wanted}
        for guard in line.guards:
            field = source.fields.get(guard.name)
            if field is None or (field.type is not FieldType.FLAG and field.guard != field.name):
                raise TemplateRefused(
                    source.name, line.number, f"[if {guard.name}] names neither a flag nor an optional field."
                )
        for name in line.placeholders():
            _check_placeholder(source, line, name, under)


def _check_placeholder(source: TemplateSource, line: TemplateLine, name: str, under: set[str]) -> None:
    field = source.fields.get(name)
    if field is None:
        raise TemplateRefused(
            source.name, line.number, f"there is no field “{name}” for the placeholder {{{name}}}."
        )
    if field.type in (FieldType.FLAG, FieldType.LINES):
        raise TemplateRefused(
            source.name, line.number, f"a {field.type} such as “{name}” cannot be written out."
        )
    if field.guard and field.guard not in under:
        raise TemplateRefused(
            source.name,
            line.number,
            f"{{{name}}} may be missing, so it stands between [if {field.guard}] and [end].",
        )
