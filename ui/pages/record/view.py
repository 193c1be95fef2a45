"""The customer's record: answers on the left, what happened on the right, the acts at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.record.marks import BINS, CASES, COUNCIL_TAX, HOUSEHOLD, STRIP, TIMELINE, VOTING
from ui.pages.record.models import NOTHING_OLDER, OlderShown, RecordState
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.announcements import announce
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.columns import Columns
from ui.widgets.filter_row import FilterRow
from ui.widgets.first_focus import begin_at
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Text, Tone
from ui.widgets.timeline_table import TimelineTable


class RecordView(QWidget):
    """Shows one customer.

    Signals: moveRequested, changeRequested, letterRequested, noteRequested, identityRequested,
    contactRequested; choiceRequested where two advisors changed the same; seenRequested when the marks
    were seen; filterChosen(kind); olderRequested(); entryActivated("kind:id").
    """

    moveRequested = Signal()
    changeRequested = Signal()
    letterRequested = Signal()
    noteRequested = Signal()
    identityRequested = Signal()
    contactRequested = Signal()
    filterChosen = Signal(str)
    olderRequested = Signal()
    entryActivated = Signal(str)
    choiceRequested = Signal()
    seenRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.marks: dict[str, Text] = {}
        self._announced = ""
        # Announced once when it comes, by the status itself; it never takes the keyboard.
        self.others = StatusText()
        self.others.setObjectName("others")
        self.others.hide()
        self.timeline = TimelineTable(self.tr("What happened"))
        self.timeline.setObjectName("timeline")
        self.timeline.rowActivated.connect(self.entryActivated)
        self.filters = FilterRow("timelineFilter", self.tr("Show in the timeline"))
        self.filters.filterChosen.connect(self.filterChosen)
        happened = Card(self.tr("What happened"))
        happened.head.addWidget(self.filters, 2)
        self.marks[TIMELINE] = Text("", TextRole.SMALL, Tone.WARNING)
        self.marks[TIMELINE].hide()
        happened.body.addWidget(self.marks[TIMELINE])
        happened.fill_with(self.timeline)
        self.nothing_happened = Text("", TextRole.BODY, Tone.QUIET)
        happened.body.addWidget(self.nothing_happened)
        happened.body.addWidget(self._end())
        happened.body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        self._body = page_body(Columns(self._answers(), happened), stretch_last=True)
        self._body.hide_until_filled()
        column.addWidget(self._body, 1)
        column.addWidget(self._acts())
        begin_at(self, self.move_button)

    def _end(self) -> QWidget:
        self.older_button = Button(self.tr("Show older"))
        self.older_button.setObjectName("showOlder")
        self.older_button.clicked.connect(self.olderRequested)
        self.older = StatusText()
        self._end_row = QWidget()
        row = QHBoxLayout(self._end_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.older_button)
        row.addWidget(self.older, 1)
        return self._end_row

    def _answers(self) -> QWidget:
        self._tax_figure = Text("", TextRole.FIGURE)
        self._tax_line = Text("", TextRole.BODY, Tone.QUIET)
        tax = Card(self.tr("Council tax"))
        tax.body.setSpacing(0)
        tax.body.addWidget(self._tax_figure)
        tax.body.addWidget(self._tax_line)
        self._bins = KeyValues(name_width=138)
        self._bins_note = Text("", TextRole.SMALL, Tone.QUIET, align=Qt.AlignmentFlag.AlignRight)
        self._not_emptied = Text("", TextRole.BODY, Tone.QUIET)
        bins = Card(self.tr("Bins"))
        bins.body.addWidget(self._bins)
        bins.body.addWidget(self._not_emptied)
        # Beside the titles notes take no room from the answers.
        bins.head.addWidget(self._bins_note, 4)
        self._cases = KeyValues(name_width=98)
        self._cases_note = Text("", TextRole.SMALL, Tone.QUIET, align=Qt.AlignmentFlag.AlignRight)
        cases = Card(self.tr("Open cases and work"))
        cases.body.addWidget(self._cases)
        cases.head.addWidget(self._cases_note, 1)
        answers = QWidget()
        column = QVBoxLayout(answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for area, marked in ((COUNCIL_TAX, tax), (BINS, bins), (CASES, cases)):
            self._mark_on(marked, area)
        for card in (tax, bins, cases, self._people()):
            column.addWidget(card)
        column.addStretch(1)
        return answers

    def _mark_on(self, card: Card, area: str) -> None:
        """Give a card room beside its title to say who changed what it shows."""
        mark = Text("", TextRole.SMALL, Tone.WARNING, align=Qt.AlignmentFlag.AlignRight)
        mark.hide()
        card.head.addWidget(mark, 3)
        self.marks[area] = mark

    def _people(self) -> QWidget:
        self._voting, self._voting_line = Text(), Text("", TextRole.BODY, Tone.QUIET)
        self._household, self._household_line = Text(), Text("", TextRole.BODY, Tone.QUIET)
        voting = Card(self.tr("Registering to vote"))
        voting.body.addWidget(self._voting)
        voting.body.addWidget(self._voting_line)
        household = Card(self.tr("Household"))
        for card in (voting, household):
            card.body.setSpacing(0)
        household.body.addWidget(self._household)
        household.body.addWidget(self._household_line)
        self._mark_on(voting, VOTING)
        self._mark_on(household, HOUSEHOLD)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(voting, 1)
        row.addWidget(household, 1)
        return both

    def _acts(self) -> ActionBar:
        self.move_button = move = Button(self.tr("New move"), key="Ctrl+M", kind=ButtonKind.PRIMARY)
        move.setObjectName("newMove")
        move.clicked.connect(self.moveRequested)
        change = Button(self.tr("Another change"), key="Ctrl+H")
        change.setObjectName("anotherChange")
        change.clicked.connect(self.changeRequested)
        letter = Button(self.tr("Letter"), key="Ctrl+L")
        letter.setObjectName("newLetter")
        letter.clicked.connect(self.letterRequested)
        note = Button(self.tr("Note"), key="Ctrl+N")
        note.setObjectName("newNote")
        note.clicked.connect(self.noteRequested)
        identity = Button(self.tr("Check identity"), key="Ctrl+I")
        identity.setObjectName("checkIdentity")
        identity.clicked.connect(self.identityRequested)
        contact = Button(self.tr("Start a contact"), key="F8")
        contact.setObjectName("startContact")
        contact.clicked.connect(self.contactRequested)
        self.choice = Button(self.tr("See both"), key="Ctrl+D")
        self.choice.setObjectName("seeBothChanges")
        self.choice.clicked.connect(self.choiceRequested)
        self.seen = Button(self.tr("Seen"), key="Ctrl+G")
        self.seen.setObjectName("marksSeen")
        self.seen.clicked.connect(self.seenRequested)
        # Among the acts it takes no room from the answers.
        return ActionBar(
            [move, change, letter, note, identity],
            [self.others, self.seen, self.choice, contact],
        )

    def show_state(self, state: RecordState) -> None:
        """Show one customer's record in words."""
        chips = [Chip(chip.text, chip.kind) for chip in state.chips]
        if state.marks and not state.is_contested:  # which has a chip of its own
            # In the strip, which is always in sight; at the foot it took a row from what is read.
            last = state.marks.get(STRIP) or list(state.marks.values())[-1]
            chips.insert(0, Chip(last, ChipKind.WARNING))
        if state.not_sent:
            chips.append(Chip(state.not_sent, ChipKind.QUIET))
        self.header.show_header(state.name, state.about, chips)
        self.choice.setVisible(state.is_contested)
        self.seen.setVisible(bool(state.marks))
        for area, mark in self.marks.items():
            mark.show_text(state.marks.get(area, ""))
            mark.setVisible(area in state.marks)
        if state.notice and state.notice != self._announced and self.isVisible():
            announce(self.header, state.notice)
        self._announced = state.notice
        self.others.setVisible(bool(state.others))
        self.others.show_status(state.others, Tone.PLAIN)
        _show(self._tax_figure, state.council_tax.figure)
        _show(self._tax_line, state.council_tax.line)
        self._bins.show_rows(state.bins)
        _show(self._bins_note, state.bins_note)
        # What the strip and the titles say of others takes a row: only the newest has room then.
        crowded = state.marks or state.others or state.notice
        _show(self._not_emptied, " · ".join(state.not_emptied[: 1 if crowded else None]))
        self._cases.show_rows(state.cases)
        _show(self._cases_note, state.cases_note)
        _show(self._voting, state.voting.figure)
        _show(self._voting_line, state.voting.line)
        _show(self._household, state.household.figure)
        _show(self._household_line, state.household.line)
        self.filters.show_filters(state.filters, state.filter)
        self.timeline.show_rows(state.timeline)
        self.timeline.setVisible(bool(state.timeline))
        self.nothing_happened.setVisible(not state.timeline)
        self.nothing_happened.show_text(state.nothing_happened)
        self._show_end(state.older)
        self._body.show()

    def _show_end(self, older: OlderShown) -> None:
        if self.older_button.hasFocus() and not older.can_ask:
            # The keyboard stays beside what was read last, where the button was.
            self.timeline.setFocus()
        self._end_row.setVisible(older != NOTHING_OLDER)
        self.older_button.setVisible(older.can_ask)
        self.older.setVisible(bool(older.words))
        self.older.show_status(older.words)


def _show(text: Text, words: str) -> None:
    text.show_text(words)
    text.setVisible(bool(words))
