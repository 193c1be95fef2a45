"""Printing a letter from its page: the system's dialog, then the printer, or the wait beside a shared one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.printing import IssuedLetter, PrintSetting
from db.repositories.issued_letters import SqlIssuedLetters
from ui.app.desk import Desk
from ui.changes import Changes
from ui.jobs import JobScope
from ui.main_window import MainWindow
from ui.pages.letter.presenter import LetterPresenter
from ui.pages.printing.presenter import WAITING


class PrintingErrand(QObject):
    """Prints the letter of a page; what becomes of it is said there.

    Signals: told(sentence) where the page was left meanwhile.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.jobs.scope(self)
        self._letters = SqlIssuedLetters(desk.session.watch.reading)

    def follow(self, presenter: LetterPresenter, view: QWidget, sha256: str) -> None:
        """Print the letter of this digest when its page asks for it, and say there when that was done."""
        jobs = self._desk.jobs.scope(presenter)

        def read(_changes: Changes | None = None) -> None:
            jobs.read(
                lambda: self._letters.printings(sha256),
                presenter.show_printings,
                lambda error: self._say(presenter, error),
                latest="printings",
            )

        def wanted() -> None:
            jobs.read(
                lambda: self._letters.of_digest(sha256),
                lambda letter: self._ask(presenter, view, letter),
                lambda error: self._say(presenter, error),
                latest="print",
            )

        presenter.printRequested.connect(wanted)
        self._desk.hub.subscribe(presenter, read, {"letter_printing"})
        read()

    def _ask(self, presenter: LetterPresenter, view: QWidget, letter: IssuedLetter | None) -> None:
        if letter is None:
            presenter.tell(self.tr("The record of this letter is not on this machine yet. Try again."))
            return
        ask_printer(
            view,
            self._jobs,
            self._desk.profile.letters.shared_printers,
            lambda setting, shared: self._print(presenter, letter, setting, shared=shared),
            lambda words: self._tell(presenter, words),
        )

    def _print(
        self, presenter: LetterPresenter, letter: IssuedLetter, setting: PrintSetting, *, shared: bool
    ) -> None:
        use = self._desk.printing
        if shared:
            words = self.tr("It waits at “{printer}” until you release it: F10.")
            self._jobs.write(
                lambda: use.ask(letter, setting),
                lambda _: self._waits(presenter, words.format(printer=setting.name)),
                lambda error: self._say(presenter, error),
            )
            return
        if isValid(presenter):
            presenter.tell(self.tr("It goes to the printer."))
        # Not the writer's: what is saved meanwhile would wait for pages that are drawn, or a far printer.
        self._jobs.slow(
            lambda: use.at_once(letter, setting),
            lambda command: self._printed(presenter, command),
            lambda error: self._say(presenter, error),
            always=self._changed,
        )

    def _waits(self, presenter: LetterPresenter, words: str) -> None:
        self._tell(presenter, words)
        self._changed()

    def _printed(self, presenter: LetterPresenter, command: Command | None) -> None:
        if isValid(presenter):
            presenter.tell("")
        if command is not None:
            self._desk.announce(command, "printing")

    def _say(self, presenter: LetterPresenter, error: WorldError) -> None:
        self._tell(presenter, f"{error.sentence} {error.way_on}".strip())

    def _tell(self, presenter: LetterPresenter, words: str) -> None:
        # A quick hand leaves the page while the printer is still taking the letter.
        if isValid(presenter):
            presenter.tell(words)
        else:
            self.told.emit(words)

    def _changed(self) -> None:
        self._desk.hub.announce(Changes(frozenset({WAITING}), frozenset(), "printing"))


def ask_printer(
    over: QWidget,
    jobs: JobScope,
    patterns: Sequence[str],
    chosen: Callable[[PrintSetting, bool], None],
    tell: Callable[[str], None],
) -> None:
    """Ask for a printer in the system's dialog; chosen hears how to print, and whether others share it.

    patterns name the council's shared printers; tell hears why nothing can be printed. What printers there
    are, and whose, is asked in the background: a print server far away takes seconds to say.
    """

    def names() -> Sequence[str]:
        # Qt's printing is read in when somebody prints: most days begin with something else.
        from ui.printing.printers import printer_names

        return printer_names()

    def failed(error: WorldError) -> None:
        tell(f"{error.sentence} {error.way_on}".strip())

    def accepted(setting: PrintSetting) -> None:
        from ui.printing.printers import called, is_shared

        def work() -> tuple[PrintSetting, bool]:
            named = replace(setting, called=called(setting.printer))
            return named, is_shared(setting.printer, patterns)

        jobs.slow(work, lambda found: chosen(*found), failed, latest="printer")

    def offer(found: Sequence[str]) -> None:
        if not isValid(over) or not _is_in_front(over):
            return
        if found:
            _open_dialog(over, accepted)
            return
        tell(
            QCoreApplication.translate(
                "printing", "There is no printer on this machine. Ask for one, or open the PDF in a viewer."
            )
        )

    jobs.slow(names, offer, failed, latest="printers")


def _is_in_front(page: QWidget) -> bool:
    """Whether a page is still seen: a dialog that comes late lies over no other page, and over no lock."""
    window = page.window()
    return page.isVisible() and not (isinstance(window, MainWindow) and window.is_covered)


def _open_dialog(over: QWidget, accepted: Callable[[PrintSetting], None]) -> None:
    from ui.printing.dialog import LetterPrintDialog

    dialog = LetterPrintDialog(over)
    dialog.accepted.connect(lambda: accepted(dialog.setting()))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
