"""Taken moves worth looking at. The people are invented."""

from collections.abc import Mapping

from ui.pages.taken.models import TakenState
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet

_TOLD = (
    KeyValue(
        "told",
        "Told",
        (Run("Move of Siân Pritchard, Tomos Pritchard to Flat 2, 48 Station Road on 28 November 2026."),),
    ),
    KeyValue("by", "When, to whom", (Run("Mon 23 November 2026 at 10:45, Asha Rahman"),)),
)


def _services(council_tax: str) -> tuple[KeyValue, ...]:
    return (
        KeyValue(
            "council_tax", "Council tax", (Run(council_tax), quiet("\nMV-7K2M9-CT")), name_tone=Tone.PLAIN
        ),
        KeyValue(
            "waste",
            "Waste",
            (Run("Waste team: sent to the team, by Fri 11 December"), quiet("\nMV-7K2M9-W")),
            name_tone=Tone.PLAIN,
        ),
    )


def samples() -> Mapping[str, TakenState]:
    """Give the samples by name."""
    plain = TakenState("Siân Pritchard", "MV-7K2M9", _TOLD, _services("Council tax team: noted"))
    return {
        "before it takes effect": plain,
        "handed back, in effect": TakenState(
            "Siân Pritchard",
            "MV-7K2M9",
            _TOLD,
            _services("Council tax team: handed back: the account number cannot be read"),
            can_cancel=False,
            why_not="The move took effect on 28 November: correct it, or record the move back.",
        ),
        "corrected since": TakenState(
            "Siân Pritchard",
            "MV-7K2M9",
            _TOLD,
            _services("Council tax team: noted"),
            standing="MV-8QXJ4 stands in its place.",
            can_correct=False,
            can_cancel=False,
        ),
    }
