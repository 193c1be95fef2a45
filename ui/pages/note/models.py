"""What the note page shows."""

from dataclasses import dataclass

from ui.widgets.error_summary import Problem


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note being written on one customer's record; kept_words says when the draft was last kept."""

    customer: str
    text: str = ""
    kept_words: str = ""
    problems: tuple[Problem, ...] = ()
