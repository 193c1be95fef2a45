"""Moving house in four pages: who and when, addresses, services, check; afterwards the receipt."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.confirm import ConfirmDialog, ConfirmShown
from ui.pages.move.address_page import AddressPage
from ui.pages.move.check_page import CheckPage, ReceiptPage
from ui.pages.move.models import MoveForm, MoveState, Step
from ui.pages.move.question_page import dates_unread
from ui.pages.move.service_page import ServicePage
from ui.pages.move.who_page import WhoPage
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.form_field import FormField
from ui.widgets.page_header import PageHeader
from ui.widgets.text import Run, Tone, quiet, strong


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
        self.who, self.addresses, self.services = WhoPage(), AddressPage(), ServicePage()
        self.check, self.receipt = CheckPage(), ReceiptPage()
        self._questions = (self.who, self.addresses, self.services)
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        for page in (*self._questions, self.check, self.receipt):
            self._pages.addWidget(page)
        column.addWidget(self._acts())
        self._connect()

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

    def _connect(self) -> None:
        for page in self._questions:
            page.edited.connect(lambda: self.edited.emit(self.told()))
        self.addresses.lookUpRequested.connect(self.lookUpRequested)
        self.addresses.addressChosen.connect(self.addressChosen)
        self.addresses.addressForgotten.connect(self.addressForgotten)
        self.check.changeRequested.connect(self.changeRequested)

    def told(self) -> MoveForm:
        """Give what is filled in now, with the sentences of dates that make none."""
        form = self._state.form
        for page in self._questions:
            form = page.filled(form)
        dates = (
            *(self.who.last_night, self.who.first_night),
            *(self.addresses.tenancy_end, self.addresses.sold),
        )
        return replace(form, date_problems=dates_unread(*dates))

    def show_state(self, state: MoveState) -> None:
        """Show the move as far as it was told; a new page takes the keyboard to its first question."""
        self._state = state
        self._show_header(state)
        for page in self._questions:
            page.show_page(state)
        self.check.show_check(state.check)
        if state.receipt is not None:
            self.receipt.show_receipt(state.receipt)
        self._pages.setCurrentIndex(state.step.value - 1)
        self._show_acts(state)
        turned = self._shown is not state.step
        self._shown = state.step
        if turned:
            self._focus_first(state.step)
        for step, summary in self._summaries().items():
            summary.show_problems(state.problems if step is state.step else ())

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the page on the screen."""
        for field in self._fields():
            if field.name == name and not field.isHidden():
                field.focus_field()
                return

    def _fields(self) -> tuple[FormField, ...]:
        return tuple(field for page in self._questions for field in page.fields)

    def _summaries(self) -> dict[Step, ErrorSummary]:
        return {
            Step.WHO: self.who.summary,
            Step.ADDRESSES: self.addresses.summary,
            Step.SERVICES: self.services.summary,
            Step.CHECK: self.check.summary,
            Step.RECEIPT: self.receipt.summary,
        }

    def _focus_first(self, step: Step) -> None:
        if step in (Step.CHECK, Step.RECEIPT):
            self.next.setFocus()
        else:
            self._questions[step.value - 1].first_field().focus_field()

    def _show_header(self, state: MoveState) -> None:
        chips = [Chip(chip.text, chip.kind) for chip in state.chips]
        title = self.tr("{name}: moving").format(name=state.customer)
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

    def _show_acts(self, state: MoveState) -> None:
        done = state.step is Step.RECEIPT
        words = self.tr("Next")
        if state.step is Step.CHECK:
            words = self.tr("Record the move and make the letter")
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
