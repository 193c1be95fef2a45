"""What the record page shows, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.chip import ChipKind
from ui.widgets.choice_field import Option
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run
from ui.widgets.timeline_model import TimelineRow


@dataclass(frozen=True, slots=True)
class ChipWords:
    """One short state in the strip."""

    text: str
    kind: ChipKind


@dataclass(frozen=True, slots=True)
class FigureCard:
    """An answer at a glance: the figure first, what else belongs to it under it."""

    figure: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class OlderShown:
    """The end of the timeline: whether older entries can be asked for, and how that stands in words."""

    can_ask: bool = False
    words: str = ""


NOTHING_OLDER = OlderShown()


@dataclass(frozen=True, slots=True)
class RecordState:
    """One customer's record in words, as this role may see it."""

    name: str
    about: tuple[Run, ...]
    chips: tuple[ChipWords, ...]
    council_tax: FigureCard
    bins: tuple[KeyValue, ...]
    bins_note: str
    cases: tuple[KeyValue, ...]
    cases_note: str
    voting: FigureCard
    household: FigureCard
    filters: tuple[Option, ...]
    filter: str
    timeline: tuple[TimelineRow, ...]
    nothing_happened: str = ""
    """What stands in place of an empty timeline: that, and what to do next."""
    older: OlderShown = NOTHING_OLDER
    others: str = ""
    """Who else has the record open now; empty when nobody has."""
    is_contested: bool = False
    """Whether two advisors changed the same on it, and nobody has chosen yet."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """By area (ui.pages.record.marks): who changed what stands there, and when."""
    not_emptied: tuple[str, ...] = ()
    """Which bins crews lately missed or rejected, and why; newest first."""
    notice: str = ""
    """What another advisor changed, said once; the marks show it."""
    not_sent: str = ""
    """That some of it is not sent yet; empty when all is."""
