"""Importing the council's gazetteer from the command line."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.importing import AdminUrl, DryRun, ReportAsJson, centre_to_import_at
from ui.cli.saying import say

if TYPE_CHECKING:
    from advisor_console.services.import_gazetteer import Gazetteer, ImportReport

imports = typer.Typer(help="Bring data in at the centre.", rich_markup_mode=None)


@imports.callback()
def _importing() -> None:
    """Bring data in at the centre."""


@imports.command(short_help="Import every property of a gazetteer once.")
def gazetteer(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The CSV file, plain or .gz.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="FIELD=HEADER", hidden=True)] = None,
    *,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=HEADER",
            help="Which column of the file is what, such as --map uprn=UPRN --map address=Address; several "
            "pairs may follow one --map. Fields that are not mapped are found by well-known headers.",
        ),
    ] = None,
    dry_run: DryRun = False,
    as_json: ReportAsJson = False,
    url: AdminUrl = None,
) -> None:
    """Import every property of a gazetteer once; what is left out is reported with its line and reason."""
    from advisor_console.services.import_gazetteer import import_gazetteer, parse_mapping, read_gazetteer

    path, pairs = _file_and_pairs([file, *(more or [])], maps or [])
    mapping = parse_mapping(pairs) if pairs else None
    centre = centre_to_import_at(context, url, dry_run=dry_run)
    read = read_gazetteer(path, mapping)
    if centre is None:
        report = import_gazetteer(read, dry_run=True)
    else:
        report = _at_the_centre(read, centre, dry_run=dry_run)
    if as_json:
        say(report.as_json(), as_json=True)
    else:
        _tell(report)


def _at_the_centre(read: "Gazetteer", url: str, *, dry_run: bool) -> "ImportReport":
    from advisor_console.services.import_gazetteer import import_gazetteer
    from db.central.gazetteer import PostgresPropertyStore
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        return import_gazetteer(read, PostgresPropertyStore(address), dry_run=dry_run)


def _file_and_pairs(words: list[str], maps: list[str]) -> tuple[Path, list[str]]:
    """Tell the file from further pairs behind --map: the only word that does not begin with “field=”."""
    pair = _pair_start()
    files = [word for word in words if not (maps and pair.match(word))]
    if len(files) != 1:
        if not files:
            raise WorldError("No file was named.", "Name it before --map, or behind its pairs.")
        named = " and ".join(f"“{name}”" for name in files)
        raise WorldError(
            f"{named} are more than one file.", "Import one at a time; put a header with spaces in quotes."
        )
    pairs = [word for word in words if word not in files]
    return Path(files[0]), list(_apart([*maps, *pairs], pair))


def _pair_start() -> re.Pattern[str]:
    from advisor_console.services.gazetteer_file import FIELDS

    return re.compile(rf"(?:{'|'.join(FIELDS)})\s*=")


def _apart(texts: Iterable[str], pair: re.Pattern[str]) -> Iterable[str]:
    """Cut "uprn=UPRN,address=Full address" before each field's name, and nowhere else: headers have spaces
    and commas of their own."""
    for text in texts:
        yield from re.split(rf"[,;\s]+(?={pair.pattern})", text.strip())


def _tell(report: "ImportReport") -> None:
    found = "would be" if report.dry_run else "were"
    typer.echo(
        f"{report.read:,} rows were read: {report.imported:,} properties {found} new, {report.changed:,} "
        f"changed, {report.unchanged:,} are as they were, {report.historic:,} {found} made historic."
    )
    for row in report.duplicates:
        typer.echo(
            f"Line {row.line}: UPRN {row.uprn} came before, in line {row.kept_line}; "
            f"kept “{row.kept}”, left out “{row.repeated}”."
        )
    for refused in (*report.rejected, *report.bad_postcodes):
        typer.echo(f"Line {refused.line}: {refused.reason}")
