"""What the queue page shows, in words."""

from dataclasses import dataclass

from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.timeline_model import TimelineRow


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """The question where the advisor sits, with what is chosen so far; ids are those of the centre.

    No service ticked means all of them. can_leave says whether there is a place to go back to.
    """

    sites: tuple[Option, ...] = ()
    site: str = ""
    counters: tuple[Option, ...] = ()
    counter: str = ""
    services: tuple[Option, ...] = ()
    wanted: tuple[str, ...] = ()
    can_leave: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinShown:
    """The question what somebody queues for; each service says how long the wait would be."""

    services: tuple[Option, ...] = ()
    service: str = ""
    needs: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardShown:
    """The queue of one site in words, as it was at the time that the page says."""

    waits: tuple[KeyValue, ...]
    waiting: tuple[TimelineRow, ...]
    served: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class CounterShown:
    """What this counter is at: the ticket in large type, or an empty figure and what to do next.

    is_called: nobody has come yet. finish names the act that ends the ticket. can_act is false off the line;
    can_call stays true there while this machine knows the queue, and calling is then the only act.
    """

    figure: str = ""
    meaning: str = ""
    finish: str = ""
    is_called: bool = False
    can_act: bool = False
    can_call: bool = False


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue page. notice says what went wrong or what was done.

    One of place, join and board is shown, the first that is there; without any, the sentence of empty and
    what to do next.
    """

    line: str = ""
    notice: str = ""
    is_warning: bool = False
    empty: str = ""
    empty_next: str = ""
    place: PlaceShown | None = None
    join: JoinShown | None = None
    board: BoardShown | None = None
    counter: CounterShown = CounterShown()
