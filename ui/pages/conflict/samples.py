"""Conflicts worth looking at. The people are invented."""

from collections.abc import Mapping
from dataclasses import replace

from ui.pages.conflict.models import ConflictState, GroupShown, SideShown

_PHONE = GroupShown(
    "1",
    "Mobile number",
    ("Mobile number",),
    (
        SideShown("Before", "what both saw", ("07700 900000",)),
        SideShown(
            "Gwen Price",
            "10:31 · on the record now",
            ("07700 900222",),
            "theirs",
            "07700 900222 (Gwen Price)",
        ),
        SideShown("You", "10:40 · not on the record", ("07700 900111",), "mine", "07700 900111 (You)"),
    ),
)
_STAY = GroupShown(
    "2",
    "When they live there",
    ("First night there", "Last night there"),
    (
        SideShown("Before", "what both saw", ("14 May 2019", "no end yet")),
        SideShown(
            "Gwen Price",
            "10:31 · on the record now",
            ("14 May 2019", "30 November 2026"),
            "theirs",
            "14 May 2019, 30 November 2026 (Gwen Price)",
        ),
        SideShown(
            "You",
            "10:40 · not on the record",
            ("14 May 2019", "2 December 2026"),
            "mine",
            "14 May 2019, 2 December 2026 (You)",
        ),
    ),
)
_HOME = GroupShown(
    "3",
    "Garden waste at",
    ("Garden waste at",),
    (
        SideShown("Before", "what both saw", ("12 Beck Row, Westerdale WE4 2QT",)),
        SideShown(
            "On the record now",
            "changed since then",
            ("Flat 2, 48 Station Road, Westerdale WE1 6HN",),
            "theirs",
            "Flat 2, 48 Station Road, Westerdale WE1 6HN (On the record now)",
        ),
        SideShown(
            "Oluwaseun Adébáyò-Featherstonehaugh",
            "Fri 27 Nov 16:58 · not on the record",
            ("The Old Forge Cottage, Lower Featherstone Lane, Upper Westerdale WE9 9ZZ",),
            "mine",
            "The Old Forge Cottage",
        ),
    ),
)


def samples() -> Mapping[str, ConflictState]:
    """Give every state that a person may meet."""
    chosen = replace(
        _PHONE,
        sides=(
            _PHONE.sides[0],
            replace(_PHONE.sides[1], about="10:31 · not on the record"),
            replace(_PHONE.sides[2], about="10:40 · on the record now"),
        ),
        told="You kept 07700 900111. Chosen at 10:43.",
        undo="Undo: keep the other one",
    )
    return {
        "one field": ConflictState("Siân Pritchard", (_PHONE,), can_save=True),
        "several groups": ConflictState(
            "Siân Pritchard", (replace(_PHONE, chosen="mine"), _STAY, _HOME), can_save=True
        ),
        "nothing chosen yet": ConflictState(
            "Siân Pritchard",
            (_STAY,),
            "Choose first which of the two stands.",
            is_problem=True,
            can_save=True,
        ),
        "chosen": ConflictState(
            "Siân Pritchard", (chosen,), "Your choice is saved here, and is sent with the next round."
        ),
        "nothing left": ConflictState("Siân Pritchard"),
    }
