"""The fourth page: everything that was told, what the council will do, and what to say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.move.models import CheckShown, ReceiptShown
from ui.theme import TextRole
from ui.widgets.columns import Columns
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.key_values import KeyValues
from ui.widgets.link_button import LinkButton
from ui.widgets.page_body import page_body
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card, Surface
from ui.widgets.text import Text, Tone


class CheckPage(QWidget):
    """Answers with a Change beside each. Signal: changeRequested(row id)."""

    changeRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self.summary.fieldRequested.connect(self.changeRequested)
        self.told = KeyValues(name_width=108, ruled=True)
        self.council = KeyValues(name_width=108, ruled=True)
        for rows in (self.told, self.council):
            rows.changeRequested.connect(self.changeRequested)
        answers = Card(self.tr("The move"))
        answers.setObjectName("answers")
        answers.body.addWidget(self.told)
        answers.body.addSpacing(2)
        answers.body.addWidget(Text(self.tr("What the council will do"), TextRole.LABEL, Tone.QUIET))
        answers.body.addWidget(self.council)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_body(self.summary, Columns(answers, self._beside(), shares=(2, 1))))

    def _beside(self) -> QWidget:
        self.notes = Text("", TextRole.SMALL, Tone.WARNING)
        self.notes_card = Card(self.tr("Worth knowing"))
        self.notes_card.body.addWidget(self.notes)
        self.say = Text("", tone=Tone.ON_SPEECH)
        self.say_card = Card(self.tr("Say to the customer"), Surface.SPEECH)
        self.say_card.body.addWidget(self.say)
        self.after = KeyValues(name_width=100)
        self.after_words = StatusText("", Tone.QUIET)
        after = Card(self.tr("After you record it"))
        after.body.addWidget(self.after)
        after.body.addWidget(self.after_words)
        self.working_link = LinkButton(self.tr("Show the working of our estimate"))
        self.working_link.setObjectName("showWorking")
        self.working_link.clicked.connect(self._on_working)
        self.working = Text("", TextRole.SMALL, Tone.QUIET)
        self.working.hide()
        after.body.addWidget(self.working_link)
        after.body.addWidget(self.working)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in (self.notes_card, self.say_card, after):
            column.addWidget(card)
        column.addStretch(1)
        return beside

    def show_check(self, shown: CheckShown) -> None:
        """Show the answers and what follows from them."""
        self.told.show_rows(shown.told)
        self.council.show_rows(shown.council)
        self.working_link.setVisible(bool(shown.working))
        self.working.show_text("\n".join(shown.working))
        if not shown.working:
            self.working.hide()
        self.say.show_text(f"“{shown.say}”" if shown.say else "")
        self.say_card.setVisible(bool(shown.say))
        self.after.show_rows(shown.after)
        self.after_words.show_status(shown.after_words)
        self.after_words.setVisible(bool(shown.after_words))
        self.notes.show_text("\n".join(shown.notes))
        self.notes_card.setVisible(bool(shown.notes))

    def _on_working(self) -> None:
        opening = self.working.isHidden()
        self.working.setVisible(opening)
        self.working_link.setText(
            self.tr("Hide the working") if opening else self.tr("Show the working of our estimate")
        )
        self.working_link.setAccessibleName(self.working_link.text())
        self.working_link.updateGeometry()


class ReceiptPage(QWidget):
    """A recorded move: each service with its own reference, and how the letter is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self.reference = Text("", TextRole.HEADING)
        self.received = StatusText("", Tone.GOOD)
        self.letter = StatusText("", Tone.QUIET)
        self.services = KeyValues(name_width=132, ruled=True)
        recorded = Card(self.tr("Give the customer this reference"))
        recorded.body.addWidget(self.reference)
        recorded.body.addWidget(self.received)
        parts = Card(self.tr("Who does what by when"))
        parts.body.addWidget(self.services)
        letter = Card(self.tr("The letter"))
        letter.body.addWidget(self.letter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_body(self.summary, recorded, parts, letter))

    def show_receipt(self, shown: ReceiptShown) -> None:
        """Show what was recorded."""
        self.reference.show_text(shown.reference)
        self.received.show_status(shown.received_words, Tone.GOOD if shown.received else Tone.WARNING)
        self.received.setVisible(bool(shown.received_words))
        self.services.show_rows(shown.services)
        self.letter.show_status(shown.letter_words, Tone.BAD if shown.letter_failed else Tone.QUIET)
