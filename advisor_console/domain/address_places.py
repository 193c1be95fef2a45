"""What a whole file of addresses teaches about its own streets and villages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from advisor_console.domain import address_words as words
from advisor_console.domain.address_lines import AddressLine


@dataclass(frozen=True, slots=True)
class Places:
    """Names that a file uses as streets, as areas (villages, estates), or as streets and nothing else.

    A street has houses numbered along it. An area has numbered streets within it, more often than numbers
    along it. All names are in capitals.
    """

    streets: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    only_streets: frozenset[str] = frozenset()


def learn_places(lines: Iterable[AddressLine]) -> Places:
    """Count how each name is used: after a number, after a numbered street, or last of all."""
    along: Counter[str] = Counter()
    within: Counter[str] = Counter()
    last: set[str] = set()
    for line in lines:
        names = line.names
        if not names:
            continue
        if line.after_number:
            along[names[0].upper()] += 1
            if len(names) > 1 and not words.is_block(names[0].upper()):
                within[names[-1].upper()] += 1
        if len(names) > 1:
            last.add(names[-1].upper())
    areas = {name for name, times in within.items() if times > along[name] and not words.is_road(name)}
    areas |= {
        name for name in last if name not in along and not words.is_street(name) and not words.is_site(name)
    }
    streets = along.keys() - areas
    return Places(frozenset(streets), frozenset(areas), frozenset(streets - within.keys()))
