"""Fields for words: one line, or several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.form_field import FormField


class TextField(FormField):
    """One line of text. ``edited(text)`` fires on what a person types, never on ``show_value``.

    ``characters`` is the width of the answer expected, so that the field's size says how much to write.
    """

    edited = Signal(str)

    def __init__(
        self, name: str, label: str, hint: str = "", characters: int = 32, parent: QWidget | None = None
    ) -> None:
        self.line = QLineEdit()
        set_text_role(self.line, TextRole.BODY)
        self.line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        super().__init__(name, label, self.line, hint, parent)
        self._characters = characters
        self._fit()
        self.line.textEdited.connect(self.edited)

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.line.text().strip()

    def show_value(self, text: str) -> None:
        """Show a text; what is already there keeps its cursor."""
        if text != self.line.text() and text != self.value():
            self.line.setText(text)
            # A text longer than its field is read from its beginning.
            self.line.setCursorPosition(0)

    def _fit(self) -> None:
        # 0 is as wide as any letter an address or name is made of on average in Inter.
        wide = QFontMetrics(self.line.font()).horizontalAdvance("0") * self._characters
        self.line.setMaximumWidth(wide + current_theme().px(20))
        self.line.setMinimumWidth(min(wide, current_theme().px(120)))


class LongTextField(FormField):
    """Several lines of text, such as a note. ``edited(text)`` fires on what a person types."""

    edited = Signal(str)

    def __init__(
        self, name: str, label: str, hint: str = "", lines: int = 4, parent: QWidget | None = None
    ) -> None:
        self.box = QPlainTextEdit()
        set_text_role(self.box, TextRole.BODY)
        # Tab leads on; a form is walked, not indented.
        self.box.setTabChangesFocus(True)
        super().__init__(name, label, self.box, hint, parent)
        self._lines = lines
        self._fit()
        self._shown = ""
        self.box.textChanged.connect(self._on_text_changed)

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.box.toPlainText().strip()

    def show_value(self, text: str) -> None:
        """Show a text, to go on at its end; what is already there keeps its cursor."""
        if text in (self.box.toPlainText(), self.value()):
            return
        self._shown = text
        self.box.setPlainText(text)
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self) -> None:
        self.box.setFixedHeight(current_theme().px(20) * self._lines + 20)

    def _on_text_changed(self) -> None:
        if self.box.toPlainText() == self._shown:
            return
        self._shown = self.box.toPlainText()
        self.edited.emit(self._shown)
