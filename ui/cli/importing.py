"""What every import at the centre has in common: where it is made, if anywhere."""

import typer

from advisor_console.domain.errors import WorldError


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
