"""The commands of the command line, for administrators and scripts; the window is one of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli import lasting
from ui.cli.audit import audit
from ui.cli.central import central
from ui.cli.collections_file import collections
from ui.cli.desk import status, sync
from ui.cli.gazetteer import imports
from ui.cli.interests import declare, withdraw
from ui.cli.letter_batch import batch
from ui.cli.letter_post import window_test
from ui.cli.letter_print import print_letters
from ui.cli.letters import letter
from ui.cli.move import moves
from ui.cli.outbox import outboxes
from ui.cli.window import begin_logs, open_window
from ui.cli.work_items import work_items

# Plain help, without frames: it reads well aloud, in a pipe and on every terminal.
app = typer.Typer(
    name="advisor-console",
    help="A desktop console for council front-line staff. Without a command it opens the window.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
central.command(short_help="Close a record to somebody it concerns.")(declare)
central.command(short_help="Open a record that a declaration closed.")(withdraw)
central.command(short_help="Keep the whole centre in a folder.")(lasting.backup)
central.command(short_help="Make a centre again from a backup.")(lasting.restore)
central.command(short_help="Say up to where backups hold the feed.")(lasting.durable)
central.command(short_help="Say that the database was brought back to an earlier moment.")(lasting.restored)
central.command(short_help="Remove what is old in the feed.")(lasting.prune)
central.command(short_help="Erase for good what was sent about somebody.")(lasting.erase)
imports.command(short_help="Import bins that crews missed or rejected.")(collections)
letter.command(short_help="Make a letter about every case of a query.")(batch)
letter.command("print", short_help="Print issued letters, and note it on their records.")(print_letters)
letter.command("window-test", short_help="Write a sheet to hold against an envelope.")(window_test)
app.add_typer(central, name="central")
app.add_typer(imports, name="import")
app.add_typer(letter, name="letter")
app.add_typer(moves, name="move")
app.add_typer(outboxes, name="outbox")
app.add_typer(work_items, name="work-items")
app.command(short_help="Send what is saved here and fetch what changed.")(sync)
app.command(short_help="Say what is on this machine.")(status)
app.command(short_help="Say who looked at a record and who changed it.")(audit)


@app.callback(invoke_without_command=True)
def console(
    context: typer.Context,
    training: Annotated[
        bool, typer.Option("--training", help="Work in the invented borough; no real centre is reached.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show on stderr what happens, for whoever looks for a fault.")
    ] = False,
) -> None:
    """A desktop console for council front-line staff. Without a command it opens the window."""
    if context.invoked_subcommand is not None:
        begin_logs(context.invoked_subcommand, verbose=verbose)
        if training:
            raise WorldError(
                "--training belongs to the window.", "Leave the command out, or put it behind “display”."
            )
        return
    raise typer.Exit(open_window(training=training, verbose=verbose))


@app.command()
def display(
    site: Annotated[str, typer.Option(help="The site's name, such as “Riverside One-Stop Shop”.")],
    training: Annotated[bool, typer.Option("--training", help="Show the invented borough's queue.")] = False,
) -> None:
    """Show the public wall display of one site."""
    from ui.app.run import run_display

    raise typer.Exit(run_display(site, training=training))


@app.command(short_help="Drive the real windows through one journey.")
def tour(
    out: Annotated[Path, typer.Option(help="The folder for pictures, the letter and tour.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print tour.json as well.")] = False,
) -> None:
    """Drive the real windows through one customer's journey, off screen, in the invented borough."""
    from ui.tour import run_tour

    raise typer.Exit(run_tour(out, print_json=as_json))


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status. Raises WorldError for what was mistyped too."""
    try:
        return app(list(arguments), prog_name="advisor-console", standalone_mode=False) or 0
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort:
        raise KeyboardInterrupt from None


def _usage(error: typer.TyperException) -> WorldError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "advisor-console"
    said = error.format_message().rstrip(".")
    return WorldError(f"{said}.", f"See: {command} --help")
