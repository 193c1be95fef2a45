"""The command line: one way in for advisors' windows, administrators and scripts."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from advisor_console.domain.errors import WorldError
from ui.cli import logs
from ui.cli.central import central
from ui.cli.desk import status, sync
from ui.cli.gazetteer import imports
from ui.cli.saying import refuse

__all__ = ["app", "main"]

BUG = 70
"""Exit status of a mistake of ours (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it."""

# Plain help, without frames: it reads well aloud, in a pipe and on every terminal.
app = typer.Typer(
    name="advisor-console",
    help="A desktop console for council front-line staff. Without a command it opens the window.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(central, name="central")
app.add_typer(imports, name="import")
app.command(short_help="Send what is saved here and fetch what changed.")(sync)
app.command(short_help="Say what is on this machine.")(status)


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
    _begin_logs(context.invoked_subcommand, verbose=verbose)
    if context.invoked_subcommand is not None:
        if training:
            raise WorldError(
                "--training belongs to the window.", "Leave the command out, or put it behind “display”."
            )
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


@app.command(short_help="Drive the real windows through one journey.")
def tour(
    out: Annotated[Path, typer.Option(help="The folder for pictures, the letter and tour.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print tour.json as well.")] = False,
) -> None:
    """Drive the real windows through one customer's journey, off screen, in the invented borough."""
    from ui.tour import run_tour

    raise typer.Exit(run_tour(out, print_json=as_json))


def _begin_logs(command: str | None, *, verbose: bool) -> None:
    if verbose:
        logs.speak_up()
    elif command in (None, "display"):
        from db.local.home import Home

        logs.keep_file(Home.find().logs)
    else:
        logs.keep_quiet()


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
    """Run the command line; what the world did becomes a sentence and exit status 2, a bug status 70."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A letter that a terminal does not know must not end the command.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = app(prog_name="advisor-console", standalone_mode=False)
    except WorldError as error:
        refuse(error)
    except typer.TyperException as error:
        refuse(_usage(error))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(INTERRUPTED)
    except OSError as error:
        refuse(_refused_by_the_system(error))
    except Exception:  # the last place where a bug can become a sentence
        _report_bug()
    sys.exit(status or 0)


def _usage(error: typer.TyperException) -> WorldError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "advisor-console"
    said = error.format_message().rstrip(".")
    return WorldError(f"{said}.", f"See: {command} --help")


def _refused_by_the_system(error: OSError) -> WorldError:
    reason = error.strerror or type(error).__name__
    what = f"“{error.filename}”" if error.filename else "something it needs"
    return WorldError(
        f"This machine does not let the console use {what}: {reason}.",
        "Check the path, your rights to it and the room on the disk.",
    )


def _report_bug() -> NoReturn:
    """Leave a report without personal data on this machine, and say where; never a traceback."""
    from db.local.home import Home
    from ui.app import crash

    try:
        folder = Home.find().logs
    except RuntimeError:  # a home that cannot be found out, such as that of somebody who is unknown here
        folder = Path(tempfile.gettempdir())
    crash.install(folder, lambda sentence: typer.echo(sentence, err=True))
    kind, error, trace = sys.exc_info()
    if kind is not None and error is not None:
        sys.excepthook(kind, error, trace)
    sys.exit(BUG)
