"""What the page of two changes shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideShown:
    """One column: whose it is and how it stands, and its values in the order of the group's fields.

    key is "mine" or "theirs", as the choice is told to the presenter; empty for what stood before both.
    """

    heading: str
    about: str
    values: tuple[str, ...]
    key: str = ""
    spoken: str = ""
    """What a screen reader says of choosing it, behind the visible words."""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One group of fields, chosen whole. told says who chose what; undo is the act that chooses anew."""

    id: str
    title: str
    fields: tuple[str, ...]
    sides: tuple[SideShown, ...]
    chosen: str = ""
    told: str = ""
    undo: str = ""


@dataclass(frozen=True, slots=True)
class ConflictState:
    """All that is contested on one record; status says what was just saved, or what is missing."""

    customer: str
    groups: tuple[GroupShown, ...] = ()
    status: str = ""
    is_problem: bool = False
    can_save: bool = False
