"""A finished letter: its words on the left, its pages on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.pages.letter.models import LetterState
from ui.theme import TextRole, set_text_role
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.page_picture import PagePicture
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone


class LetterView(QWidget):
    """Shows a letter.

    Signals: pageRequested(number from 0); printRequested(); saveRequested(); openRequested();
    copyRequested(); backRequested().
    """

    pageRequested = Signal(int)
    printRequested = Signal()
    saveRequested = Signal()
    openRequested = Signal()
    copyRequested = Signal()
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.header = PageHeader()
        self.warning = StatusText("", Tone.WARNING)
        self.words = QPlainTextEdit()
        self.words.setObjectName("letterWords")
        self.words.setAccessibleName(self.tr("The letter in words"))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        set_text_role(self.words, TextRole.BODY)
        self.picture = PagePicture()
        self.count = Text("", TextRole.SMALL, Tone.QUIET, wrap=False)
        self.before = Button(self.tr("Previous page"), key="Alt+Left")
        self.before.setObjectName("pageBefore")
        self.before.clicked.connect(lambda: self.pageRequested.emit(self._page - 1))
        self.after = Button(self.tr("Next page"), key="Alt+Right")
        self.after.setObjectName("pageAfter")
        self.after.clicked.connect(lambda: self.pageRequested.emit(self._page + 1))
        words = Card(self.tr("The letter in words"))
        words.heading.setBuddy(self.words)
        words.fill_with(self.words)
        pages = Card(self.tr("As it is printed"))
        turning = QHBoxLayout()
        for widget in (self.before, self.after, self.count):
            turning.addWidget(widget)
        turning.addStretch(1)
        pages.body.addLayout(turning)
        pages.fill_with(self.picture)
        # Without a picture yet, the buttons stay where they will be.
        pages.body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.warning, Columns(words, pages, shares=(6, 7)), stretch_last=True), 1)
        column.addWidget(self._acts())

    def _acts(self) -> ActionBar:
        back = Button(self.tr("Back to the record"), key="Esc", kind=ButtonKind.PRIMARY)
        back.setObjectName("leaveLetter")
        back.clicked.connect(self.backRequested)
        self.save = Button(self.tr("Save the letter"), key="Ctrl+S")
        self.save.setObjectName("saveLetter")
        self.save.clicked.connect(self.saveRequested)
        self.print = Button(self.tr("Print"), key="Ctrl+P")
        self.print.setObjectName("printLetter")
        self.print.clicked.connect(self.printRequested)
        self.open = Button(self.tr("Open in viewer"), key="Ctrl+O")
        self.open.setObjectName("openLetter")
        self.open.clicked.connect(self.openRequested)
        self.copy = Button(self.tr("Copy as an email"), key="Ctrl+E")
        self.copy.setObjectName("copyLetter")
        self.copy.clicked.connect(self.copyRequested)
        return ActionBar([back, self.print, self.save, self.copy, self.open])

    def show_state(self, state: LetterState) -> None:
        """Show a letter at one of its pages."""
        self._page = state.page
        facts = " · ".join(part for part in (state.facts, state.printed) if part)
        self.header.show_header(state.title, (Run(facts),))
        warning = " ".join(part for part in (state.warning, state.saved_words) if part)
        self.warning.show_status(warning, Tone.WARNING if state.warning else Tone.QUIET)
        self.warning.setVisible(bool(warning))
        text = state.text or self.tr("The words of this letter are in its PDF. Open it to read them.")
        if self.words.toPlainText() != text:
            self.words.setPlainText(text)
        of = self.tr("Page {page} of {count}").format(page=state.page + 1, count=len(state.pages))
        self.count.show_text(of if state.pages else self.tr("The pages are being drawn."))
        self.save.setEnabled(state.ready)
        self.print.setEnabled(state.ready)
        self.open.setEnabled(state.ready)
        self.copy.setVisible(bool(state.email))
        self.picture.setVisible(bool(state.pages))
        self.before.setEnabled(state.page > 0)
        self.after.setEnabled(state.page + 1 < len(state.pages))
        if state.pages:
            self.picture.show_picture(state.pages[state.page], f"{state.title}. {of}")
