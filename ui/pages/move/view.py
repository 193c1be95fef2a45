"""Moving house in four pages: who and when, addresses, services, check; afterwards the receipt."""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_console.domain.moving import MoveKind
from ui.dialogs.confirm import ConfirmDialog, ConfirmShown
from ui.pages.move.address_page import AddressPage
from ui.pages.move.check_page import CheckPage, ReceiptPage
from ui.pages.move.models import MoveForm, MoveState, Step
from ui.pages.move.question_page import QuestionPage, dates_unread
from ui.pages.move.service_page import ServicePage
from ui.pages.move.who_page import WhoPage
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.form_field import FormField
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.text import Run, Tone, quiet, strong

Page = QuestionPage | CheckPage | ReceiptPage
P = TypeVar("P", bound="Page")
_ASKING = (Step.WHO, Step.ADDRESSES, Step.SERVICES)


class MoveView(QWidget):
    """The four pages in one stack.

    Signals: edited(MoveForm) on every change, nextRequested(MoveForm), backRequested(), keepRequested(),
    cancelRequested() once it was confirmed, changeRequested(row id), lookUpRequested(text),
    addressChosen(id), addressForgotten(), letterAgainRequested(), leaveRequested().
    """

    edited = Signal(object)
    nextRequested = Signal(object)
    backRequested = Signal()
    keepRequested = Signal()
    cancelRequested = Signal()
    changeRequested = Signal(str)
    lookUpRequested = Signal(str)
    addressChosen = Signal(str)
    addressForgotten = Signal()
    letterAgainRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = MoveState("")
        self._shown: Step | None = None
        self.header = PageHeader()
        self._built: dict[Step, Page] = {}
        self._pages = QStackedWidget()
        # Until the record is read nothing is asked: a quick hand would type into what is then shown anew.
        self._pages.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(self._pages, 1)
        self._foot = self._acts()
        column.addWidget(self._foot)
        # Every move begins here or reads it back; built now it is not built in the turn that fills it. Until
        # then it is out of sight: nothing is typed that a draft would cover.
        self._page_of(Step.WHO)
        kept = self._pages.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._pages.setSizePolicy(kept)
        self._pages.hide()

    def _acts(self) -> ActionBar:
        self.next = _button("moveNext", self.tr("Next"), "Ctrl+Return", ButtonKind.PRIMARY)
        self.back = _button("moveBack", self.tr("Back"), "Alt+Left")
        self.keep = _button("moveKeep", self.tr("Keep as draft"))
        self.again = _button("letterAgain", self.tr("Make the letter again"))
        self.cancel = _button("moveCancel", self.tr("Cancel the move"))
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self.backRequested)
        self.keep.clicked.connect(self.keepRequested)
        self.again.clicked.connect(self.letterAgainRequested)
        self.cancel.clicked.connect(self._on_cancel)
        return ActionBar([self.next, self.back, self.keep, self.again], [self.cancel])

    @property
    def who(self) -> WhoPage:
        """The page of who moves and when."""
        return self._page(Step.WHO, WhoPage)

    @property
    def addresses(self) -> AddressPage:
        """The page of where to."""
        return self._page(Step.ADDRESSES, AddressPage)

    @property
    def services(self) -> ServicePage:
        """The page of what the services need to know."""
        return self._page(Step.SERVICES, ServicePage)

    @property
    def check(self) -> CheckPage:
        """The page where everything is checked."""
        return self._page(Step.CHECK, CheckPage)

    @property
    def receipt(self) -> ReceiptPage:
        """What each service does, once the move is recorded."""
        return self._page(Step.RECEIPT, ReceiptPage)

    def _page(self, step: Step, kind: type[P]) -> P:
        """Give a page, built when it is first wanted: all five at once would hold the window up."""
        found = self._built.get(step)
        if not isinstance(found, kind):
            found = self._built[step] = kind()
            self._connect(found)
            self._pages.addWidget(found)
            self._bring_acts_behind()
        return found

    def _bring_acts_behind(self) -> None:
        """Let Tab reach the acts at the foot after a page that was added later than they were.

        Qt puts what is added at the end of Tab's way; the foot is added once more.
        """
        column = self.layout()
        if column is not None:
            column.removeWidget(self._foot)
            self._foot.setParent(None)
            column.addWidget(self._foot)
            self._foot.show()

    def _connect(self, page: Page) -> None:
        if isinstance(page, QuestionPage):
            page.edited.connect(lambda: self.edited.emit(self.told()))
        if isinstance(page, AddressPage):
            page.lookUpRequested.connect(self.lookUpRequested)
            page.addressChosen.connect(self.addressChosen)
            page.addressForgotten.connect(self.addressForgotten)
        if isinstance(page, CheckPage):
            page.changeRequested.connect(self.changeRequested)

    def _questions(self) -> tuple[QuestionPage, ...]:
        """Give the pages of questions that were shown so far; the others hold what the state says."""
        built = (self._built.get(step) for step in _ASKING)
        return tuple(page for page in built if isinstance(page, QuestionPage))

    def told(self) -> MoveForm:
        """Give what is filled in now, with the sentences of dates that make none."""
        form, dates = self._state.form, []
        for page in self._questions():
            form = page.filled(form)
            dates += [field for field in page.fields if isinstance(field, DateField)]
        return replace(form, date_problems=dates_unread(*dates))

    def show_state(self, state: MoveState) -> None:
        """Show the move as far as it was told; a new page takes the keyboard to its first question."""
        self._state = state
        self._show_header(state)
        for step in _ASKING:
            if step.value < state.step.value:
                self._page_of(step)  # a draft resumed further on: what was answered before is read back
        page = self._page_of(state.step)
        for shown in self._questions():
            shown.show_page(state)
        if Step.CHECK in self._built:
            self.check.show_check(state.check)
        if state.receipt is not None:
            self.receipt.show_receipt(state.receipt)
        self._pages.setCurrentWidget(page)
        self._pages.show()
        self._show_acts(state)
        turned = self._shown is not state.step
        self._shown = state.step
        if turned:
            self._focus_first(state.step)
        for step, built in self._built.items():
            built.summary.show_problems(state.problems if step is state.step else ())

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the page on the screen."""
        for field in self._fields():
            if field.name == name and not field.isHidden():
                field.focus_field()
                return

    def _fields(self) -> tuple[FormField, ...]:
        return tuple(field for page in self._questions() for field in page.fields)

    def _page_of(self, step: Step) -> Page:
        pages: dict[Step, type[Page]] = {
            Step.WHO: WhoPage,
            Step.ADDRESSES: AddressPage,
            Step.SERVICES: ServicePage,
            Step.CHECK: CheckPage,
            Step.RECEIPT: ReceiptPage,
        }
        return self._page(step, pages[step])

    def _focus_first(self, step: Step) -> None:
        page = self._built[step]
        if isinstance(page, QuestionPage):
            page.first_field().focus_field()
        else:
            self.next.setFocus()

    def _show_header(self, state: MoveState) -> None:
        chips = [Chip(chip.text, chip.kind) for chip in state.chips]
        title = self.tr("{name}: moving").format(name=state.customer)
        if state.corrects:
            title = self.tr("{name}: correcting {reference}").format(
                name=state.customer, reference=state.corrects
            )
        self.header.show_header(title, self._steps(state), chips)

    def _steps(self, state: MoveState) -> tuple[Run, ...]:
        if state.step is Step.RECEIPT:
            return (strong(self.tr("Recorded")),)
        names = (
            self.tr("1 Who and when"),
            self.tr("2 Addresses"),
            self.tr("3 Services"),
            self.tr("4 Check"),
        )
        runs: list[Run] = []
        for number, name in enumerate(names, 1):
            here = number == state.step.value
            runs += [strong(name, Tone.PLAIN) if here else quiet(name), quiet(" · ")]
        place = runs[:-1]
        beside = state.busy_words or state.address
        return (*place, quiet(f"\u2003\u2003{beside}")) if beside else tuple(place)

    def _record_words(self, state: MoveState) -> str:
        """Name the act; what others told of the customer has no letter."""
        if state.form.kind in (MoveKind.LANDLORD, MoveKind.DEATH):
            return self.tr("Record it")
        if state.corrects:
            return self.tr("Record the correction and make the letter")
        return self.tr("Record the move and make the letter")

    def _show_acts(self, state: MoveState) -> None:
        done = state.step is Step.RECEIPT
        words = self.tr("Next")
        if state.step is Step.CHECK:
            words = self._record_words(state)
        elif done:
            words = self.tr("Back to the record")
        if self.next.text() != words:
            self.next.setText(words)
        making = state.receipt is not None and state.receipt.making
        self.next.setEnabled(not state.busy_words and not making)
        self.back.setVisible(not done and state.step is not Step.WHO)
        self.back.setEnabled(not state.busy_words)
        self.keep.setVisible(not done)
        self.cancel.setVisible(not done)
        self.cancel.setEnabled(not state.busy_words)
        failed = state.receipt is not None and state.receipt.letter_failed
        self.again.setVisible(done and failed)

    def _on_next(self) -> None:
        if self._state.step is Step.RECEIPT:
            self.leaveRequested.emit()
        else:
            self.nextRequested.emit(self.told())

    def _on_cancel(self) -> None:
        if not self._state.touched:
            self.cancelRequested.emit()
            return
        dialog = ConfirmDialog(self)
        dialog.show_state(
            ConfirmShown(
                self.tr("Cancel the move?"),
                self.tr("What was entered for {name} will be deleted from this computer.").format(
                    name=self._state.customer
                ),
                self.tr("Cancel the move"),
                self.tr("Go on with the move"),
                loses=True,
            )
        )
        dialog.accepted.connect(self.cancelRequested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _button(name: str, words: str, key: str = "", kind: ButtonKind = ButtonKind.SECONDARY) -> Button:
    button = Button(words, key=key, kind=kind)
    button.setObjectName(name)
    return button
