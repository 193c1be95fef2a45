"""A record-like page and a page of every widget, to look at and to audit before real pages exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.main_window import MainWindow
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.big_number import BigNumber
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_summary import ErrorSummary, Problem
from ui.widgets.filter_row import FilterRow
from ui.widgets.flow import FlowLayout
from ui.widgets.key_values import KeyValue, KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.page_picture import PagePicture
from ui.widgets.page_spec import PageSpec
from ui.widgets.postcode_field import PostcodeField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.shell_state import ContactShown, Covering, RailItem, ShellState, TabShown
from ui.widgets.surface import Card, Surface
from ui.widgets.text import Run, Text, Tone, quiet, strong
from ui.widgets.text_field import LongTextField, TextField
from ui.widgets.timeline_model import TimelineRow
from ui.widgets.timeline_table import TimelineTable

ROWS = (
    TimelineRow(
        "1", "Now", "Call", (Run("Asks when the food caddy will be collected. "), quiet("You, 01:42")), True
    ),
    TimelineRow(
        "2",
        "Sat 21 Nov 09:12",
        "Web",
        (Run("Reported missed food caddy at 12 Beck Row. "), quiet("Case WE-20418 opened")),
    ),
    TimelineRow(
        "3",
        "Tue 3 Nov 14:30",
        "Letter",
        (Run("Invitation to register to vote, large print. "), quiet("Posted second class")),
    ),
    TimelineRow(
        "4",
        "Tue 3 Nov 14:05",
        "Counter",
        (
            Run("Blue Badge renewal, photo taken. Next: Adult Care writes by 3 December. "),
            quiet("Asha Rahman, 18 minutes"),
        ),
    ),
    TimelineRow(
        "5",
        "14 Mar 2024",
        "Counter",
        (Run("Single person discount confirmed after review. "), quiet("Revenues, evidence seen")),
    ),
)


class RecordLikePage(QWidget):
    """A page with the weight of a customer record."""

    def __init__(self) -> None:
        super().__init__()
        self.header = PageHeader()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        left, right = QWidget(), Card("What happened")
        cards = QVBoxLayout(left)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(10)
        tax = Card("Council tax")
        tax.body.addWidget(Text("£137.53 due on 1 December", TextRole.FIGURE))
        tax.body.addWidget(
            Text("£412.60 still to pay to 31 March · not in arrears · Band C, single", tone=Tone.QUIET)
        )
        cards.addWidget(tax)
        bins = Card("Bins")
        self.bins = KeyValues()
        bins.body.addWidget(self.bins)
        bins.body.addWidget(Text("Garden waste paid to 31 March · last missed bin 9 June", tone=Tone.QUIET))
        cards.addWidget(bins)
        cases = Card("Open cases")
        self.cases = KeyValues()
        cases.body.addWidget(self.cases)
        cards.addWidget(cases)
        cards.addStretch(1)
        self.filters = FilterRow("filter", "Filters")
        self.timeline = TimelineTable("What happened")
        self.timeline.setObjectName("timeline")
        right.head.addWidget(self.filters, 3)
        right.body.addWidget(self.timeline, 1)
        column.addWidget(page_body(Columns(left, right, (51, 70)), stretch_last=True), 1)
        acts = [
            Button("New move", key="Ctrl+M", kind=ButtonKind.PRIMARY),
            Button("Other change"),
            Button("Letter", key="Ctrl+L"),
            Button("Note", key="Ctrl+N"),
            Button("Case"),
            Button("Call back"),
        ]
        rare = [Button("Get help quietly", key="F11"), Button("Show to customer")]
        for button in (*acts, *rare):
            button.setObjectName(button.text())
        column.addWidget(ActionBar(acts, rare))

    def show_state(self, name: str) -> None:
        self.header.show_header(
            name,
            (
                Run("known as Shân · born 1984 · 12 Beck Row, Westerdale WE4 2QT · "),
                strong("speaking for herself", Tone.PLAIN),
            ),
            (
                Chip("Identity checked 10:41, level 2", ChipKind.GOOD),
                Chip("Large print 18 pt"),
                Chip("Hearing loop"),
                Chip("Reads Welsh first", ChipKind.WARNING),
            ),
        )
        self.bins.show_rows(
            (
                KeyValue(
                    "1",
                    "Tue 24 Nov",
                    (Run("Food caddy · Recycling, blue 240 L"),),
                    "",
                    TextRole.FIGURE,
                    Tone.PLAIN,
                ),
                KeyValue(
                    "2",
                    "Tue 1 Dec",
                    (Run("Food caddy · General waste, black 180 L"),),
                    "",
                    TextRole.FIGURE,
                    Tone.PLAIN,
                ),
            )
        )
        self.cases.show_rows(
            (
                KeyValue(
                    "1",
                    "WE-20418",
                    (
                        Run("Missed food caddy\n"),
                        quiet("Waste · promised "),
                        strong("today by 17:00", Tone.WARNING),
                    ),
                    "",
                    TextRole.STRONG,
                    Tone.PLAIN,
                ),
                KeyValue(
                    "2",
                    "WE-20377",
                    (Run("Blue Badge renewal\n"), quiet("with Adult Care · reply due Thu 3 Dec")),
                    "",
                    TextRole.STRONG,
                    Tone.PLAIN,
                ),
            )
        )
        self.filters.show_filters(
            (Option("all", "All"), Option("contacts", "Contacts 14"), Option("letters", "Letters 6")), "all"
        )
        self.timeline.show_rows(ROWS)


class GalleryPage(QWidget):
    """Every form widget and panel once."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = ErrorSummary()
        self.name = TextField("name", "Name", "As on letters to them")
        self.postcode = PostcodeField("postcode", "Postcode of the new address")
        self.moved = DateField(
            "moved", "When do they move in?", "the moving date", "For example, 27 November 2026"
        )
        self.tenure = ChoiceField(
            "tenure",
            "How do they hold the home?",
            (
                Option("rent", "Rent it privately"),
                Option("own", "Own it", "With or without a mortgage"),
                Option("social", "Rent it from the council or a housing association"),
            ),
        )
        self.needs = CheckBoxes(
            "needs", "What helps them?", (Option("large", "Large print"), Option("loop", "Hearing loop"))
        )
        self.note = LongTextField("note", "Note", lines=2)
        self.summary.watch(self.name, self.postcode, self.moved, self.tenure, self.needs, self.note)
        self.progress = ProgressPanel()
        self.number = BigNumber()
        self.check = KeyValues(ruled=True)
        self.picture = PagePicture()
        left, right = QWidget(), QWidget()
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        for box in (first, second):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(10)
        for field in (
            self.summary,
            self.name,
            self.postcode,
            self.moved,
            self.tenure,
            self.needs,
            self.note,
        ):
            first.addWidget(field)
        first.addStretch(1)
        move = Card("The move")
        move.body.addWidget(self.check)
        say = Card("Say to the customer", Surface.SPEECH)
        say.body.addWidget(Text("“Your council tax moves with you on the 28th.”", tone=Tone.ON_SPEECH))
        chips = QWidget()
        flow = FlowLayout(chips)
        for kind in ChipKind:
            flow.addWidget(Chip(kind.name.title(), kind))
        self.empty = EmptyState()
        for widget in (move, say, chips, self.progress, self.number, self.empty, self.picture):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.addWidget(Columns(left, right, (1, 1)))

    def show_state(self, problems: tuple[Problem, ...]) -> None:
        self.tenure.show_value("own")
        self.needs.show_value(("loop",))
        self.moved.show_date(date(2026, 11, 27))
        self.number.show_number("12", "people are waiting")
        self.progress.show_progress("Sending your changes", 3, 8, "3 of 8 sent")
        self.empty.show_empty("No letters are waiting", "Make one from a customer's record.", "Find someone")
        self.check.show_rows(
            (
                KeyValue("from", "From", (Run("12 Beck Row, Westerdale WE4 2QT"),), "Change from"),
                KeyValue(
                    "to",
                    "To",
                    (
                        Run("Flat 2, 48 Station Road, Westerdale WE1 6HN\n"),
                        quiet("first night Saturday 28 November 2026"),
                    ),
                    "Change to",
                ),
            )
        )
        self.picture.show_picture(a_page_png(), "Page 1 of the letter")
        self.summary.show_problems(problems)


