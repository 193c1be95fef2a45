"""One refused act: why, what was saved and what waits for it on the left, putting it right on the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_console.services.mend_refused import Form
from ui.pages.fixing.models import FieldShown, FieldTold, FixingState, Way
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.first_focus import begin_at
from ui.widgets.form_field import FormField
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.text_field import LongTextField, TextField


class FixingView(QWidget):
    """Signals: edited(); sendRequested(); takeBackRequested(); closeRequested()."""

    edited = Signal()
    sendRequested = Signal()
    takeBackRequested = Signal()
    closeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.fields: dict[str, FormField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        body = page_body(self.summary, Columns(self._told(), self._right(), shares=(1, 1)))
        column.addWidget(body, 1)
        column.addWidget(self._acts())
        begin_at(self, self.send)

    def _told(self) -> QWidget:
        self.reason = Text("", TextRole.FIGURE, Tone.WARNING)
        why = Card(self.tr("Why it was not accepted"))
        why.body.addWidget(self.reason)
        self.what = Text("", TextRole.STRONG)
        self.saved_at = Text("", TextRole.BODY, Tone.QUIET)
        self.saved = KeyValues(name_width=180)
        saved = Card(self.tr("What you saved"))
        for widget in (self.what, self.saved_at, self.saved):
            saved.body.addWidget(widget)
        self.waits = Text("")
        self._waits_card = Card(self.tr("Waits for this"))
        self._waits_card.body.addWidget(self.waits)
        told = QWidget()
        cards = QVBoxLayout(told)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(10)
        for card in (why, saved, self._waits_card):
            cards.addWidget(card)
        cards.addStretch(1)
        return told

    def _right(self) -> QWidget:
        self.right = Card(self.tr("Put it right"))
        self.right.body.setSpacing(12)
        self.way = Text("")
        self.right.body.addWidget(self.way)
        return self.right

    def _acts(self) -> ActionBar:
        self.send = Button(self.tr("Send it again"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.send.setObjectName("sendAgain")
        self.send.clicked.connect(self.sendRequested)
        self.take_back = Button(self.tr("Take it back"), kind=ButtonKind.DANGER)
        self.take_back.setObjectName("takeBack")
        self.take_back.clicked.connect(self.takeBackRequested)
        self.back = Button(self.tr("Not now"), key="Esc")
        self.back.setObjectName("leaveFixing")
        self.back.clicked.connect(self.closeRequested)
        self.status = StatusText()
        return ActionBar([self.send, self.take_back, self.back], [self.status])

    def show_state(self, state: FixingState) -> None:
        """Show the act and what is written for it so far."""
        said = self.tr("This was not accepted. It stays here until you put it right or take it back.")
        line = f"{state.customer} · {said}" if state.customer else said
        self.header.show_header(self.tr("Needs fixing"), (Run(line),))
        self.reason.show_text(state.reason)
        self.what.show_text(state.what)
        self.saved_at.show_text(state.saved_at)
        self.saved.show_rows(state.saved)
        self.saved.setVisible(bool(state.saved))
        self.waits.show_text("\n".join(state.waits))
        self._waits_card.setVisible(bool(state.waits))
        self._show_way(state)
        self._show_fields(state.fields)
        self.summary.show_problems(state.problems)
        self.status.setVisible(bool(state.status))
        self.status.show_status(state.status, Tone.BAD)

    def told(self) -> tuple[FieldTold, ...]:
        """Give what stands in the fields now."""
        return tuple(_told_in(key, field) for key, field in self.fields.items())

    def _show_way(self, state: FixingState) -> None:
        words, act = {
            Way.FIELDS: (
                self.tr("Change what is wrong, then send it again. Everything else stays as you saved it."),
                self.tr("Send it again"),
            ),
            Way.MOVE: (
                self.tr(
                    "Open the move with everything you filled in, change what is wrong and record it again."
                    " It keeps its reference."
                ),
                self.tr("Open the move"),
            ),
            Way.CHANGE: (
                self.tr(
                    "Open the change with everything you filled in, change what is wrong and record it again."
                    " It keeps its reference."
                ),
                self.tr("Open the change"),
            ),
            Way.CHOICE: (
                self.tr("Look at both changes again and choose which stands."),
                self.tr("See both changes"),
            ),
            Way.NONE: (
                self.tr("Nothing of it can be changed here. Take it back, and do it again where you did it."),
                "",
            ),
        }[state.way]
        self.way.show_text(words)
        self.send.setText(act)
        self.send.setVisible(bool(act))

    def _show_fields(self, shown: tuple[FieldShown, ...]) -> None:
        if [field.key for field in shown] != list(self.fields):
            for old in self.fields.values():
                old.hide()
                old.deleteLater()
            self.fields = {field.key: self._made(field) for field in shown}
            for made in self.fields.values():
                self.right.body.addWidget(made)
            self.summary.watch(*self.fields.values())
        for field in shown:
            widget = self.fields[field.key]
            if isinstance(widget, DateField):
                widget.show_parts(field.parts)
            elif isinstance(widget, TextField | LongTextField):
                widget.show_value(field.text)

    def _made(self, field: FieldShown) -> FormField:
        made: DateField | TextField | LongTextField
        if field.form is Form.DATE:
            made = DateField(field.key, field.label, field.label.lower())
        elif field.form is Form.LINES:
            made = LongTextField(field.key, field.label, lines=3)
        else:
            made = TextField(field.key, field.label, characters=12 if field.form is Form.NUMBER else 40)
        made.edited.connect(self.edited)
        return made


def _told_in(key: str, field: FormField) -> FieldTold:
    if isinstance(field, DateField):
        read = field.read()
        return FieldTold(key, parts=field.parts(), problem=read if isinstance(read, str) else "")
    return FieldTold(key, field.value() if isinstance(field, TextField | LongTextField) else "")
