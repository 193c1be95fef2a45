"""Letters on the command line: what there is, one made from invented values, a finished PDF checked."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.desk import Centre, Login
from ui.cli.letter_batch import GIVEN_HELP
from ui.cli.letter_cases import AsIssued, Wanted, case_letter
from ui.cli.saying import AsJson, say

if TYPE_CHECKING:
    from advisor_console.letters.fonts import Face
    from advisor_console.letters.model import Letter
    from advisor_console.letters.styles import LetterStyle

FOUND = 1
"""Exit status of a check that found something; 2 is kept for what could not be checked."""

letter = typer.Typer(help="Make letters and check them.", rich_markup_mode=None)
OwnFolder = Annotated[
    Path | None,
    typer.Option("--templates", metavar="FOLDER", help="The council's own letters; they win over ours."),
]


@letter.callback()
def _letters() -> None:
    """Make letters and check them."""


@letter.command("list", short_help="Name every letter there is.")
def list_letters(own: OwnFolder = None, as_json: AsJson = False) -> None:
    """Name every letter there is, with its title, and in which languages, versions and drafts."""
    found = list(_listed(own))
    if as_json:
        say({"letters": found}, as_json=True)
        return
    for one in found:
        typer.echo(f"{one['name']} ({', '.join(map(_version_words, one['versions']))}): {one['title']}")


def _version_words(one: dict[str, Any]) -> str:
    notes = {"draft": "a draft translation", "easy": "with a text for easy read"}
    parts = (f"{one['language']} version {one['version']}", *(notes[key] for key in notes if one[key]))
    return ", ".join(parts)


def _listed(own: Path | None) -> Iterator[dict[str, Any]]:
    """Every template once, with its title in English where it is in English."""
    from advisor_console.letters.library import load_template, template_names
    from advisor_console.letters.words import languages

    known: dict[str, list[str]] = {}
    for language in sorted(languages(), key=lambda one: (one != "en", one)):
        for name in template_names(language, own):
            known.setdefault(name, []).append(language)
    for name, tongues in sorted(known.items()):
        held = [load_template(name, language, own) for language in tongues]
        versions = [
            {
                "language": one.words.language,
                "version": one.version,
                "draft": one.source.draft,
                "own": one.own,
                "easy": one.easy is not None,
            }
            for one in held
        ]
        yield {"name": name, "title": held[0].title, "languages": tongues, "versions": versions}


@letter.command(short_help="Name every format, and why one cannot be made here.")
def formats(as_json: AsJson = False) -> None:
    """Name every format of a letter; where one cannot be made on this machine, say why."""
    from advisor_console.letters.formats import FORMATS, missing_for

    found = [{"name": form, "missing": missing_for(form)} for form in FORMATS]
    if as_json:
        say({"formats": found}, as_json=True)
        return
    for one in found:
        typer.echo(": ".join(part for part in one.values() if part))


def _sample(name: str, language: str, form: str, own: Path | None) -> "Letter":
    from advisor_console.letters.library import load_template, sample_values

    return load_template(name, language, own).for_format(form).fill(sample_values(name, language))


@letter.command(short_help="Make one letter, from invented values or about a case.")
def render(
    *,
    sample: Annotated[
        str | None, typer.Option(metavar="TEMPLATE", help="The letter's name; `letter list` prints them all.")
    ] = None,
    case: Annotated[
        str | None,
        typer.Option(
            metavar="REF", help="A case on this machine instead, or a letter that was issued; signs in."
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="TEMPLATE", help="The letter's name, with --case; without it, the one issued."),
    ] = None,
    given: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=GIVEN_HELP)] = None,
    login: Login = None,
    centre: Centre = None,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="The file to write; one that is there is replaced.")
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="Its name; `letter formats` prints them all."),
    ] = None,
    language: Annotated[str | None, typer.Option(help="The language's short name, such as en or cy.")] = None,
    font: Annotated[
        str | None,
        typer.Option(metavar="FONT", help="lexend, noto-sans or atkinson-hyperlegible; for pages only."),
    ] = None,
    own: OwnFolder = None,
    as_json: AsJson = False,
) -> None:
    """Make one letter: of a template's invented values, without any database, or about a case.

    About a case it signs in as `sync --once` does and reads this machine's copy; format, language and font
    are the customer's own unless others are given. Nothing is put on the record. Without --template the
    letter that was issued about the case is given as it was, and so is a move's confirmation.
    """
    from advisor_console.letters.formats import FORMATS, render_beside

    wanted = Wanted(form, language, font)
    if sample is not None and case is None and template is None and not given:
        wanted = wanted.filled("standard", "en", "lexend")
        made = None
    elif case is not None and sample is None:
        found, wanted = case_letter(case, template, given or [], wanted, login=login, centre=centre)
        if isinstance(found, AsIssued):
            _give_issued(found, out, as_json=as_json)
            return
        made = found
    else:
        raise WorldError("Say of what the letter is made.", "Give either --sample TEMPLATE or --case REF.")
    form, language, font = wanted.known
    face = _face(font)
    if form not in FORMATS:
        raise _unknown("format", form, FORMATS)
    if made is None:
        made = _sample(str(sample), language, form, own)
    content = render_beside(made, form)
    said: dict[str, Any] = {}
    if not content:
        content, said = _as_pdf(made, _style(form, face))
    out.write_bytes(content)
    told = {"file": str(out), "template": made.template, "format": form, "language": made.language, **said}
    told["sha256"] = hashlib.sha256(content).hexdigest()
    if as_json:
        say(told, as_json=True)
    else:
        pages = f", {told['pages']} pages" if "pages" in told else ""
        typer.echo(f"“{made.title}” is in {out}: {form}{pages}, {len(content):,} bytes.")


def _give_issued(found: AsIssued, out: Path, *, as_json: bool) -> None:
    """Write a letter as it was issued, and say so."""
    letter = found.letter
    out.write_bytes(found.content)
    if as_json:
        told = {
            "file": str(out), "template": letter.template, "format": letter.format,
            "language": letter.language, "issued": letter.reference,
            "sha256": hashlib.sha256(found.content).hexdigest(),
        }  # fmt: skip
        say(told, as_json=True)
    else:
        typer.echo(f"“{letter.title}” is in {out} as it was issued: {letter.reference}, {letter.format}.")


def _as_pdf(made: "Letter", style: "LetterStyle") -> tuple[bytes, dict[str, Any]]:
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.formats import render_pages
    from advisor_console.letters.pictures import page_count

    pdf = render_pages(made, style, FontStore())
    return pdf, {"font": style.face.value, "pages": page_count(pdf)}


def _face(name: str) -> "Face":
    from advisor_console.letters.fonts import Face

    if name not in list(Face):
        raise _unknown("font", name, list(Face))
    return Face(name)


def _style(name: str, face: "Face | None" = None) -> "LetterStyle":
    from advisor_console.letters.fonts import Face
    from advisor_console.letters.styles import LetterFormat, letter_style

    if name not in list(LetterFormat):
        raise _unknown("format", name, list(LetterFormat))
    return letter_style(LetterFormat(name), face or Face.LEXEND)


def _unknown(kind: str, name: str, known: Sequence[str]) -> WorldError:
    named = f"{', '.join(known[:-1])} and {known[-1]}"
    return WorldError(f"There is no {kind} “{name}”.", f"There are {named}.")


@letter.command(short_help="Measure a finished PDF.")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The PDF, ours or anybody's.")],
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="The format whose sizes its text is held to."),
    ] = "standard",
    as_json: AsJson = False,
) -> None:
    """Measure the pages of a finished PDF: text sizes, lines, margins, parted words, overlaps, contrast.

    Ends with status 1 when a rule is broken. Whether it is PDF/UA is for a validator such as veraPDF to say.
    """
    from advisor_console.letters.page_checks import check_pages

    findings = check_pages(file.read_bytes(), _style(form))
    if as_json:
        told = [{"rule": one.rule, "page": one.page, "sentence": one.sentence} for one in findings]
        say({"file": str(file), "format": form, "findings": told}, as_json=True)
    else:
        for one in findings:
            typer.echo(f"Page {one.page}, {one.rule}: {one.sentence}")
        if not findings:
            typer.echo("Nothing was found.")
    raise typer.Exit(FOUND if findings else 0)
