"""Runs worth looking at: invented cases, our own templates."""

from collections.abc import Mapping
from dataclasses import replace

from advisor_console.domain.printing import PrintedRun
from advisor_console.letters.drafting import Templates
from ui.pages.post_run.models import PostRunState, RunForm, Step
from ui.pages.post_run.words import (
    count_words,
    file_words,
    held_words,
    made_words,
    printed_words,
    refused_rows,
    service_options,
)
from ui.pages.write_letter.models import Asked, Form, LetterForm
from ui.pages.write_letter.words import letter_options
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem

_FOLDER = "/home/asha/Documents/Letters 2026-11-28 holding-letter"
_SERVICES = {
    "council_tax": "Council tax team",
    "waste": "Waste and recycling team",
    "electoral": "Electoral services",
    "housing": "Housing Options",
}
_ASKED = (
    Asked("received", "Day they contacted us", Form.DAY, what="the day they contacted us"),
    Asked("subject", "What they contacted us about", Form.LINE),
    Asked("why", "Why", Form.TEXT),
    Asked("team", "Who does it", Form.LINE),
    Asked("reply_by", "Reply by", Form.DAY, what="reply by"),
)
_REFUSED = {
    "WD-20418": "The customer of WD-20418 has died. Write to whoever settles their affairs instead.",
    "WD-20431": "A letter to “No fixed abode” cannot be posted. Hand it over at a counter, send it by email,"
    " or ask for an address that takes post for them.",
    "WD-20502": "Line 2 of the address is too long for the envelope's window: Upper Bargeman's Rest and"
    " Lockkeeper's Cottages. Shorten it on the record.",
}
_LETTER = LetterForm(
    "holding-letter",
    said={
        "subject": "your bin that was not emptied",
        "why": "We wait for the collection crew's report.",
        "team": "Waste and recycling team",
    },
    days={"received": DateParts("20", "11", "2026"), "reply_by": DateParts("4", "12", "2026")},
)


def samples() -> Mapping[str, PostRunState]:
    """Give the samples by name."""
    first = PostRunState(letters=letter_options(Templates()), services=service_options(_SERVICES))
    form = RunForm("case", "waste", since=DateParts("1", "11", "2026"), folder=_FOLDER, letter=_LETTER)
    filled = replace(first, title="We need more time to answer you", asked=_ASKED, form=form)
    looked = replace(
        filled,
        step=Step.LOOKED,
        count=count_words(312, 3),
        rows=refused_rows(_REFUSED),
        can_make=True,
    )
    printed = PrintedRun(307, printed=120, before=100)
    names = ["letters-001.pdf", "letters-002.pdf", "letters-003.pdf", "letters-004.pdf"]
    apart = ["WD-20399.brf", "WD-20477.wav"]
    return {
        "which letter": first,
        "filled in": filled,
        "with problems": replace(
            filled,
            form=replace(form, letter=LetterForm("holding-letter")),
            problems=(
                Problem("received", "Fill in “Day they contacted us”."),
                Problem("subject", "Fill in “What they contacted us about”."),
            ),
        ),
        "who gets it": looked,
        "being made": replace(filled, step=Step.MAKING, done=140, total=312),
        "stopped": replace(
            filled,
            step=Step.STOPPED,
            count=made_words(100, 312, finished=False),
            files=file_words(_FOLDER, names[:1], apart[:1]),
            said="The disk is full. Free some space and go on with the run.",
        ),
        "made": replace(
            filled,
            step=Step.DONE,
            count=made_words(309, 312, finished=True),
            rows=refused_rows(_REFUSED),
            files=file_words(_FOLDER, names, apart),
            can_print=True,
        ),
        "waiting at the printer": replace(
            filled,
            step=Step.HELD,
            count=made_words(309, 312, finished=True),
            files=file_words(_FOLDER, names, apart),
            printed=held_words("Ground floor printer"),
        ),
        "printed in part": replace(
            filled,
            step=Step.DONE,
            count=made_words(309, 312, finished=True),
            files=file_words(_FOLDER, names, apart),
            printed=printed_words(printed, "Ground floor printer"),
            can_print=True,
        ),
    }
