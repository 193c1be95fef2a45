"""Records worth looking at: a full one, an empty one, a warned one. The people are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from advisor_console.domain.customer import WorkItem
from advisor_console.domain.ids import EntityId
from ui.pages.record.case_rows import work_rows
from ui.pages.record.models import ChipWords, FigureCard, OlderShown, RecordState
from ui.theme import TextRole
from ui.widgets.chip import ChipKind
from ui.widgets.choice_field import Option
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow


def _bin(day: str, what: str) -> KeyValue:
    return KeyValue(f"bins-{day}", day, (Run(what),), name_role=TextRole.FIGURE, name_tone=Tone.PLAIN)


def _case(reference: str, title: str, *tail: Run) -> KeyValue:
    runs = (Run(title), quiet(" · "), *tail)
    return KeyValue(f"case-{reference}", reference, runs, name_role=TextRole.STRONG, name_tone=Tone.PLAIN)


FULL = RecordState(
    name="Siân Pritchard",
    about=(Run("known as Shân · born 1984 · 12 Beck Row, Westerdale WE4 2QT · reference P-20418"),),
    chips=(
        ChipWords("Identity checked 10:41", ChipKind.GOOD),
        ChipWords("Large print: 18 pt", ChipKind.INFO),
        ChipWords("Hearing loop", ChipKind.INFO),
        ChipWords("Reads Welsh first", ChipKind.INFO),
    ),
    council_tax=FigureCard(
        "£137.53 due on 1 December",
        "£412.60 still to pay to 31 March · not in arrears · Band C · account 7714502",
    ),
    bins=(
        _bin("Tue 24 Nov", "Food, 23 L · Recycling, blue 240 L"),
        _bin("Tue 1 Dec", "Food, 23 L · General waste, black 180 L"),
    ),
    bins_note="Garden waste paid to 31 March 2027",
    not_emptied=(
        "Missed Tue 17 Nov, food: road blocked",
        "Rejected Tue 10 Nov, recycling: wrong things in it",
    ),
    cases=(
        _case(
            "WD-20418",
            "Missed food caddy",
            quiet("Waste"),
            quiet(" · "),
            strong("promised today", Tone.WARNING),
        ),
        _case("WD-20377", "Blue Badge renewal", quiet("Adult Care · reply due Thu 3 Dec")),
    ),
    cases_note="",
    voting=FigureCard("Advised 3 November", "details passed on the same day"),
    household=FigureCard("Siân · Tomos, 16 · Mali, 9", "here since 14 May 2019, private tenant"),
    filters=(
        Option("all", "All"),
        Option("contact", "Contacts 14"),
        Option("letter", "Letters 6"),
        Option("note", "Notes 3"),
        Option("change", "Changes 9"),
    ),
    filter="all",
    timeline=(
        TimelineRow(
            "contact:1",
            "Sat 21 Nov 09:12",
            "Web",
            (Run("Reported missed food caddy at 12 Beck Row. "), quiet("Case WD-20418 opened")),
        ),
        TimelineRow(
            "printing:2",
            "Tue 3 Nov 14:32",
            "Printed",
            (Run("Invitation to register to vote. "), quiet("Front desk printer, Asha Rahman")),
        ),
        TimelineRow(
            "letter:2",
            "Tue 3 Nov 14:30",
            "Letter",
            (Run("Invitation to register to vote, large print. "), quiet("Posted second class")),
        ),
        TimelineRow(
            "contact:3",
            "Tue 3 Nov 14:05",
            "Counter",
            (
                Run("Blue Badge renewal, photo taken. Next: Adult Care writes by 3 December. "),
                quiet("Asha Rahman"),
            ),
        ),
        TimelineRow(
            "note:4",
            "Fri 1 May 16:20",
            "Note",
            (Run("Prefers letters in Welsh and English. "), quiet("Gwen Price")),
        ),
        TimelineRow(
            "contact:5",
            "14 Mar 2024",
            "Counter",
            (Run("Single person discount confirmed. "), quiet("Revenues")),
        ),
    ),
    older=OlderShown(can_ask=True),
)

EMPTY = RecordState(
    name="Aleksandra Wiśniewska",
    about=(Run("born 2001 · no address recorded · reference P-31002"),),
    chips=(ChipWords("Identity not checked", ChipKind.QUIET),),
    council_tax=FigureCard("No council tax account", "Not liable at this address."),
    bins=(),
    bins_note="No collection round is recorded for this address.",
    cases=(),
    cases_note="No open cases.",
    voting=FigureCard("Not advised yet"),
    household=FigureCard("No address recorded"),
    filters=(
        Option("all", "All"),
        Option("contact", "Contacts 0"),
        Option("letter", "Letters 0"),
        Option("note", "Notes 0"),
        Option("change", "Changes 0"),
    ),
    filter="all",
    timeline=(),
    nothing_happened="Nothing has happened yet. Start a contact with F8, or write a note with Ctrl+N.",
)

WARNED = RecordState(
    name="Oluwaseun Adébáyò-Featherstonehaugh",
    about=(Run("was Oluwaseun Featherstonehaugh · born 1979 · Flat 2, 48 Station Road, Westerdale WE1 6HN"),),
    chips=(
        ChipWords("Last identity check failed", ChipKind.BAD),
        ChipWords("Caution: threats at the counter", ChipKind.BAD),
        ChipWords("BSL interpreter", ChipKind.INFO),
    ),
    council_tax=FigureCard("£1,204.18 still to pay", "£386.20 in arrears · Band B · account 7715110"),
    bins=FULL.bins,
    bins_note="",
    not_emptied=("Rejected Tue 17 Nov, paper and card: not out in time",),
    cases=(_case("CT-10021", "Reminder queried", quiet("Revenues"), strong(" · late", Tone.BAD)),),
    cases_note="",
    voting=FigureCard("Not advised yet"),
    household=FigureCard("Oluwaseun", "here since 2 June 2025, private tenant"),
    filters=FULL.filters,
    filter="contact",
    timeline=FULL.timeline[:1],
    not_sent="Saved here, not sent yet",
)


def _work(number: int, service: str, status: str, reason: str | None = None) -> WorkItem:
    suffix = {"council_tax": "CT", "waste": "W", "electoral": "EL", "benefits": "B"}[service]
    note, reference = EntityId("n1"), f"MV-2KYB8-XG6KX-{suffix}"
    return WorkItem(
        EntityId(f"w{number}"), reference, note, service, "", status, date(2026, 12, 4), reason,
        "REV/26/40117" if status == "rejected" else None, {},
    )  # fmt: skip


WITH_WORK = replace(
    FULL,
    not_emptied=FULL.not_emptied[:1],
    chips=(*FULL.chips[:2], ChipWords("Needs fixing: Council tax", ChipKind.BAD)),
    cases=(
        *work_rows(
            (
                _work(1, "council_tax", "rejected", "The account number cannot be read."),
                _work(2, "waste", "accepted"),
                _work(3, "electoral", "done"),
            ),
            date(2026, 11, 23),
        ),
        *FULL.cases[:1],
    ),
    cases_note="and 1 more",
)
OTHERS = replace(FULL, others="Gwen Price has this record open")
CROWDED = replace(WARNED, others="Oluwaseun Featherstonehaugh and 2 others have this record open")


def samples() -> Mapping[str, RecordState]:
    """Give the samples by name."""
    contested = replace(
        FULL,
        chips=(ChipWords("Somebody else changed this too", ChipKind.WARNING), *FULL.chips),
        is_contested=True,
    )
    offline = OlderShown(words="Older entries are at the centre. They can be read when the line is back.")
    return {
        "full": FULL,
        "empty": EMPTY,
        "warned": WARNED,
        "with work": WITH_WORK,
        "others": OTHERS,
        "crowded": CROWDED,
        "older read": replace(FULL, older=OlderShown(can_ask=True, words="200 older shown.")),
        "older offline": replace(FULL, older=offline),
        "changed by two": contested,
        "changed by another": replace(
            FULL,
            marks={
                "council_tax": "Changed: Gwen Price, 10:42",
                "household": "Changed: Gwen Price, 10:42",
                "timeline": "Changed: Oluwaseun Adébáyò-Featherstonehaugh, 10:42",
                "strip": "Changed: Gwen Price, 10:42",
            },
            notice="Gwen Price changed this record at 10:42.",
        ),
    }