def a_page_png() -> bytes:
    """Return the picture of a page with some lines on it."""
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    for line in range(12):
        painter.fillRect(40, 60 + line * 24, 300, 8, 0xFF0B0C0C)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


RECORD_LIKE = PageSpec("record-like", "Record", RecordLikePage, lambda: {"Siân Pritchard": "Siân Pritchard"})
GALLERY = PageSpec(
    "gallery",
    "Gallery",
    GalleryPage,
    lambda: {
        "quiet": (),
        "with problems": (
            Problem("name", "Enter the name"),
            Problem("moved", "Add the year to the moving date"),
        ),
    },
)

SHELL_STATE = ShellState(
    places=(
        RailItem("home", "Home", key="F1"),
        RailItem("queue", "Queue", "7 waiting"),
        RailItem("customers", "Customers", "3 open"),
        RailItem("work", "Work", "4 due today"),
        RailItem("letters", "Letters", "2 to print"),
    ),
    foot=(RailItem("sync", "Sync", "all sent"),),
    place="customers",
    contact=ContactShown("On a call", 102, "Siân Pritchard"),
    site="Riverside One-Stop Shop · Counter 3",
    sync_words="All sent, 10:42",
    tabs=(
        TabShown("home", "Home"),
        TabShown("c1", "Siân Pritchard", "S P"),
        TabShown("c2", "Mohammed Latif", "M L"),
        TabShown("c3", "Olwen Hughes", "O H"),
    ),
    tab="c1",
    advisor="Asha Rahman",
)


def _shell_samples() -> dict[str, object]:
    nine = tuple(TabShown(f"c{number}", f"Customer {number}", f"C {number}") for number in range(9))
    return {
        "on a call": SHELL_STATE,
        "between contacts, training": replace(
            SHELL_STATE,
            contact=None,
            training="Training. Nothing here reaches the council.",
            tabs=nine,
            tab="c3",
        ),
        "blank": replace(SHELL_STATE, covering=Covering.BLANK),
        "locked": replace(
            SHELL_STATE, covering=Covering.LOCKED, lock_problem="That is not the password. Try again."
        ),
    }


def _shell() -> MainWindow:
    window = MainWindow()
    window.set_page(RECORD_LIKE.build_with("Siân Pritchard"))
    return window


SHELL = PageSpec("shell", "Window", _shell, _shell_samples)
