"""What every import at the centre has in common: its options, and where it is made, if anywhere."""

from typing import Annotated

import typer

from advisor_console.domain.errors import WorldError

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Read and report only. It needs no database; with --url it is compared with the centre.",
    ),
]
ReportAsJson = Annotated[
    bool, typer.Option("--json", help="Print the report as one JSON document instead of sentences.")
]
AdminUrl = Annotated[
    str | None,
    typer.Option(
        envvar="ADVISOR_CONSOLE_ADMIN_URL",
        help="The centre, as its administrator reaches it: postgresql://user:password@host/database.",
    ),
]


def centre_to_import_at(context: typer.Context, url: str | None, *, dry_run: bool) -> str | None:
    """Give the centre's address, None where the file is only read. Raises WorldError without an address."""
    if url is None and not dry_run:
        raise WorldError(
            "An import is made at the centre, and no address of it was given.",
            "Add --url, or --dry-run to read the file only.",
        )
    # An address that only the environment gives is not asked for by somebody who wants to read a file.
    asked_for = getattr(context.get_parameter_source("url"), "name", "") == "COMMANDLINE"
    return url if asked_for or not dry_run else None
