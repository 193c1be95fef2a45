"""The recipient's address in the envelope's window: what fits, at which size, or which line does not."""

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advisor_console.letters.fonts import Weight
from advisor_console.letters.model import visible
from advisor_console.letters.refusals import AddressRefused
from advisor_console.letters.styles import MM, AddressWindow

# Of the size, in our faces: how high letters rise, capitals with accents, how low tails hang; how near lines
# may stand before they touch, and how far apart they stand where there is room.
_RISE, _ACCENTED, _HANG, _TIGHTEST, _EASY = 0.8, 1.0, 0.25, 1.05, 1.25


@dataclass(frozen=True, slots=True)
class SetAddress:
    """An address that fits. In points: size, distance of lines, first baseline below the window's top."""

    lines: tuple[str, ...]
    size: float
    leading: float
    first_baseline: float


def fit_address(
    lines: Sequence[str], window: AddressWindow, sizes: Sequence[float], weight: Weight
) -> SetAddress:
    """Set an address in a window at the first of sizes that fits.

    When there are too many lines, neighbours such as flat and street share one, parted by a comma; the name,
    the post town and the postcode keep theirs. A line that is too long at every size is divided at a word
    over two where the window has one left. Raises AddressRefused with the line that does not fit.
    """
    refused: AddressRefused | None = None
    for divides in (False, True):
        for size in sizes:
            try:
                return _fit(lines, window, size, weight, divides=divides)
            except AddressRefused as error:
                # What is said is what stands in the way of the address as it was written, at its smallest.
                refused = refused if divides else error
    assert refused is not None  # noqa: S101 (there is always a size)
    raise refused


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the envelope; half_of is the number of the one that it is half of, 0 where it is whole."""

    text: str
    half_of: int = 0


def _fit(
    lines: Sequence[str], window: AddressWindow, size: float, weight: Weight, *, divides: bool
) -> SetAddress:
    width, height = window.width * MM, window.height * MM

    def fits(text: str) -> bool:
        return weight.width(text, size) <= width

    held: list[_Line] = []
    for number, line in enumerate(lines, 1):
        halves = _halves(line, fits) if divides and not fits(line) else ()
        if not halves and not fits(line):
            raise AddressRefused(
                number,
                f"Line {number} of the address, “{visible(line)}”, is too long for the envelope’s window.",
                "Shorten it or divide it over two lines.",
            )
        held += [_Line(half, number) for half in halves] or [_Line(line)]
    rise = size * _rise(lines[0])
    spread = height - rise - _HANG * size
    room = 1 + math.floor(spread / (_TIGHTEST * size))
    while len(held) > room:
        pair = _shortest_pair(held)
        joined = f"{held[pair].text}, {held[pair + 1].text}" if pair else ""
        if not pair or not fits(joined):
            at = min(room, len(lines) - 1)
            raise AddressRefused(
                at + 1,
                f"The address has {len(lines)} lines; line {at + 1}, “{visible(lines[at])}”, "
                f"and what follows do not fit the envelope’s window, which holds {room}.",
                "Leave out a line that the post does not need, such as the locality or the county.",
            )
        held[pair : pair + 2] = [_Line(joined, held[pair].half_of or held[pair + 1].half_of)]
    texts = tuple(line.text for line in held)
    return SetAddress(texts, size, min(_EASY * size, spread / max(1, len(texts) - 1)), rise)


def _halves(line: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """A line over two, after a comma where it has one, else with as much on the first as it takes.

    Nothing where no place between two words makes both of them fit.
    """
    places = [at for at, sign in enumerate(line) if sign == " "]
    found = [(line[:at].rstrip(",").rstrip(), line[at:].strip(), line[at - 1] == ",") for at in places]
    whole = [one for one in found if one[0] and one[1] and fits(one[0]) and fits(one[1])]
    best = max(whole, key=lambda one: (one[2], len(one[0])), default=None)
    return best[:2] if best is not None else ()


def _rise(line: str) -> float:
    """How high a line rises, of its size."""
    tall = any(letter.isupper() and unicodedata.decomposition(letter) for letter in line)
    return _ACCENTED if tall else _RISE


def _shortest_pair(lines: Sequence[_Line]) -> int:
    """Where the two neighbours start that are shortest together, whole lines before halves of others.

    0 when none may be joined; the two halves of one line never are again.
    """

    def length(at: int) -> tuple[bool, int]:
        pair = lines[at : at + 2]
        return any(one.half_of for one in pair), sum(len(one.text) for one in pair)

    starts = range(1, len(lines) - 3)
    apart = [at for at in starts if not lines[at].half_of or lines[at].half_of != lines[at + 1].half_of]
    return min(apart, key=length, default=0)
