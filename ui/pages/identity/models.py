"""What the identity check shows."""

from dataclasses import dataclass

from ui.widgets.error_summary import Problem


@dataclass(frozen=True, slots=True)
class IdentityState:
    """A check of one customer's identity. No answer is ever on it: the customer says, the record compares.

    last_words tells the next advisor how the last check went.
    """

    customer: str
    last_words: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckTold:
    """What the advisor noted: how, which items, and how it went."""

    method: str
    items: tuple[str, ...]
    passed: bool
