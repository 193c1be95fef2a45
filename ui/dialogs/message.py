"""Says one thing that went wrong or is worth knowing, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme import TextRole, current_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.page_body import page_body
from ui.widgets.page_spec import PageSpec
from ui.widgets.text import Text, Tone


@dataclass(frozen=True, slots=True)
class MessageShown:
    """What a message says: its title, the sentence, the way on, and the words of the button."""

    title: str
    sentence: str
    way_on: str = ""
    act: str = ""


class MessageDialog(QDialog):
    """A message with one button, which Enter and Escape press too. ``accepted`` fires when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageDialog")
        self.heading = Text("", TextRole.HEADING)
        self.sentence = Text("")
        self.way_on = Text("", TextRole.BODY, Tone.QUIET)
        self.act = Button(self.tr("Close"), kind=ButtonKind.PRIMARY)
        self.act.setObjectName("closeMessage")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page_body(self.heading, self.sentence, self.way_on), 1)
        column.addWidget(ActionBar([self.act]))
        self.resize(current_theme().px(480), current_theme().px(220))

    def show_state(self, state: MessageShown) -> None:
        """Show a message."""
        self.setWindowTitle(state.title)
        self.heading.show_text(state.title)
        self.sentence.show_text(state.sentence)
        self.way_on.show_text(state.way_on)
        self.way_on.setVisible(bool(state.way_on))
        self.act.setText(state.act or self.tr("Close"))
        self.setAccessibleDescription(f"{state.sentence} {state.way_on}".strip())

    def reject(self) -> None:
        """Treat Escape as having read it: there is nothing to refuse."""
        self.accept()


DIALOG = PageSpec(
    "message",
    str(QT_TRANSLATE_NOOP("pages", "Message")),
    MessageDialog,
    lambda: {
        "a sentence and a way on": MessageShown(
            "The change could not be kept",
            "The disk of this computer is full, so nothing was saved.",
            "Free some space or ask your help desk, then press Save again. Your text is still on the screen.",
            "Go back",
        ),
        "a sentence": MessageShown("Sync is up to date", "Everything you saved has been received."),
    },
)
