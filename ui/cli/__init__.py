"""The command line: one way in for advisors' windows, administrators and scripts."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from advisor_console.domain.errors import WorldError

__all__ = ["main"]

BUG = 70
"""Exit status of a mistake of ours (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it."""

_OF_THE_WINDOW = {"--training", "--verbose"}


def main() -> None:
    """Run the command line; what the world did becomes a sentence and exit status 2, a bug status 70."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A letter that a terminal does not know must not end the command.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(sys.argv[1:])
    except WorldError as error:
        _refuse(error)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        _refuse(_refused_by_the_system(error))
    except Exception:  # the last place where a bug can become a sentence
        _report_bug()
    sys.exit(status)


def _run(arguments: Sequence[str]) -> int:
    if set(arguments) <= _OF_THE_WINDOW:
        # What an advisor starts every morning: reading the other commands would take a third of the wait.
        from ui.cli.window import open_window

        return open_window(training="--training" in arguments, verbose="--verbose" in arguments)
    from ui.cli.commands import run_command

    return run_command(arguments)


def _refuse(error: WorldError) -> NoReturn:
    from ui.cli.saying import refuse

    refuse(error)


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
        import tempfile

        folder = Path(tempfile.gettempdir())
    crash.install(folder, lambda sentence: print(sentence, file=sys.stderr))  # noqa: T201 -- the CLI
    kind, error, trace = sys.exc_info()
    if kind is not None and error is not None:
        sys.excepthook(kind, error, trace)
    sys.exit(BUG)
