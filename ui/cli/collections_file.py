"""Importing what crews noted of collections from the command line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.importing import AdminUrl, DryRun, ReportAsJson, centre_to_import_at
from ui.cli.saying import say

if TYPE_CHECKING:
    from advisor_console.services.import_collections import CollectionsFile, CollectionsReport


def collections(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The CSV file, with the columns uprn,stream,day,outcome,reason,reference."
        ),
    ],
    *,
    dry_run: DryRun = False,
    as_json: ReportAsJson = False,
    url: AdminUrl = None,
) -> None:
    """Import bins that crews missed or rejected; what is left out is reported with its line and reason."""
    from advisor_console.domain.working_days import LOCAL
    from advisor_console.services.import_collections import import_collections, read_collections

    centre = centre_to_import_at(context, url, dry_run=dry_run)
    read = read_collections(file, datetime.now(LOCAL).date())
    if centre is None:
        report = import_collections(read, dry_run=True)
    else:
        report = _at_the_centre(read, centre, dry_run=dry_run)
    if as_json:
        say(report.as_json(), as_json=True)
    else:
        _tell(report)


def _at_the_centre(read: "CollectionsFile", url: str, *, dry_run: bool) -> "CollectionsReport":
    from advisor_console.services.import_collections import import_collections
    from db.central.collection_events import PostgresCollectionStore
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        return import_collections(read, PostgresCollectionStore(address), dry_run=dry_run)


def _tell(report: "CollectionsReport") -> None:
    found = "would be" if report.dry_run else "were"
    typer.echo(
        f"{report.read:,} rows were read: {report.imported:,} {found} new, {report.unchanged:,} were known, "
        f"{len(report.rejected):,} {found} left out."
    )
    for refused in report.rejected:
        typer.echo(f"Line {refused.line}: {refused.reason}")
