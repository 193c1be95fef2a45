"""Opening the console's window, without loading what only the other commands need."""

from pathlib import Path

from advisor_console.domain.errors import WorldError
from ui.cli import logs


def open_window(*, training: bool, verbose: bool) -> int:
    """Open the console and run until it is closed; gives the exit status."""
    begin_logs(None, verbose=verbose)
    _four_packages_together()
    from ui.app.run import run_console

    return run_console(training=training)


def begin_logs(command: str | None, *, verbose: bool) -> None:
    """Send log lines where they belong: to a file for a window, nowhere for a command, or to stderr."""
    if verbose:
        logs.speak_up()
    elif command in (None, "display"):
        from db.local.home import Home

        logs.keep_file(Home.find().logs)
    else:
        logs.keep_quiet()


def _four_packages_together() -> None:
    """Raise WorldError when another distribution has put its own `db` or `ui` in front of ours."""
    import advisor_console
    import db
    import resources
    import ui

    parents = {Path(module.__path__[0]).parent for module in (advisor_console, db, resources, ui)}
    if len(parents) > 1:
        raise WorldError(
            "Another program's folders named db, ui or resources stand in the way of the console.",
            "Install the console in a virtual environment of its own.",
        )
