"""Letters half written worth looking at: invented people, our own templates, a page that is drawn."""

from collections.abc import Mapping
from dataclasses import replace

from advisor_console.letters.drafting import Templates
from ui.pages.letter.samples import drawn_page
from ui.pages.write_letter.models import (
    THE_CUSTOMER,
    Asked,
    CheckShown,
    Form,
    LetterForm,
    LetterSoFar,
    Shown,
    WaysMade,
    WriteState,
)
from ui.pages.write_letter.words import delivery_options, letter_options
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run

_WHO = "Marigold Penhale"
_CASES = (
    Option(THE_CUSTOMER, "None of the open cases"),
    Option("light", "Street light out on the towpath · GE-2026-044019"),
)
_KNOWN = (
    KeyValue("to", "To", (Run("Marigold Penhale, Bargeman's Rest, 2 Towpath, Westerdale, WE3 1QD"),)),
    KeyValue("reference", "Reference", (Run("GE-2026-044019"),)),
    KeyValue("ask", "Whom to ask", (Run("Asha Rahman, 01632 960117"),)),
    KeyValue("made_as", "Made as", (Run("Large print 18 pt · English"),)),
)
_BLANK = (
    Asked("subject", "Subject", Form.LINE),
    Asked("paragraphs", "The letter", Form.LIST, "Each line becomes a paragraph of its own.", lines=7),
    Asked("points", "List (if there is any)", Form.LIST, "One on each line.", lines=3),
    Asked("next_what", "What happens next", Form.TEXT),
    Asked("next_who", "Who does it", Form.LINE),
    Asked("next_by", "By when (if there is any)", Form.DAY, what="by when"),
)
_COMPLAINT = (
    Asked("received", "Day they contacted us", Form.DAY, what="the day they contacted us"),
    Asked("complaint", "What they complain of: “You told us that …”", Form.TEXT),
    Asked("stage_2", "This is stage 2", Form.TICK, what="This is stage 2"),
    Asked("handler", "Who looks into it", Form.LINE, value="Asha Rahman"),
)
_SAID = {
    "subject": "The street light outside your home",
    "paragraphs": "Thank you for telling us that the street light on the towpath is out.\n"
    "The DNO must isolate the cable before we commence.",
    "next_what": "We mend the cable and the light.",
    "next_who": "Street lighting team",
}
_WORDS = """Westerdale Borough Council

Marigold Penhale
Bargeman's Rest
2 Towpath
Westerdale
WE3 1QD

The street light outside your home

Dear Marigold Penhale

Thank you for telling us that the street light on the towpath is out.

The DNO must isolate the cable before we commence.

What happens next: We mend the cable and the light.
Who does it: Street lighting team
By when: Friday 18 December 2026
"""
_WAYS = WaysMade(
    (
        Option("en", "English"),
        Option("cy", "Welsh (a draft)", "No native reader has approved this translation."),
    ),
    (
        Option("standard", "Standard print 12 pt"),
        Option("large-18", "Large print 18 pt"),
        Option("braille", "Braille", "liblouis-bin is not installed on this machine, so no braille is made."),
    ),
    (
        Option("lexend", "Lexend"),
        Option("noto-sans", "Noto Sans"),
        Option("atkinson-hyperlegible", "Atkinson Hyperlegible"),
    ),
    "en",
    "large-18",
    "lexend",
)
_CHECKS = (
    CheckShown("Write the full words before “DNO”: full words (DNO).", "paragraphs", 74, 77),
    CheckShown("“commence”: write “start”, or say it in another way.", "paragraphs", 113, 121),
)


def samples() -> Mapping[str, WriteState]:
    """Give the samples by name."""
    ways = delivery_options(("post_second_class", "post_first_class", "handed_over", "email"))
    choosing = WriteState(_WHO, letter_options(Templates()), _CASES, form=LetterForm(about="light"))
    written = replace(
        choosing,
        title="A letter in your own words",
        known=_KNOWN,
        asked=_BLANK,
        deliveries=ways,
        ways=_WAYS,
        form=LetterForm(
            "blank", "light", "post_second_class", _SAID, {"next_by": DateParts("18", "12", "2026")}
        ),
        so_far=LetterSoFar(_CHECKS, _WORDS),
        kept_words="This was kept as a draft.",
    )
    page = drawn_page()
    return {
        "which letter": choosing,
        "no case is open": replace(choosing, cases=_CASES[:1], form=LetterForm()),
        "in your own words": written,
        "as pages": replace(
            written,
            kept_words="",
            so_far=LetterSoFar((), _WORDS, Shown.PAGES, (page, page), 0),
        ),
        "pages to come": replace(
            written,
            so_far=LetterSoFar(
                _CHECKS, _WORDS, Shown.PAGES, note="The pages are drawn once everything is filled in."
            ),
        ),
        "a draft translation, with problems": replace(
            written,
            title="We have your complaint",
            asked=_COMPLAINT,
            kept_words="",
            form=LetterForm(
                "complaint-acknowledgement", "light", "post_second_class", {"handler": "Asha Rahman"}
            ),
            so_far=LetterSoFar((), _WORDS),
            ways=replace(_WAYS, language="cy"),
            warning="No native reader has approved this translation. The letter says so before its close. "
            "This letter's fixed words are in Welsh: write your parts in Welsh too.",
            problems=(
                Problem("received", "Fill in “Day they contacted us”."),
                Problem("complaint", "Fill in “What they complain of”."),
            ),
        ),
    }
