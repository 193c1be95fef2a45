"""The first window: choose, sign in, wait, or read what went wrong and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.start.models import SignInTold, StartState, Step
from ui.theme import TextRole
from ui.widgets.button import Button, ButtonKind
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.page_body import page_body
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.reading_width import ReadingWidth
from ui.widgets.surface import Area, Card, Surface
from ui.widgets.text import Text, Tone
from ui.widgets.text_field import TextField


class StartView(Area):
    """Shows one step at a time.

    Signals: connectChosen(), demoChosen(), signInRequested(SignInTold), backRequested(), stopRequested(),
    retryRequested(), quitRequested().
    """

    connectChosen = Signal()
    demoChosen = Signal()
    signInRequested = Signal(object)
    backRequested = Signal()
    stopRequested = Signal()
    retryRequested = Signal()
    quitRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.GROUND, parent=parent)
        self._steps = QStackedWidget()
        self._pages: dict[Step, QWidget] = {}
        self.step: Step | None = None
        """The step that is shown."""
        holder = QWidget()
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(24, 24, 24, 24)
        name = Text(self.tr("Advisor Console"), TextRole.HEADING)
        name.setObjectName("pageTitle")
        middle.addWidget(name)
        middle.addSpacing(12)
        middle.addWidget(self._steps)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_body(ReadingWidth(holder, 760)))

    def _page_of(self, step: Step) -> QWidget:
        """Give the page of a step, built when it is first wanted: the first window shows only one of them."""
        if step not in self._pages:
            build = {
                Step.CHOOSE: self._choose,
                Step.SIGN_IN: self._sign_in,
                Step.WORKING: self._working,
                Step.FAILED: self._failed,
            }[step]
            self._pages[step] = build()
            self._steps.addWidget(self._pages[step])
        return self._pages[step]

    def _choose(self) -> QWidget:
        connect = Card(self.tr("Your council's centre"))
        connect.body.addWidget(Text(self.tr("Work with your council's records."), TextRole.FIGURE))
        connect.body.addWidget(
            Text(
                self.tr(
                    "You need the centre's address and your own sign-in. This machine then keeps an encrypted"
                    " copy of what you may see, so that you can go on working when the line is down."
                ),
                tone=Tone.QUIET,
            )
        )
        self.connect_button = Button(self.tr("Connect to the centre"), kind=ButtonKind.PRIMARY)
        self.connect_button.setObjectName("connectToCentre")
        self.connect_button.clicked.connect(self.connectChosen)
        connect.body.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignLeft)
        demo = Card(self.tr("The demonstration"))
        demo.body.addWidget(Text(self.tr("Try everything in an invented borough."), TextRole.FIGURE))
        demo.body.addWidget(
            Text(
                self.tr(
                    "Two thousand invented people, on this machine only. Nothing you do there can reach a"
                    " real centre."
                ),
                tone=Tone.QUIET,
            )
        )
        self.demo_button = Button(self.tr("Try the demonstration"))
        self.demo_button.setObjectName("tryDemonstration")
        self.demo_button.clicked.connect(self.demoChosen)
        demo.body.addWidget(self.demo_button, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (connect, demo):
            card.body.setSpacing(12)
        return _column(connect, demo)

    def _sign_in(self) -> QWidget:
        self.summary = ErrorSummary()
        self.centre = TextField(
            "centre",
            self.tr("Address of the centre"),
            self.tr("From your administrator, such as: postgresql://centre.westerdale.example/console"),
            characters=48,
        )
        self.login = TextField("login", self.tr("Your sign-in name"), self.tr("Such as: asha.rahman"))
        self.password = TextField("password", self.tr("Your password"), characters=24)
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.line.returnPressed.connect(self._ask)
        self.former = TextField("former_password", self.tr("Your former password"), characters=24)
        self.former.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.former.line.returnPressed.connect(self._ask)
        self.summary.watch(self.centre, self.login, self.password, self.former)
        self.keeps = Text(
            self.tr(
                "On this machine the console keeps an encrypted copy of the records you may see, and what you"
                " save until the centre has it. Both open only with your password and this machine's keyring."
            ),
            tone=Tone.QUIET,
        )
        self.waiting = Text("", tone=Tone.QUIET)
        self.waiting.setObjectName("waitingHere")
        sign_in = Button(self.tr("Sign in"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        sign_in.setObjectName("signIn")
        sign_in.clicked.connect(self._ask)
        back = Button(self.tr("Back"))
        back.setObjectName("backToChoice")
        back.clicked.connect(self.backRequested)
        card = Card(self.tr("Sign in"))
        card.body.setSpacing(12)
        for widget in (self.centre, self.login, self.password, self.former, self.waiting, self.keeps):
            card.body.addWidget(widget)
        card.body.addLayout(_row(sign_in, back))
        return _column(self.summary, card)

    def _working(self) -> QWidget:
        self.progress = ProgressPanel()
        self.progress.stopRequested.connect(self.stopRequested)
        return _column(self.progress)

    def _failed(self) -> QWidget:
        self.failure = Text("", TextRole.FIGURE)
        self.way_on = Text("")
        self.retry = Button(self.tr("Try again"), kind=ButtonKind.PRIMARY)
        self.retry.setObjectName("tryAgain")
        self.retry.clicked.connect(self.retryRequested)
        leave = Button(self.tr("Close the console"))
        leave.setObjectName("closeConsole")
        leave.clicked.connect(self.quitRequested)
        card = Card(self.tr("The console cannot start"))
        card.body.setSpacing(12)
        card.body.addWidget(self.failure)
        card.body.addWidget(self.way_on)
        card.body.addLayout(_row(self.retry, leave))
        return _column(card)

    def _ask(self) -> None:
        self.signInRequested.emit(
            # A password may begin or end with a space; names and addresses never do.
            SignInTold(
                self.centre.value(),
                self.login.value(),
                self.password.line.text(),
                self.former.line.text() if self.former.isVisible() else "",
            )
        )

    def show_state(self, state: StartState) -> None:
        """Show a step; what was typed stays, except the password after a refusal."""
        page = self._page_of(state.step)
        changed, self.step = state.step is not self.step, state.step
        self._steps.setCurrentWidget(page)
        if state.step is Step.SIGN_IN:
            self._show_sign_in(state, first=changed)
        elif state.step is Step.WORKING:
            self.progress.show_progress(self.tr("One moment"), *state.progress, state.words)
            self.progress.stop.setVisible(state.can_stop)
        elif state.step is Step.FAILED:
            self.failure.show_text(state.failure)
            self.way_on.show_text(state.way_on)
            self.retry.setVisible(state.can_retry)

    def _show_sign_in(self, state: StartState, *, first: bool) -> None:
        self.centre.show_value(state.centre)
        self.login.show_value(state.login)
        self.summary.show_problems(state.problems)
        self.former.setVisible(state.ask_former)
        self.waiting.show_text(state.waiting)
        self.waiting.setVisible(bool(state.waiting))
        # They read it when they first signed in here; the former password takes its room.
        self.keeps.setVisible(not state.ask_former)
        self.former.line.clear()
        if state.problems and not state.ask_former:
            self.password.line.clear()
        elif first:
            (self.password if state.login else self.centre).focus_field()


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
