"""`letter print`: a letter, or all of a post run, given to a printer and noted on the record."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.desk import Centre, Login
from ui.cli.saying import AsJson, say

if TYPE_CHECKING:
    from advisor_console.domain.printing import PrintedRun, PrintSetting
    from advisor_console.services.print_letter import PrintLetter
    from db.repositories.issued_letters import SqlIssuedLetters
    from ui.cli.letter_cases import LetterDesk

_EVERY = 25
_INTERRUPTED = 130


def print_letters(
    *,
    run: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder of a post run; all its letters.")
    ] = None,
    letter: Annotated[
        str | None, typer.Option(metavar="REFERENCE", help="One letter instead, by its own reference.")
    ] = None,
    printer: Annotated[str, typer.Option(metavar="NAME", help="The printer's name on this machine.")],
    release: Annotated[
        bool, typer.Option("--release", help="You stand at a shared printer, or somebody does for you.")
    ] = False,
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Print issued letters as they are, and note on the record of each when and where.

    Of a run each letter is printed once: Ctrl+C stops after the letter in hand, and the same command goes on.
    The password is asked for, or given in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from ui.cli.letter_cases import letter_desk

    if (run is None) == (letter is None):
        raise WorldError("Say what is to be printed.", "Give --run DIR or --letter REFERENCE.")
    with _drawing(), letter_desk(login, centre) as desk:
        setting = _setting(desk, printer, release=release)
        told = _print_one(desk, str(letter), setting) if run is None else _print_run(desk, run, setting)
    _tell(told, setting, as_json=as_json)
    if told.is_stopped:
        raise typer.Exit(_INTERRUPTED)


def _setting(desk: "LetterDesk", printer: str, *, release: bool) -> "PrintSetting":
    from advisor_console.domain.printing import PrintSetting
    from ui.printing.printers import called, is_shared

    setting = PrintSetting(printer, called=called(printer))
    if not release and is_shared(printer, desk.about.profile.letters.shared_printers):
        raise WorldError(
            f"“{setting.name}” is a shared printer, so nothing was printed.",
            "Add --release once somebody stands there to take the letters.",
        )
    return setting


def _print_run(desk: "LetterDesk", folder: Path, setting: "PrintSetting") -> "PrintedRun":
    from advisor_console.letters.post_run import read_journal
    from advisor_console.letters.print_run import PrintRun

    journal = read_journal(folder)
    if journal is None:
        raise WorldError(f"There is no post run in {folder}.", "Name the folder of `letter batch --out`.")

    def told(printed: "PrintedRun") -> None:
        if printed.done % _EVERY == 0 or printed.done == printed.letters:
            typer.echo(f"{printed.done} of {printed.letters}", err=True)

    printing, letters = _use(desk)
    with _stopping() as asked:
        return PrintRun(journal, letters, printing, setting).finish(told, lambda: bool(asked))


def _print_one(desk: "LetterDesk", reference: str, setting: "PrintSetting") -> "PrintedRun":
    from advisor_console.domain.printing import PrintedRun

    printing, letters = _use(desk)
    found = letters.of_reference(reference)
    if found is None:
        raise WorldError(
            f"There is no letter {reference} on this machine.",
            "Check it, or run: advisor-console sync --once",
        )
    printing.at_once(found, setting)
    return PrintedRun(1, 1)


def _use(desk: "LetterDesk") -> "tuple[PrintLetter, SqlIssuedLetters]":
    from advisor_console.domain.ids import new_id
    from advisor_console.services.print_letter import PrintLetter
    from db.repositories.issued_letters import SqlIssuedLetters
    from ui.printing import spooler

    session = desk.session
    printing = PrintLetter(
        session.drafts,
        session.letter_bytes,
        session.outbox.is_kept,
        spooler(),
        session.log,
        session.clock,
        new_id,
        session.advisor.login,
    )
    return printing, SqlIssuedLetters(session.watch.reading)


@contextmanager
def _drawing() -> Iterator[None]:
    """Have what Qt needs to draw pages, where it does that; CUPS takes them as they are."""
    from ui.printing import draws_pages

    if not draws_pages():
        yield
        return
    from PySide6.QtGui import QGuiApplication

    options = ["-platform", "offscreen"] if sys.platform == "linux" else []
    application = QGuiApplication(["advisor-console", *options])
    yield
    application.shutdown()


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """Keep Ctrl+C until the letter in hand is printed and noted; the list is empty until it is pressed."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(told: "PrintedRun", setting: "PrintSetting", *, as_json: bool) -> None:
    if as_json:
        document: dict[str, Any] = {
            "printer": setting.name, "letters": told.letters, "printed": told.printed, "before": told.before,
            "missed": told.missed, "no_pages": list(told.no_pages), "stopped": told.is_stopped,
        }  # fmt: skip
        say(document, as_json=True)
        return
    typer.echo(f"{told.printed} of {told.letters} went to {setting.name}; {told.before} were printed before.")
    for case, why in told.missed.items():
        typer.echo(f"{case}: {why}")
    for case in told.no_pages:
        typer.echo(f"{case}: its customer reads no pages; what they get is in the folder.")
    if told.is_stopped:
        typer.echo("Stopped. The same command goes on from here.")
