"""Choosing a letter: what it is about, and which of them, found by a part of its title."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.write_letter.models import LetterForm, WriteState
from ui.widgets.choice_field import ChoiceField, Option
from ui.widgets.pick_list import PickList
from ui.widgets.reading_width import ReadingWidth
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card
from ui.widgets.text_field import TextField


class LetterChoice(QWidget):
    """``letterChosen(template)`` on Enter or a click; ``aboutChosen(case)`` when it is about another."""

    letterChosen = Signal(str)
    aboutChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: tuple[Option, ...] = ()
        self._is_wanted = False
        # A quick hand has typed and pressed Enter before the letters were read: it must not be ignored.
        self.about = ChoiceField("about", self.tr("What is the letter about?"))
        self.about.chosen.connect(self.aboutChosen)
        self.search = TextField(
            "find",
            self.tr("Find a letter"),
            self.tr("Any part of its title. Enter takes the one that is marked."),
            characters=40,
        )
        self.search.edited.connect(lambda _text: self._narrow())
        self.search.line.returnPressed.connect(self._on_enter)
        self.list = PickList("letters", self.tr("Letters"))
        self.list.chosen.connect(self.letterChosen)
        self.none = StatusText()
        card = Card(self.tr("Which letter?"))
        card.body.setSpacing(12)
        for widget in (self.about, self.search, self.list, self.none):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ReadingWidth(card))

    def show_choice(self, state: WriteState) -> None:
        """Offer the letters, and the cases where there are any."""
        self._letters = state.letters
        self._show_about(state.cases, state.form)
        self._narrow()
        if self._is_wanted and self._letters:
            self._on_enter()

    def _show_about(self, cases: tuple[Option, ...], form: LetterForm) -> None:
        self.about.setVisible(len(cases) > 1)
        self.about.show_options(cases)
        self.about.show_value(form.about)

    def _narrow(self) -> None:
        words = self.search.value().casefold().split()
        found = tuple(one for one in self._letters if all(word in one.text.casefold() for word in words))
        self.list.show_options(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        none = self.tr("No letter has these words in its title. “A letter in your own words” fits always.")
        self.none.show_status("" if found else none)

    def _on_enter(self) -> None:
        self._is_wanted = not self._letters
        if marked := self.list.marked():
            self.letterChosen.emit(marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the words that are looked for straight into the list, as in the search box.
        if event.key() == Qt.Key.Key_Down and self.search.line.hasFocus() and self.list.isVisible():
            self.list.focus_field()
            return
        super().keyPressEvent(event)
