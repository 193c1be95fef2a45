"""Choosing the letter and the cases on the left; what the letter says on the right."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.post_run.models import (
    AGAIN,
    KIND,
    LETTER,
    SERVICE,
    SINCE,
    UNTIL,
    PostRunState,
    RunForm,
)
from ui.pages.post_run.words import ANY, kind_options
from ui.pages.write_letter.writing import LetterParts, WritingPane
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.pick_list import PickList
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card
from ui.widgets.text import Tone


class RunChoosing(QWidget):
    """Signals: letterChosen(template); edited()."""

    letterChosen = Signal(str)
    edited = Signal()

    def __init__(self, summary: ErrorSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = summary
        self._marked = ""
        hint = self.tr("Enter takes the one that is marked.")
        self.letter = PickList(LETTER, self.tr("Which letter?"), hint)
        self.letter.list.setObjectName("runLetters")
        self.letter.chosen.connect(self.letterChosen)
        self.kind = ChoiceField(KIND, self.tr("About what?"), kind_options(), across=True)
        self.kind.chosen.connect(self._on_edited)
        self.service = ChoiceField(SERVICE, self.tr("Of which service?"), across=True)
        self.service.chosen.connect(self._on_edited)
        self.since = DateField(
            SINCE, self.tr("Opened or told from (or leave it empty)"), self.tr("the first day")
        )
        self.until = DateField(UNTIL, self.tr("… to (or leave it empty)"), self.tr("the last day"))
        self.again = CheckBoxes(
            AGAIN, "", (Option(AGAIN, self.tr("Also about cases that have a letter already")),)
        )
        self.again.label.hide()
        for field in (self.since, self.until):
            field.edited.connect(self._on_edited)
        self.again.changed.connect(self._on_edited)
        self.parts = LetterParts()
        self.parts.edited.connect(self.edited)
        self.nothing = StatusText("", Tone.QUIET)
        summary.watch(self.letter, self.kind, self.service, self.since, self.until)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(self._cases_card(), self._letter_card(), shares=(1, 1), stack_below=820))

    def _cases_card(self) -> Card:
        card = Card(self.tr("To whom"))
        card.fill_with(
            _pane(
                self.letter,
                self.kind,
                self.service,
                Columns(self.since, self.until, shares=(1, 1), stack_below=420),
                self.again,
            )
        )
        return card

    def _letter_card(self) -> Card:
        card = Card(self.tr("What it says"))
        card.fill_with(_pane(self.nothing, self.parts))
        return card

    def told(self, form: RunForm) -> RunForm:
        """Give what is filled in now, on top of a form."""
        said, days = self.parts.told()
        letter = replace(form.letter, said={**form.letter.said, **said}, days={**form.letter.days, **days})
        return RunForm(
            self.kind.value() or form.kind,
            self.service.value(),
            self.since.parts(),
            self.until.parts(),
            bool(self.again.value()),
            form.folder,
            letter,
        )

    def show_choice(self, state: PostRunState) -> None:
        """Show what is chosen and filled in."""
        form = state.form
        self.letter.show_options(state.letters)
        if form.letter.template != self._marked:
            self._marked = form.letter.template
            self.letter.mark(self._marked)
        self.kind.show_value(form.kind)
        self.service.show_options(state.services)
        self.service.show_value(form.service or ANY)
        self.service.setVisible(form.kind != "told")
        self.since.show_parts(form.since)
        self.until.show_parts(form.until)
        self.again.show_value((AGAIN,) if form.again else ())
        none = self.tr("Choose a letter: what it asks for stands here, once for all of them.")
        chosen = self.tr("“{title}”: the same words to everybody, each with their own name and address.")
        self.nothing.show_status(chosen.format(title=state.title) if state.title else none)
        if self.parts.show_asked(state.asked, state.hidden):
            self._summary.watch(*self.parts.fields.values())
        self.parts.show_form(form.letter)

    def _on_edited(self, *_: object) -> None:
        self.service.setVisible(self.kind.value() != "told")
        self.edited.emit()


def _pane(*widgets: QWidget) -> WritingPane:
    content = QWidget()
    column = QVBoxLayout(content)
    # The ring around what has the keyboard reaches a little beyond it.
    column.setContentsMargins(5, 0, 6, 5)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return WritingPane(content)
