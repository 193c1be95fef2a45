"""What the page of a taken move shows."""

from dataclasses import dataclass

from ui.widgets.key_values import KeyValue


@dataclass(frozen=True, slots=True)
class TakenState:
    """A move in words. why_not says why it is not cancelled; standing is empty while it is what holds."""

    customer: str
    reference: str
    told: tuple[KeyValue, ...] = ()
    services: tuple[KeyValue, ...] = ()
    standing: str = ""
    can_correct: bool = True
    can_cancel: bool = True
    why_not: str = ""
