"""Refused acts worth looking at. The people are invented."""

from collections.abc import Mapping
from dataclasses import replace

from advisor_console.services.mend_refused import Form
from ui.pages.fixing.models import FieldShown, FixingState, Way
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run

_MOVE = FixingState(
    customer="Olwen Hughes",
    what="A move to 3 Mill Lane, Westerdale WE4 2QT, 1 December 2026",
    saved_at="Saved 09:12",
    reason="Somebody is already liable for this property on some of these days."
    " End the earlier period first, or change the dates.",
    way=Way.MOVE,
    saved=(
        KeyValue("1", "Who moves", (Run("Olwen Hughes, Dewi Hughes"),)),
        KeyValue("2", "From", (Run("12 Beck Row, Westerdale WE4 2QT"),)),
        KeyValue("3", "To", (Run("3 Mill Lane, Westerdale WE4 2QT"),)),
        KeyValue("4", "First night at the new home", (Run("1 December 2026"),)),
    ),
    waits=("A letter: “Your move to 3 Mill Lane”",),
)
_FIELDS = FixingState(
    customer="Siân Pritchard",
    what="A change to the record: last night there 12 May 2019",
    saved_at="Saved Fri 27 Nov 16:58",
    reason="The stay would end before it starts. Check the two dates.",
    way=Way.FIELDS,
    fields=(
        FieldShown("0-starts_on", "First night there", Form.DATE, parts=DateParts("14", "5", "2019")),
        FieldShown("0-ends_on", "Last night there", Form.DATE, parts=DateParts("12", "5", "2019")),
        FieldShown("1-body", "Note", Form.LINES, "Rang to say that she leaves on Thursday."),
    ),
)


def samples() -> Mapping[str, FixingState]:
    """Give every state that a person may meet."""
    return {
        "a move": _MOVE,
        "fields": _FIELDS,
        "with a problem": replace(
            _FIELDS, problems=(Problem("0-ends_on", "Add the year to last night there."),)
        ),
        "not saved": replace(
            _FIELDS, status="There is no room left on this machine's disk. Nothing of this was saved."
        ),
        "a choice": FixingState(
            "Siân Pritchard",
            "A choice between two changes: mobile number 07700 900222",
            "Saved 10:40",
            "Your role may not write this here: mobile.",
            Way.CHOICE,
        ),
        "nothing to change": FixingState(
            "Siân Pritchard",
            "A letter: “Your move to Flat 2, 48 Station Road”",
            "Saved 10:40",
            "It belongs to a record that the centre does not have, or that others still belong to.",
            Way.NONE,
        ),
    }
