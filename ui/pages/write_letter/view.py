"""Writing a letter: first which, then its parts on the left and what comes of them on the right."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.write_letter.beside import ChecksCard, PreviewCard
from ui.pages.write_letter.choosing import LetterChoice
from ui.pages.write_letter.how_made import HowMade
from ui.pages.write_letter.models import DELIVERY, LetterForm, LetterSoFar, WriteState
from ui.pages.write_letter.writing import LetterParts, WritingPane
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import Columns
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.first_focus import begin_at
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Tone


class WriteLetterView(QWidget):
    """Signals: letterChosen(template), aboutChosen(case), edited(LetterForm) on every change,
    makeRequested(LetterForm), otherRequested() for another letter, shownChosen(id) and pageRequested(number
    from 0) for the letter so far, backRequested().
    """

    letterChosen = Signal(str)
    aboutChosen = Signal(str)
    edited = Signal(object)
    makeRequested = Signal(object)
    otherRequested = Signal()
    shownChosen = Signal(str)
    pageRequested = Signal(int)
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = LetterForm()
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.warning = StatusText("", Tone.WARNING)
        self.choice = LetterChoice()
        self.choice.letterChosen.connect(self.letterChosen)
        self.choice.aboutChosen.connect(self.aboutChosen)
        self.parts = LetterParts()
        self.parts.edited.connect(self._on_edited)
        self.delivery = ChoiceField(DELIVERY, self.tr("How does it go?"), across=True)
        self.delivery.chosen.connect(self._on_edited)
        self.summary.watch(self.delivery)
        self.how_made = HowMade()
        self.how_made.edited.connect(self._on_edited)
        self.known = KeyValues(name_width=108)
        self.kept = StatusText("", Tone.QUIET)
        self.checks = ChecksCard()
        self.checks.placeRequested.connect(self.parts.lead_to)
        self.so_far = PreviewCard()
        self.so_far.shownChosen.connect(self.shownChosen)
        self.so_far.pageRequested.connect(self.pageRequested)
        self._choosing = page_body(self.choice)
        written = Columns(self._writing_card(), self._beside(), shares=(1, 1), stack_below=820)
        self._writing = page_body(self.summary, self.warning, written, stretch_last=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(self._choosing, 1)
        column.addWidget(self._writing, 1)
        column.addWidget(self._acts())

    def _writing_card(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        # The ring around what has the keyboard reaches a little beyond it.
        column.setContentsMargins(5, 0, 6, 5)
        column.setSpacing(12)
        for widget in (self.known, self.parts, self.delivery, self.how_made, self.kept):
            column.addWidget(widget)
        column.addStretch(1)
        card = Card(self.tr("What it says"))
        card.fill_with(WritingPane(content))
        return card

    def _beside(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.checks)
        column.addWidget(self.so_far, 1)
        return holder

    def _acts(self) -> ActionBar:
        self.make = Button(self.tr("Make the letter"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.make.setObjectName("makeLetter")
        self.make.clicked.connect(lambda: self.makeRequested.emit(self.told()))
        self.other = Button(self.tr("Choose another letter"), key="Ctrl+O")
        self.other.setObjectName("otherLetter")
        self.other.clicked.connect(self.otherRequested)
        back = Button(self.tr("Back to the record"), key="Esc")
        back.setObjectName("leaveWriting")
        back.clicked.connect(self.backRequested)
        return ActionBar([self.make, self.other, back])

    def told(self) -> LetterForm:
        """Give what is filled in now; what was written for letters chosen before is kept with it."""
        said, days = self.parts.told()
        delivery = self.delivery.value() or self._form.delivery
        form = self._form
        language, format_, font = self.how_made.told(form)
        return replace(
            form,
            delivery=delivery,
            said={**form.said, **said},
            days={**form.days, **days},
            language=language,
            format=format_,
            font=font,
        )

    def unread(self) -> dict[str, str]:
        """Give the sentences of days that are begun and make no day, by field."""
        return self.parts.unread()

    def show_state(self, state: WriteState) -> None:
        """Show the letters to choose from, or the one that is being written."""
        writing = bool(state.form.template)
        title = state.title if writing else self.tr("New letter")
        self.header.show_header(title, (Run(state.customer),))
        self._form = state.form
        was_writing = self.make.isVisibleTo(self)
        self._choosing.setVisible(not writing)
        self._writing.setVisible(writing)
        self.make.setVisible(writing)
        self.other.setVisible(writing)
        self.choice.show_choice(state)
        self.warning.show_status(state.warning, Tone.WARNING)
        self.warning.setVisible(bool(state.warning))
        self.known.show_rows(state.known)
        if self.parts.show_asked(state.asked, state.so_far.hidden):
            self.summary.watch(*self.parts.fields.values())
        self.parts.show_form(state.form)
        self.delivery.show_options(state.deliveries)
        self.delivery.show_value(state.form.delivery)
        self.how_made.show_ways(state.ways)
        self.kept.show_status(state.kept_words, Tone.QUIET)
        self.kept.setVisible(bool(state.kept_words))
        self.show_so_far(state.so_far)
        self.summary.show_problems(state.problems)
        self._begin(state, is_other_step=writing != was_writing)

    def show_so_far(self, letter: LetterSoFar) -> None:
        """Show what comes of what stands in the fields; they are left alone."""
        self.parts.hide_fields(letter.hidden)
        self.checks.show_checks(letter.checks)
        self.so_far.show_letter(letter)

    def _begin(self, state: WriteState, *, is_other_step: bool) -> None:
        """Put the keyboard where the step that has just come into sight begins."""
        first = next((self.parts.fields[one.name] for one in state.asked if not one.value), None)
        control = first.focus_target() if state.form.template and first else self.choice.search.line
        begin_at(self, control)
        if is_other_step and self.isVisible() and not state.problems:
            # What had the keyboard has gone out of sight, and Qt gave it to a button at the foot.
            control.setFocus()

    def _on_edited(self, *_: object) -> None:
        self.edited.emit(self.told())
