"""The recipient's address in the envelope's window: what fits, at which size, or which line does not."""

import math
import unicodedata
from collections.abc import Sequence
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
    the post town and the postcode keep theirs. Raises AddressRefused with the line that does not fit.
    """
    for size in sizes[:-1]:
        try:
            return _fit(lines, window, size, weight)
        except AddressRefused:
            continue
    return _fit(lines, window, sizes[-1], weight)


def _fit(lines: Sequence[str], window: AddressWindow, size: float, weight: Weight) -> SetAddress:
    width, height = window.width * MM, window.height * MM
    for number, line in enumerate(lines, 1):
        if weight.width(line, size) > width:
            raise AddressRefused(
                number,
                f"Line {number} of the address, “{visible(line)}”, is too long for the envelope’s window.",
                "Shorten it or divide it over two lines.",
            )
    rise = size * _rise(lines[0])
    spread = height - rise - _HANG * size
    room = 1 + math.floor(spread / (_TIGHTEST * size))
    held = list(lines)
    while len(held) > room:
        pair = _shortest_pair(held)
        joined = f"{held[pair]}, {held[pair + 1]}" if pair else ""
        if not pair or weight.width(joined, size) > width:
            raise AddressRefused(
                room + 1,
                f"The address has {len(lines)} lines; line {room + 1}, “{visible(lines[room])}”, "
                f"and what follows do not fit the envelope’s window, which holds {room}.",
                "Leave out a line that the post does not need, such as the locality or the county.",
            )
        held[pair : pair + 2] = [joined]
    return SetAddress(tuple(held), size, min(_EASY * size, spread / max(1, len(held) - 1)), rise)


def _rise(line: str) -> float:
    """How high a line rises, of its size."""
    tall = any(letter.isupper() and unicodedata.decomposition(letter) for letter in line)
    return _ACCENTED if tall else _RISE


def _shortest_pair(lines: Sequence[str]) -> int:
    """Where the two neighbours start that are shortest together; 0 when none may be joined."""
    starts = range(1, len(lines) - 3)
    return min(starts, key=lambda at: len(lines[at]) + len(lines[at + 1]), default=0)
