"""The parts of a letter, one under the other, in a pane that scrolls as a document does."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.write_letter.models import Asked, Form, LetterForm
from ui.pages.write_letter.questions import YES
from ui.theme import current_theme
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.date_field import DateField
from ui.widgets.date_reading import DateParts
from ui.widgets.form_field import FormField
from ui.widgets.reading_order import tab_within
from ui.widgets.text_field import LongTextField, TextField


class WritingPane(QScrollArea):
    """Holds what a letter is written in. A letter is as long as it is: this scrolls, the page does not."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        self._content = content
        content.setObjectName("pageHolder")
        self.setWidget(content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        wide = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, current_theme().px(240))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(240))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            self.ensureWidgetVisible(new, 8, 24)


class LetterParts(QWidget):
    """One field for each part. ``edited()`` fires on what a person writes."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, FormField] = {}
        self._asked: tuple[Asked, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_asked(self, asked: tuple[Asked, ...], hidden: frozenset[str]) -> bool:
        """Ask for these parts and no others; says whether the fields are other ones than before."""
        is_other = asked != self._asked
        if is_other:
            self._rebuild(asked)
        self.hide_fields(hidden)
        return is_other

    def hide_fields(self, hidden: frozenset[str]) -> None:
        """Leave out what nothing asks for at the moment."""
        for name, field in self.fields.items():
            field.setVisible(name not in hidden)

    def _rebuild(self, asked: tuple[Asked, ...]) -> None:
        self._asked = asked
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self.fields = {one.name: self._made(one) for one in asked}
        for field in self.fields.values():
            self._column.addWidget(field)
            field.show()
        self._column.addStretch(1)
        tab_within(self, _controls(self.fields.values()))

    def _made(self, asked: Asked) -> FormField:
        made: FormField
        if asked.form is Form.DAY:
            made = DateField(asked.name, asked.label, asked.what, asked.hint)
            made.edited.connect(self._on_edited)
        elif asked.form is Form.TICK:
            made = CheckBoxes(asked.name, asked.label, (Option(YES, asked.what),), asked.hint)
            made.label.hide()
            made.changed.connect(self._on_edited)
        elif asked.form is Form.ONE:
            made = ChoiceField(asked.name, asked.label, asked.options, asked.hint)
            made.chosen.connect(self._on_edited)
        elif asked.form is Form.LINE:
            made = TextField(asked.name, asked.label, asked.hint, asked.characters)
            made.edited.connect(self._on_edited)
        else:
            made = LongTextField(asked.name, asked.label, asked.hint, asked.lines)
            made.edited.connect(self._on_edited)
        return made

    def _on_edited(self, *_: object) -> None:
        self.edited.emit()

    def show_form(self, form: LetterForm) -> None:
        """Show what is filled in; what is being written keeps its cursor."""
        for name, field in self.fields.items():
            if isinstance(field, DateField):
                field.show_parts(form.days.get(name, DateParts()))
            elif isinstance(field, CheckBoxes):
                field.show_value((YES,) if form.said.get(name) == YES else ())
            elif isinstance(field, ChoiceField | TextField | LongTextField):
                field.show_value(form.said.get(name, ""))

    def told(self) -> tuple[Mapping[str, str], Mapping[str, DateParts]]:
        """Give what stands in the fields now: texts, and days in their three parts."""
        said: dict[str, str] = {}
        days: dict[str, DateParts] = {}
        for name, field in self.fields.items():
            if isinstance(field, DateField):
                days[name] = field.parts()
            elif isinstance(field, CheckBoxes):
                said[name] = YES if field.value() else ""
            elif isinstance(field, LongTextField):
                # As it stands, so that places found in it hold.
                said[name] = field.box.toPlainText()
            elif isinstance(field, TextField):
                said[name] = field.line.text()
            elif isinstance(field, ChoiceField):
                said[name] = field.value()
        return said, days

    def unread(self) -> dict[str, str]:
        """Give the sentences of days that are begun and make no day, by field."""
        found = {
            name: field.read()
            for name, field in self.fields.items()
            if isinstance(field, DateField) and field.parts() != DateParts()
        }
        return {name: read for name, read in found.items() if isinstance(read, str)}

    def lead_to(self, name: str, start: int, end: int) -> None:
        """Put the keyboard into a field, with what is meant marked."""
        field = self.fields.get(name)
        if field is None:
            return
        field.focus_field()
        if isinstance(field, LongTextField):
            cursor = field.box.textCursor()
            cursor.setPosition(min(start, len(field.box.toPlainText())))
            cursor.setPosition(min(end, len(field.box.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            field.box.setTextCursor(cursor)
        elif isinstance(field, TextField):
            field.line.setSelection(start, end - start)


def _controls(fields: Iterable[FormField]) -> list[QWidget]:
    """Give what Tab reaches, in its order."""
    return [
        control
        for field in fields
        for control in field.findChildren(QWidget)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
