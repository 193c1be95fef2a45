"""States of the sync page worth looking at. The people are invented."""

from collections.abc import Mapping

from ui.pages.sync.models import CopyShown, SyncPageState
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow


def _fact(id_: str, name: str, value: str) -> KeyValue:
    return KeyValue(id_, name, (Run(value),))


_SIAN = strong("Siân Pritchard. ")
_QUIET = (
    _fact("last", "Last heard from", "10:42"),
    _fact("unsent", "Saved here, not sent yet", "0"),
    _fact("received", "Received today", "2"),
)
_RECEIVED = (
    TimelineRow(
        "act:1", "Received", "10:42", (_SIAN, Run("A move to Flat 2, 48 Station Road, 3 December 2026"))
    ),
    TimelineRow("act:2", "Received", "10:31", (_SIAN, Run("An identity check: passed"))),
    TimelineRow(
        "settled:3",
        "Chosen",
        "09:58",
        (strong("Mohammed Latif. "), Run("Mobile number. "), quiet("Gwen Price kept 07700 900222")),
    ),
)
_REFUSED = TimelineRow(
    "refused:4",
    "Needs fixing",
    "09:12",
    (
        strong("Olwen Hughes. "),
        Run("A move to 3 Mill Lane, Westerdale WE4 2QT, 1 December 2026\n"),
        strong(
            "Somebody is already liable for this property on some of these days."
            " End the earlier period first, or change the dates.",
            Tone.WARNING,
        ),
    ),
)
_CONFLICT = TimelineRow(
    "conflict:5",
    "Two changes",
    "10:40",
    (
        _SIAN,
        Run("When they live there\n"),
        strong("Gwen Price changed this too. Choose which stands.", Tone.WARNING),
    ),
)
_KEPT = (
    TimelineRow(
        "act:6",
        "Saved here",
        "10:46",
        (
            _SIAN,
            Run("A contact: “Moving on 3 December. Recorded as MV-2KYB8-XG6KX.”"),
            quiet(" · not sent yet"),
        ),
    ),
    TimelineRow(
        "act:7",
        "Waits",
        "09:14",
        (
            strong("Olwen Hughes. "),
            Run("A letter: “Your move to 3 Mill Lane”"),
            quiet("\nFollows when this is put right: A move to 3 Mill Lane, 1 December 2026"),
        ),
    ),
)


def samples() -> Mapping[str, SyncPageState]:
    """Give every state that a person may meet."""
    copying = "Copying the council's records to this machine"
    words = "41,300 records copied to this machine, encrypted"
    return {
        "all received": SyncPageState("All sent, 10:42", "", _QUIET, (), _RECEIVED),
        "nothing saved yet": SyncPageState("All sent, 08:31", "", _QUIET[:2], (), ()),
        "line down": SyncPageState(
            "2 changes not sent yet. Kept safely here.",
            "Go on working: everything is kept on this machine and sent when the line is back.",
            (
                _fact("last", "Last heard from", "10:42"),
                _fact("down", "No answer since", "10:43"),
                _fact("unsent", "Saved here, not sent yet", "2"),
                _fact("received", "Received today", "2"),
            ),
            (),
            (*_KEPT[:1], *_RECEIVED),
        ),
        "needs the advisor": SyncPageState(
            "1 needs fixing",
            "",
            (
                *_QUIET,
                _fact("waiting", "Waits for something to be fixed", "1"),
                _fact("refused", "Needs fixing", "1"),
                _fact("conflicts", "Two changes to choose between", "1"),
            ),
            (_REFUSED, _CONFLICT),
            (*_KEPT, *_RECEIVED),
        ),
        "copying": SyncPageState(
            "Copying the council's records…", "", _QUIET[:2], copy=CopyShown(copying, 7, 29, words)
        ),
        "copying stopped": SyncPageState(
            "Copying the council's records…",
            "",
            _QUIET[:2],
            copy=CopyShown("Copying was stopped", 0, 0, "", stopped=True),
        ),
    }
