"""The command line: one way in for advisors' windows, administrators and scripts."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.central import central
from ui.cli.desk import status, sync
from ui.cli.gazetteer import imports
from ui.cli.saying import refuse

__all__ = ["app", "main"]

app = typer.Typer(
    name="advisor-console",
    help="A desktop console for council front-line staff. Without a command it opens the window.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(central, name="central")
app.add_typer(imports, name="import")
app.command()(sync)
app.command()(status)


@app.callback(invoke_without_command=True)
def console(
    context: typer.Context,
    training: Annotated[
        bool, typer.Option("--training", help="Work in the invented borough; no real centre is reached.")
    ] = False,
) -> None:
    """Open the console, unless a command is given."""
    if context.invoked_subcommand is not None:
        return
    _four_packages_together()
    from ui.app.run import run_console

    raise typer.Exit(run_console(training=training))


@app.command()
def display(
    site: Annotated[str, typer.Option(help="The site's name, such as “Riverside One-Stop Shop”.")],
    training: Annotated[bool, typer.Option("--training", help="Show the invented borough's queue.")] = False,
) -> None:
    """Show the public wall display of one site."""
    from ui.app.run import run_display

    raise typer.Exit(run_display(site, training=training))


@app.command()
def tour(
    out: Annotated[Path, typer.Option(help="The folder for pictures, the letter and tour.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print tour.json as well.")] = False,
) -> None:
    """Drive the real windows through one customer's journey, off screen, in the invented borough."""
    from ui.tour import run_tour

    raise typer.Exit(run_tour(out, print_json=as_json))


def _four_packages_together() -> None:
    """Refuse to start when another distribution has put its own `db` or `ui` in front of ours."""
    import advisor_console
    import db
    import resources
    import ui

    parents = {Path(module.__path__[0]).parent for module in (advisor_console, db, resources, ui)}
    if len(parents) > 1:
        refuse(
            WorldError(
                "Another program's folders named db, ui or resources stand in the way of the console.",
                "Install the console in a virtual environment of its own.",
            )
        )


def main() -> None:
    """Run the command line; what the world did becomes a sentence and exit status 2."""
    try:
        app()
    except WorldError as error:
        refuse(error)
    except KeyboardInterrupt:
        sys.exit(130)
