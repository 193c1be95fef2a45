"""A change other than a move, on one page: which it is, its questions, what comes of it, and one act."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.change.models import Asked, ChangeForm, ChangeState, CheckShown, Form
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.form_field import FormField
from ui.widgets.key_values import KeyValues
from ui.widgets.link_button import LinkButton
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.reading_order import tab_within
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card, Surface
from ui.widgets.text import Run, Text, Tone
from ui.widgets.text_field import TextField

YES = "yes"
_MOST_LINES = 3
"""More answers than this are set side by side."""


class ChangeView(QWidget):
    """Signals: edited(ChangeForm) on every change; saveRequested(ChangeForm), or with its letter
    letterRequested(ChangeForm); backRequested().
    """

    edited = Signal(object)
    saveRequested = Signal(object)
    letterRequested = Signal(object)
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.kind = ChoiceField("kind", self.tr("What has changed?"))
        self.kind.chosen.connect(self._on_edited)
        self.fields: dict[str, FormField] = {}
        self._asked: tuple[Asked, ...] = ()
        self._form = ChangeForm()
        self.kept = StatusText("", Tone.QUIET)
        which = Card(self.tr("The change"))
        which.body.setSpacing(12)
        which.body.addWidget(self.kind)
        which.body.addWidget(self.kept)
        self._questions = Card(self.tr("What they tell you"))
        self._questions.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        self.notes = Text("", TextRole.SMALL, Tone.WARNING)
        self.notes_card = Card(self.tr("Worth knowing"))
        self.notes_card.body.addWidget(self.notes)
        self._told = Columns(_stacked(self._questions), self._beside(), shares=(2, 1), stack_below=760)
        self._told.hide()
        # What is worth knowing stands where there is room beside the longest kinds.
        which_and_notes = _stacked(which, self.notes_card)
        column.addWidget(page_body(self.summary, Columns(which_and_notes, self._told, shares=(5, 16))), 1)
        column.addWidget(self._acts())

    def _beside(self) -> QWidget:
        self.council = KeyValues(name_width=108, ruled=True)
        self.nothing_yet = Text(
            self.tr("What the council will do stands here once everything is answered."), tone=Tone.QUIET
        )
        self.working_link = LinkButton(self.tr("Show the working of our estimate"))
        self.working_link.setObjectName("showWorking")
        self.working_link.clicked.connect(self._on_working)
        self.working = Text("", TextRole.SMALL, Tone.QUIET)
        self.working.hide()
        council = Card(self.tr("What the council will do"))
        for widget in (self.nothing_yet, self.council, self.working_link, self.working):
            council.body.addWidget(widget)
        self.say = Text("", tone=Tone.ON_SPEECH)
        self.say_card = Card(self.tr("Say to the customer"), Surface.SPEECH)
        self.say_card.body.addWidget(self.say)
        return _stacked(council, self.say_card)

    def _acts(self) -> ActionBar:
        save = Button(self.tr("Record the change"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        save.setObjectName("saveChange")
        save.clicked.connect(lambda: self.saveRequested.emit(self.told()))
        back = Button(self.tr("Back to the record"), key="Esc")
        back.setObjectName("leaveChange")
        back.clicked.connect(self.backRequested)
        self.letter = Button(self.tr("Record it and make the letter"), key="Ctrl+Shift+Return")
        self.letter.setObjectName("saveChangeLetter")
        self.letter.clicked.connect(lambda: self.letterRequested.emit(self.told()))
        return ActionBar([save, self.letter, back])

    def told(self) -> ChangeForm:
        """Give what is filled in now; answers of kinds that were chosen before are kept with it."""
        said, days = dict(self._form.said), dict(self._form.days)
        for name, field in self.fields.items():
            if isinstance(field, DateField):
                days[name] = field.parts()
            elif isinstance(field, CheckBoxes):
                said[name] = YES if field.value() else ""
            elif isinstance(field, TextField) or (isinstance(field, ChoiceField) and field.options()):
                # Answers that are still being looked for are not lost meanwhile.
                said[name] = field.value()
        return ChangeForm(self.kind.value(), said, days)

    def unread(self) -> dict[str, str]:
        """Give the sentences of days that make no day, by field."""
        found = {name: field.read() for name, field in self.fields.items() if isinstance(field, DateField)}
        return {name: read for name, read in found.items() if isinstance(read, str)}

    def show_state(self, state: ChangeState) -> None:
        """Show a change as far as it is told."""
        title = self.tr("Another change")
        if state.corrects:
            title = self.tr("Correcting {reference}").format(reference=state.corrects)
        self.header.show_header(title, (Run(state.customer),))
        self._form = state.form
        self.kind.show_options(state.kinds)
        self.kind.show_value(state.form.kind)
        self._show_asked(state.asked)
        for name, field in self.fields.items():
            _show_in(field, name, state.form)
        self.kept.show_status(state.kept_words, Tone.QUIET)
        self.kept.setVisible(bool(state.kept_words))
        self._show_check(state.check)
        self.summary.show_problems(state.problems)
        self.letter.setVisible(state.has_letter)

    def show_asked(self, asked: tuple[Asked, ...]) -> None:
        """Offer other answers to the questions that stand there; what is written stays, and the focus."""
        self._show_asked(asked)

    def show_check(self, check: CheckShown | None) -> None:
        """Show what comes of what stands in the fields; they are left alone."""
        self._show_check(check)

    def _show_asked(self, asked: tuple[Asked, ...]) -> None:
        # Before anything is chosen, choosing is all there is to do.
        self._told.setVisible(bool(asked))
        if asked == self._asked:
            return
        same = [one.name for one in asked] == [one.name for one in self._asked]
        self._asked = asked
        if same:
            self._offer(asked)
            return
        while (item := self._questions.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self.fields = {one.name: self._made(one) for one in asked}
        for row in self._rows():
            self._questions.body.addWidget(row)
        self.summary.watch(self.kind, *self.fields.values())
        self._offer(asked)

    def _offer(self, asked: tuple[Asked, ...]) -> None:
        """Offer each question's answers; one that has none to choose from is not asked."""
        for one in asked:
            field = self.fields[one.name]
            if isinstance(field, ChoiceField):
                chosen = field.value() or self._form.said.get(one.name, "")
                field.show_options(one.options)
                field.show_value(chosen)
                field.setVisible(bool(one.options))
        tab_within(self._questions, self._controls())

    def _rows(self) -> list[QWidget]:
        """Set the questions under each other, and those that belong together side by side."""
        rows: list[QWidget] = []
        for one in self._asked:
            field = self.fields[one.name]
            rows.append(Columns(rows.pop(), field, (1, 1), stack_below=380) if one.beside else field)
        return rows

    def _controls(self) -> list[QWidget]:
        """Give what Tab reaches in the questions, in their order."""
        return [
            control
            for field in self.fields.values()
            for control in field.findChildren(QWidget)
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    def _made(self, asked: Asked) -> FormField:
        made: FormField
        if asked.form is Form.DAY:
            made = DateField(asked.name, asked.label, asked.what, asked.hint)
            made.edited.connect(self._on_edited)
        elif asked.form is Form.ONE:
            made = ChoiceField(asked.name, asked.label, asked.options, asked.hint, across=_is_short(asked))
            made.chosen.connect(self._on_edited)
        elif asked.form is Form.TICK:
            made = CheckBoxes(asked.name, asked.label, (Option(YES, asked.what),), asked.hint)
            made.changed.connect(self._on_edited)
        else:
            made = TextField(asked.name, asked.label, asked.hint, asked.characters)
            made.edited.connect(self._on_edited)
        return made

    def _on_edited(self, *_: object) -> None:
        self.edited.emit(self.told())

    def _show_check(self, check: CheckShown | None) -> None:
        shown = check or CheckShown()
        self.nothing_yet.setVisible(check is None)
        self.council.show_rows(shown.rows)
        self.working_link.setVisible(bool(shown.working))
        self.working.show_text("\n".join(shown.working))
        if not shown.working:
            self.working.hide()
        self.notes.show_text("\n".join(shown.notes))
        self.notes_card.setVisible(bool(shown.notes))
        self.say.show_text(f"“{shown.say}”" if shown.say else "")
        self.say_card.setVisible(bool(shown.say))

    def _on_working(self) -> None:
        opening = self.working.isHidden()
        self.working.setVisible(opening)
        words = self.tr("Hide the working") if opening else self.tr("Show the working of our estimate")
        self.working_link.setText(words)
        self.working_link.setAccessibleName(words)
        self.working_link.updateGeometry()


def _is_short(asked: Asked) -> bool:
    return len(asked.options) > _MOST_LINES and not any(option.hint for option in asked.options)


def _show_in(field: FormField, name: str, form: ChangeForm) -> None:
    if isinstance(field, DateField):
        if name in form.days:
            field.show_parts(form.days[name])
    elif isinstance(field, CheckBoxes):
        field.show_value((YES,) if form.said.get(name) == YES else ())
    elif isinstance(field, ChoiceField | TextField):
        field.show_value(form.said.get(name, ""))


def _stacked(*cards: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder
