"""What was told of a move, each service's own outcome, and the ways to put it right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.confirm import ConfirmDialog, ConfirmShown
from ui.pages.taken.models import TakenState
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone


class TakenView(QWidget):
    """Signals: correctRequested(); cancelRequested() once it was confirmed; backRequested()."""

    correctRequested = Signal()
    cancelRequested = Signal()
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = TakenState("", "")
        self.header = PageHeader()
        self.told = KeyValues(name_width=108, ruled=True)
        self.services = KeyValues(name_width=108, ruled=True)
        self.standing = StatusText("", Tone.WARNING)
        self.why_not = Text("", tone=Tone.QUIET)
        told, services = Card(self.tr("What was told")), Card(self.tr("Who does what by when"))
        for widget in (self.standing, self.told, self.why_not):
            told.body.addWidget(widget)
        services.body.addWidget(self.services)
        self.correct = Button(self.tr("Correct it"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.correct.setObjectName("correctMove")
        self.cancel = Button(self.tr("It will not happen"))
        self.cancel.setObjectName("callOffMove")
        back = Button(self.tr("Back to the record"), key="Esc")
        back.setObjectName("leaveTaken")
        self.correct.clicked.connect(self.correctRequested)
        self.cancel.clicked.connect(self._on_cancel)
        back.clicked.connect(self.backRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(Columns(told, services)), 1)
        column.addWidget(ActionBar([self.correct, back], [self.cancel]))

    def show_state(self, state: TakenState) -> None:
        """Show a move that was taken."""
        self._state = state
        self.header.show_header(state.customer, (Run(state.reference),))
        self.told.show_rows(state.told)
        self.services.show_rows(state.services)
        self.standing.show_status(state.standing, Tone.WARNING)
        self.standing.setVisible(bool(state.standing))
        self.why_not.show_text(state.why_not)
        self.why_not.setVisible(bool(state.why_not))
        self.correct.setVisible(state.can_correct)
        self.cancel.setVisible(state.can_cancel)

    def _on_cancel(self) -> None:
        dialog = ConfirmDialog(self)
        dialog.show_state(
            ConfirmShown(
                self.tr("Will it not happen?"),
                self.tr(
                    "The record is put back as it was before {reference}, and every service that was told of"
                    " it is told so."
                ).format(reference=self._state.reference),
                self.tr("It will not happen"),
                self.tr("Leave it as it is"),
            )
        )
        dialog.accepted.connect(self.cancelRequested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
