"""What the letter page shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterState:
    """One finished letter: its words as a screen reader gets them, and its pages as they are printed.

    pages are PNG bytes; page counts from 0. facts says format and language in words; warning is something
    the advisor must know before handing it over. text is empty for an older letter kept as pages only.
    """

    title: str
    facts: str
    text: str
    pages: tuple[bytes, ...]
    page: int = 0
    warning: str = ""
    saved_words: str = ""
    printed: str = ""
    """When and where it was printed, and how often; empty where it never was."""
    ready: bool = True
    """Whether its bytes are here, so that it can be saved and printed."""
    email: str = ""
    """The letter as an email, to be copied; empty for one that is kept as pages only."""
