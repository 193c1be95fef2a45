"""Asks before an act that cannot be taken back; the button names the act."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme import TextRole, current_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.page_body import page_body
from ui.widgets.page_spec import PageSpec
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class ConfirmShown:
    """A question: its title, what will happen, the words of both buttons, and whether something is lost."""

    title: str
    sentence: str
    act: str
    keep: str
    loses: bool = False


class ConfirmDialog(QDialog):
    """A question with two named answers. ``accepted`` fires on the act, ``rejected`` on the other and Escape.

    The keyboard starts on the answer that changes nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirmDialog")
        self.heading = Text("", TextRole.HEADING)
        self.sentence = Text("")
        self.act = Button(kind=ButtonKind.PRIMARY)
        self.keep = Button()
        self.act.setObjectName("confirmAct")
        self.keep.setObjectName("confirmKeep")
        self.act.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page_body(self.heading, self.sentence), 1)
        column.addWidget(ActionBar([self.act, self.keep]))
        self.resize(current_theme().px(480), current_theme().px(200))

    def show_state(self, state: ConfirmShown) -> None:
        """Show a question."""
        self.setWindowTitle(state.title)
        self.heading.show_text(state.title)
        self.sentence.show_text(state.sentence)
        self.act.setText(state.act)
        self.act.set_kind(ButtonKind.DANGER if state.loses else ButtonKind.PRIMARY)
        self.keep.setText(state.keep)
        self.setAccessibleDescription(state.sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keep.setFocus()


DIALOG = PageSpec(
    "confirm",
    str(QT_TRANSLATE_NOOP("pages", "Question")),
    ConfirmDialog,
    lambda: {
        "nothing is lost": ConfirmShown(
            "Close this customer?", "The draft of the move is kept.", "Close the tab", "Stay here"
        ),
        "something is lost": ConfirmShown(
            "Cancel the move?",
            "The addresses and dates entered for Siân Pritchard will be deleted from this computer.",
            "Cancel the move",
            "Go on with the move",
            loses=True,
        ),
    },
)
