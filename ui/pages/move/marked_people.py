"""What some of those who move are: which kinds there are, and for each kind who it is."""

from collections.abc import Callable, Collection, Iterator, Sequence

from PySide6.QtCore import SignalInstance

from ui.widgets.choice_field import CheckBoxes, Option


class MarkedPeople:
    """Two questions in one: tick the kinds that there are, then for each of them the people.

    An answer is "kind:person". Of a single person it is not asked who that is. It is no widget: its fields
    stand in the page's card, one after the other.
    """

    def __init__(
        self,
        name: str,
        label: str,
        kinds: Sequence[Option],
        who_words: Callable[[Option], str],
        *,
        prefix: str = "who",
    ) -> None:
        self.kinds = CheckBoxes(name, label, kinds, across=True)
        self._who = {
            kind.id: CheckBoxes(f"{prefix}-{kind.id}", who_words(kind), across=True) for kind in kinds
        }
        self._people: tuple[Option, ...] = ()

    @property
    def fields(self) -> tuple[CheckBoxes, ...]:
        """Every field, in the order in which they are asked."""
        return (self.kinds, *self._who.values())

    @property
    def signals(self) -> tuple[SignalInstance, ...]:
        """What fires when a person changes any of them."""
        return tuple(field.changed for field in self.fields)

    def show(self, people: Sequence[Option], kinds: Collection[str], marks: Collection[str]) -> None:
        """Show who is asked about, which kinds are ticked, and who is what."""
        self._people = tuple(people)
        self.kinds.show_value(kinds)
        self.kinds.setVisible(bool(people))
        for kind, field in self._who.items():
            asked = kind in kinds and len(self._people) > 1
            field.show_options(self._people if asked else ())
            field.show_value({mark.partition(":")[2] for mark in marks if mark.startswith(f"{kind}:")})
            field.setVisible(asked)

    def marks(self) -> tuple[str, ...]:
        """Give who is what."""
        return tuple(self._marks())

    def _marks(self) -> Iterator[str]:
        ticked = self.kinds.value()
        for kind, field in self._who.items():
            if kind not in ticked:
                continue
            if len(self._people) == 1:
                yield f"{kind}:{self._people[0].id}"
            else:
                yield from (f"{kind}:{person}" for person in field.value())
