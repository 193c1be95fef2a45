"""What stands beside a letter that is being written: what to look at, its words, its pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.pages.write_letter.models import CheckShown, LetterSoFar, Shown
from ui.theme import TextRole, set_text_role
from ui.widgets.button import Button
from ui.widgets.choice_field import Option
from ui.widgets.filter_row import FilterRow
from ui.widgets.link_button import LinkButton
from ui.widgets.page_picture import PagePicture
from ui.widgets.reading_order import tab_within
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card
from ui.widgets.text import Text, Tone

_MOST_SHOWN = 4
"""Things to look at that stand there at once; the next ones come when these are mended."""


class ChecksCard(Card):
    """What to look at, each a link to its place. ``placeRequested(field, start, end)``."""

    placeRequested = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.show_text(self.tr("Worth another look"))
        self.setAccessibleName(self.heading.text())
        self._checks: tuple[CheckShown, ...] | None = None
        self.count = StatusText("", Tone.QUIET)
        self.body.addWidget(self.count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)

    def show_checks(self, checks: tuple[CheckShown, ...]) -> None:
        """Show these; the same again keep their links and the keyboard."""
        if checks == self._checks:
            return
        self._checks = checks
        self.count.show_status(self._words(len(checks)))
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        links: list[QWidget] = []
        for number, check in enumerate(checks[:_MOST_SHOWN]):
            row = self._row(number, check)
            self._rows.addWidget(row)
            row.show()
            if isinstance(row, LinkButton):
                links.append(row)
        tab_within(self, links)

    def _row(self, number: int, check: CheckShown) -> QWidget:
        if not check.field:
            return Text(check.sentence, TextRole.BODY)
        link = LinkButton(check.sentence, wrap=True)
        link.setObjectName(f"check-{number}")
        link.clicked.connect(lambda: self.placeRequested.emit(check.field, check.start, check.end))
        return link

    def _words(self, count: int) -> str:
        if not count:
            return self.tr("Nothing: sentences, words and capitals are easy to read so far.")
        if count > _MOST_SHOWN:
            return self.tr("The first {few} of {count}.").format(few=_MOST_SHOWN, count=count)
        return self.tr("The letter can be made as it is; it reads better without these.")


class PreviewCard(Card):
    """The letter so far. ``shownChosen(id)``, ``pageRequested(number from 0)``."""

    shownChosen = Signal(str)
    pageRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.show_text(self.tr("The letter so far"))
        self.setAccessibleName(self.heading.text())
        self._page = 0
        self.filters = FilterRow("preview", self.tr("How to look at the letter"))
        self.head.addWidget(self.filters, 2)
        self.words = QPlainTextEdit()
        self.words.setObjectName("soFarWords")
        self.words.setAccessibleName(self.heading.text())
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        set_text_role(self.words, TextRole.BODY)
        self.heading.setBuddy(self.words)
        self.note = StatusText("", Tone.QUIET)
        self.picture = PagePicture()
        self.before = Button(self.tr("Previous page"), key="Alt+Left")
        self.before.setObjectName("pageBefore")
        self.before.clicked.connect(lambda: self.pageRequested.emit(self._page - 1))
        self.after = Button(self.tr("Next page"), key="Alt+Right")
        self.after.setObjectName("pageAfter")
        self.after.clicked.connect(lambda: self.pageRequested.emit(self._page + 1))
        self.count = Text("", TextRole.SMALL, Tone.QUIET, wrap=False)
        self.turning = QWidget()
        row = QHBoxLayout(self.turning)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.before, self.after, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.turning)
        self.fill_with(self.words)
        self.body.addWidget(self.picture, 1)
        self.body.addStretch(0)
        self.filters.filterChosen.connect(self.shownChosen)

    def show_letter(self, letter: LetterSoFar) -> None:
        """Show the letter, in words or as pages."""
        self._page = letter.page
        options = (
            Option(Shown.WORDS.value, self.tr("In words")),
            Option(Shown.PAGES.value, self.tr("As printed")),
        )
        self.filters.show_filters(options, letter.shown.value)
        as_pages = letter.shown is Shown.PAGES
        has_pages = as_pages and bool(letter.pages)
        self.words.setVisible(not as_pages)
        if self.words.toPlainText() != letter.words:
            at = self.words.verticalScrollBar().value()
            self.words.setPlainText(letter.words)
            self.words.verticalScrollBar().setValue(at)
        self.note.setVisible(as_pages and bool(letter.note))
        self.note.show_status(letter.note if as_pages else "")
        self.turning.setVisible(has_pages)
        self.picture.setVisible(has_pages)
        if not has_pages:
            return
        of = self.tr("Page {page} of {count}").format(page=letter.page + 1, count=len(letter.pages))
        self.count.show_text(of)
        self.before.setEnabled(letter.page > 0)
        self.after.setEnabled(letter.page + 1 < len(letter.pages))
        self.picture.show_picture(letter.pages[letter.page], of)
