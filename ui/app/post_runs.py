"""Letters to many at one desk: the runs over this machine's copy, and the page's folder dialogs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import NewId
from advisor_console.domain.printing import PrintedRun, PrintSetting
from advisor_console.letters.drafting import Templates
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.letter_cases import OF_THE_RECORD, case_query
from advisor_console.services.ports import Clock
from advisor_console.services.write_letter import Known, council_suggestions
from db.repositories.issued_letters import SqlIssuedLetters
from db.repositories.letter_cases import SqlLetterCases
from ui.app.desk import Desk
from ui.app.printing import ask_printer
from ui.changes import Changes
from ui.pages.post_run.models import RunChoice
from ui.pages.post_run.presenter import PostRunPresenter
from ui.pages.post_run.printing import Stop, Told
from ui.pages.post_run.view import PostRunView

if TYPE_CHECKING:
    # What makes files of many letters is loaded when somebody first makes some.
    from advisor_console.letters.post_run import Journal, PostRun


class DeskPostRuns:
    """The PostRuns port of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cases = SqlLetterCases(desk.session.watch.reading)

    def known(self) -> Known:
        """Give what nobody is asked, and what the council's profile suggests."""
        suggested = council_suggestions(self._desk.profile, self._desk.session.advisor)
        return Known({}, dict.fromkeys(OF_THE_RECORD, ""), suggested)

    def services(self) -> Mapping[str, str]:
        """Give the services that have cases, by their teams' names."""
        return self._desk.profile.teams

    def folder(self, template: str) -> Path:
        """Propose a folder for the files, one that is not there yet."""
        documents = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
        )
        first = documents / f"Letters {self._desk.session.clock.today():%Y-%m-%d} {template}"
        named = (first.with_name(f"{first.name} {number}") for number in range(2, 1000))
        return first if not first.exists() else next(one for one in named if not one.exists())

    def plan(self, choice: RunChoice) -> Journal:
        """Give a new run over all cases of the query; nothing is written."""
        from advisor_console.letters.post_run import begun

        references = [one.reference for one in self._cases.asked(case_query(choice.query))]
        now = self._desk.session.clock.now()
        return begun(choice.template, choice.query, choice.given, references, now)

    def begun(self, choice: RunChoice, folder: Path) -> Journal | None:
        """Give the run of this choice that was begun in a folder. Raises WorldError for another's folder."""
        from advisor_console.letters.post_run import journal_in

        return journal_in(folder, choice.template, choice.query, choice.given)

    def refusals(self, run: Journal, told: Told, stop: Stop) -> Mapping[str, str]:
        """Give who would get no letter, and why."""
        return self._run(run).refusals(told, stop)

    def finish(self, run: Journal, folder: Path, told: Told, stop: Stop) -> bool:
        """Make what is not made yet; False when it was stopped. Raises CannotSave."""
        try:
            # Letters of many people: nobody else on this machine is to read them.
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CannotSave(f"{folder} could not be made.", "Choose another folder.") from error
        return self._run(run).finish(folder, told, stop)

    def print(self, run: Journal, setting: PrintSetting, told: Told, stop: Stop) -> PrintedRun:
        """Print what is not printed yet of a run; each letter is noted as soon as the printer has it."""
        from advisor_console.letters.print_run import PrintRun

        letters = SqlIssuedLetters(self._desk.session.watch.reading)
        use = PrintRun(run, letters, self._desk.printing, setting)
        return use.finish(lambda printed: told(printed.done, printed.letters), stop)

    def _run(self, run: Journal) -> PostRun:
        from advisor_console.letters.post_run import PostRun
        from ui.app.case_letters import case_letters

        desk, session = self._desk, self._desk.session
        maker = desk.letters

        def issuing(clock: Clock, new_id: NewId) -> IssueLetter:
            return IssueLetter(session.log, session.letters, maker, clock, new_id, session.advisor.login)

        return PostRun(run, case_letters(session, desk.profile), maker, issuing)


class PostRunPlace(QObject):
    """The page of the rail. Signals: counted() when the rail says something else; failed(WorldError)."""

    counted = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.jobs.scope(self)
        own = desk.profile.letters.templates
        self.view = PostRunView()
        self.presenter = PostRunPresenter(
            self.view,
            DeskPostRuns(desk),
            templates=Templates(Path(own) if own else None),
            drafts=desk.session.drafts,
            clock=desk.session.clock,
            jobs=desk.jobs,
            parent=self,
        )
        self.presenter.counted.connect(self.counted)
        self.presenter.failed.connect(self.failed)
        self.presenter.made.connect(self._on_made)
        self.view.folderRequested.connect(self._choose_folder)
        self.view.openRequested.connect(self._open_folder)
        self.view.printRequested.connect(self._print)
        self.presenter.printing.printed.connect(self._on_printed)

    def _print(self) -> None:
        printing = self.presenter.printing
        patterns = self._desk.profile.letters.shared_printers
        ask_printer(
            self.view,
            self._jobs,
            patterns,
            lambda setting, shared: printing.ask(setting, shared=shared),
            printing.say,
        )

    def _on_printed(self) -> None:
        self._desk.hub.announce(Changes(frozenset({"letter_printing"}), frozenset(), "post_run"))
        self._desk.sync.wake()

    def _on_made(self) -> None:
        self._desk.hub.announce(Changes(frozenset({"letter"}), frozenset(), "post_run"))
        self._desk.sync.wake()

    def _choose_folder(self) -> None:
        title = self.tr("Folder for the files")
        chosen = QFileDialog.getExistingDirectory(self.view, title, str(Path(self.presenter.folder).parent))
        if chosen:
            self.view.show_folder(chosen)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.presenter.folder))
