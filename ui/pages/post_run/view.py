"""Letters to many: which letter about which cases, who gets one, and how far making them is."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.post_run.choosing import RunChoosing
from ui.pages.post_run.models import FOLDER, PostRunState, RunForm, Step
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.first_focus import begin_at
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.text_field import TextField
from ui.widgets.timeline_table import TimelineTable


class PostRunView(QWidget):
    """Signals: letterChosen(template); edited(RunForm) on every change; lookRequested(RunForm);
    makeRequested(RunForm), stopRequested(), changeRequested(), openRequested() for the folder,
    folderRequested() to choose one; printRequested(), and of letters that wait at a shared printer
    releaseRequested() and dropRequested().
    """

    letterChosen = Signal(str)
    edited = Signal(object)
    lookRequested = Signal(object)
    makeRequested = Signal(object)
    stopRequested = Signal()
    changeRequested = Signal()
    openRequested = Signal()
    folderRequested = Signal()
    printRequested = Signal()
    releaseRequested = Signal()
    dropRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = RunForm()
        self.header = PageHeader(self.tr("Letters to many"))
        self.summary = ErrorSummary()
        self.choosing = RunChoosing(self.summary)
        self.choosing.letterChosen.connect(self.letterChosen)
        self.choosing.edited.connect(lambda: self.edited.emit(self.told()))
        self.folder = TextField(FOLDER, self.tr("Folder for the files"), characters=70)
        self.folder.edited.connect(lambda: self.edited.emit(self.told()))
        self.pick = Button(self.tr("Choose a folder"), key="Ctrl+D")
        self.pick.setObjectName("chooseFolder")
        self.pick.clicked.connect(self.folderRequested)
        self.where = Card(self.tr("Where they go"))
        self.where.body.setSpacing(8)
        self.where.body.addWidget(self.folder)
        self.where.body.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.summary.watch(self.folder)
        self.said = StatusText("", Tone.WARNING)
        self.count = StatusText("", Tone.PLAIN)
        self.files = Text("", TextRole.BODY)
        self.printed = StatusText("", Tone.PLAIN)
        headings = (self.tr("Case"), "", self.tr("Why"))
        self.refused = TimelineTable(self.tr("Who gets no letter"), headings=headings, widths=(170, 0))
        self.refused.setObjectName("refusedCases")
        self.none = Card(self.tr("Who gets no letter"))
        self.none.fill_with(self.refused)
        self.progress = ProgressPanel()
        self.progress.stopRequested.connect(self._on_stop)
        self._choose = page_body(self.choosing, stretch_last=True)
        # Takes the room that is left, so that the rest stands at the top.
        rest = QWidget()
        under = QVBoxLayout(rest)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.none)
        self._seen = page_body(
            self.progress,
            self.said,
            self.printed,
            self.count,
            self.files,
            self.where,
            rest,
            stretch_last=True,
        )
        self._problems = QWidget()
        above = QVBoxLayout(self._problems)
        above.setContentsMargins(20, 13, 20, 0)
        above.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(self._problems)
        column.addWidget(self._choose, 1)
        column.addWidget(self._seen, 1)
        column.addWidget(self._acts())
        begin_at(self, self.choosing.letter.list)

    def _acts(self) -> ActionBar:
        self.look = Button(self.tr("See how many get it"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.look.setObjectName("lookAtRun")
        self.look.clicked.connect(lambda: self.lookRequested.emit(self.told()))
        self.make = Button(self.tr("Make the letters"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.make.setObjectName("makeRun")
        self.make.clicked.connect(lambda: self.makeRequested.emit(self.told()))
        self.resume = Button(self.tr("Go on"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.resume.setObjectName("resumeRun")
        self.resume.clicked.connect(lambda: self.makeRequested.emit(self.told()))
        self.open = Button(self.tr("Open the folder"), key="Ctrl+O")
        self.open.setObjectName("openRunFolder")
        self.open.clicked.connect(self.openRequested)
        self.change = Button(self.tr("Change the choice"), key="Ctrl+B")
        self.change.setObjectName("changeRun")
        self.change.clicked.connect(self.changeRequested)
        self.another = Button(self.tr("Other letters"), key="Ctrl+B")
        self.another.setObjectName("anotherRun")
        self.another.clicked.connect(self.changeRequested)
        return ActionBar(
            [self.look, self.make, self.resume, *self._printing(), self.open, self.change, self.another]
        )

    def _printing(self) -> tuple[Button, ...]:
        self.print = Button(self.tr("Print them"), key="Ctrl+P")
        self.print.setObjectName("printRun")
        self.print.clicked.connect(self.printRequested)
        self.release = Button(self.tr("Print now"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.release.setObjectName("releaseRun")
        self.release.clicked.connect(self.releaseRequested)
        self.drop = Button(self.tr("Do not print"), key="Ctrl+Del")
        self.drop.setObjectName("dropRun")
        self.drop.clicked.connect(self.dropRequested)
        return self.print, self.release, self.drop

    def told(self) -> RunForm:
        """Give what is filled in now; what was written for letters chosen before is kept with it."""
        return replace(self.choosing.told(self._form), folder=self.folder.line.text())

    def unread(self) -> dict[str, str]:
        """Give the sentences of days that are begun and make no day, by field."""
        return self.choosing.parts.unread()

    def show_folder(self, folder: str) -> None:
        """Show a folder that was chosen."""
        self.folder.show_value(folder)
        self.edited.emit(self.told())

    def show_state(self, state: PostRunState) -> None:
        """Show the step it is at."""
        step, self._form = state.step, state.form
        choosing = step is Step.CHOOSING
        line = self.tr("One letter about many cases, each to its own customer in their own format.")
        self.header.show_header(self.tr("Letters to many"), (Run(line),))
        self._choose.setVisible(choosing)
        self._seen.setVisible(not choosing)
        self.choosing.show_choice(state)
        self.folder.show_value(state.form.folder)
        self.where.setVisible(step is Step.LOOKED and state.can_make)
        self._problems.setVisible(bool(state.problems))
        self.summary.show_problems(state.problems)
        self.progress.setVisible(step.is_work)
        if step.is_work:
            self.progress.stop.setEnabled(True)
            self.show_progress(state)
        self.said.show_status(state.said, Tone.WARNING)
        self.said.setVisible(bool(state.said))
        self.count.show_status(state.count, Tone.PLAIN)
        self.count.setVisible(bool(state.count) and not step.is_work)
        self.files.show_text(state.files)
        self.files.setVisible(bool(state.files))
        self.printed.show_status(state.printed, Tone.PLAIN)
        self.printed.setVisible(bool(state.printed) and not step.is_work)
        self.refused.show_rows(state.rows)
        self.none.setVisible(bool(state.rows) and not step.is_work)
        self._show_acts(state)

    def _show_acts(self, state: PostRunState) -> None:
        step = state.step
        shown = {
            self.look: step is Step.CHOOSING,
            self.make: step is Step.LOOKED and state.can_make,
            self.resume: step is Step.STOPPED,
            self.print: step.has_files and state.can_print,
            self.release: step is Step.HELD,
            self.drop: step is Step.HELD,
            self.open: step.has_files,
            self.change: step is Step.LOOKED,
            self.another: step.has_files,
        }
        had_keyboard = any(act.hasFocus() for act in shown) or self.progress.stop.hasFocus()
        for act, is_shown in shown.items():
            act.setVisible(is_shown)
        first = self.progress.stop if step.is_work else next((act for act in shown if shown[act]), None)
        if had_keyboard and first is not None and self.isVisible():
            # What had the keyboard has gone out of sight, and Qt would give it to anything.
            first.setFocus()

    def show_progress(self, state: PostRunState) -> None:
        """Show how far the work is."""
        titles = {
            Step.LOOKING: self.tr("Looking who gets a letter"),
            Step.MAKING: self.tr("Making the letters"),
            Step.PRINTING: self.tr("Printing the letters"),
        }
        words = self.tr("{done} of {total}").format(done=state.done, total=state.total)
        self.progress.show_progress(titles[state.step], state.done, state.total, words)

    def _on_stop(self) -> None:
        self.progress.show_stopping()
        self.stopRequested.emit()
