"""What the search results show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result: who or what, where they live, and why it was found where that does not show."""

    id: str
    title: str
    subtitle: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SearchState:
    """The results of what was typed last; chosen is the row that Enter opens.

    words says how many there are, or what to try when there are none.
    """

    rows: tuple[ResultRow, ...] = ()
    chosen: int = 0
    words: str = ""
