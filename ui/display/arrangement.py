"""Where everything on the wall stands and how large its type is, for any shape of screen."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from ui.display.models import DisplayState

LEAST_TYPE = 140 / 1080
"""Type per length of the screen's shorter side: 47 mm on a 40-inch screen of 1080 lines, which is 16 minutes
of arc at 10 m (ux.md, 14). A screen turned upright is as fine as before, so its shorter side still counts."""

Measure = Callable[[str, int], float]
"""Gives the width of a text in pixels at a size of type in pixels."""

_PITCH = 1.15
_FIGURES_PITCH = 0.98
# Of the height of the area of the latest call.
_NUMBER, _COUNTER = 0.54, 0.275
_SHRINK = 0.97


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size of type, set one under the other from the top of the box; pitch is their distance."""

    lines: tuple[str, ...]
    size: int
    pitch: int
    box: Box

    @property
    def height(self) -> int:
        """The height of all lines."""
        return self.pitch * len(self.lines)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The three areas of the wall, and the blocks of type upon them."""

    call: Box
    others: Box
    foot: Box
    number: Block
    counter: Block
    earlier: tuple[Block, ...]
    time: Block
    title: Block
    words: Block


def least_size(width: int, height: int) -> int:
    """Give the smallest size of type that may stand on a screen of so many pixels."""
    return math.ceil(LEAST_TYPE * min(width, height))


def arrange(state: DisplayState, width: int, height: int, measure: Measure) -> Arrangement:
    """Arrange the wall: call and earlier calls beside each other on a wide screen, stacked on a tall one.

    Where there is no room for all, the earlier calls go first, then the words under the foot's title (a
    wait without its service would mislead); nothing is ever set smaller. The number called, its counter and
    the time always stay.
    """
    fewer = replace(state, earlier=())
    for shown in (state, fewer, replace(fewer, words="")):
        found = _Wall(shown, width, height, measure).arrangement()
        if found.number.height + found.counter.height <= found.call.height:
            return found
    lines = max(0, found.call.height - found.number.height) // found.counter.pitch
    cut = replace(found.counter, lines=found.counter.lines[:lines])
    return replace(found, counter=_at(cut, cut.box.left, cut.box.top))


@dataclass(frozen=True, slots=True)
class _Others:
    box: Box
    earlier: tuple[Block, ...]
    time: Block


class _Wall:
    """One wall of a given shape; least is its smallest type, pad and side what stays free around it."""

    def __init__(self, state: DisplayState, width: int, height: int, measure: Measure) -> None:
        self._state = state
        self._width, self._height = width, height
        self._measure = measure
        self._least = least_size(width, height)
        self._line = round(_PITCH * self._least)
        self._pad = round(0.2 * self._least)
        # A screen that is hardly wider than tall has no room to spare at its sides.
        self._side = round((0.55 if width > 1.6 * height else 0.35) * self._least)

    def arrangement(self) -> Arrangement:
        foot, title, words = self._foot()
        wide = self._width >= self._height
        others = self._beside(foot.top) if wide else self._below(foot.top)
        call = Box(0, 0, others.box.left if wide else self._width, foot.top if wide else others.box.top)
        number, counter = self._call(call)
        return Arrangement(call, others.box, foot, number, counter, others.earlier, others.time, title, words)

    def _foot(self) -> tuple[Box, Block, Block]:
        room = self._width - 2 * self._side
        title = self._block(self._state.title, self._least, room)
        words = self._block(self._state.words, self._least, room)
        text = title.height + words.height
        # As deep as in the design, so that the wall does not jump when a sentence is shorter.
        tall = max(text + 2 * self._pad, round(0.36 * min(self._width, self._height)))
        top = self._height - tall
        first = top + (tall - text) // 2
        box = Box(0, top, self._width, tall)
        return box, _at(title, self._side, first), _at(words, self._side, first + title.height)

    def _beside(self, height: int) -> _Others:
        side = round(0.3 * self._least)
        texts = (*self._state.earlier, self._state.time)
        widest = max(self._measure(text, self._least) for text in texts)
        wide = math.ceil(widest) + 2 * side
        if self._state.earlier:
            wide = max(wide, round(0.37 * self._width))
        wide = min(wide, round(0.5 * self._width))
        return self._stack(Box(self._width - wide, 0, wide, height), side)

    def _below(self, height: int) -> _Others:
        tall = (len(self._state.earlier) + 1) * self._line + 2 * self._pad
        # The latest call keeps room for its number and its counter at the least size.
        most = height - 2 * self._line - 2 * self._pad
        tall = max(min(tall, most), self._line + 2 * self._pad)
        return self._stack(Box(0, height - tall, self._width, tall), self._side)

    def _stack(self, box: Box, side: int) -> _Others:
        room = box.width - 2 * side
        time = self._block(self._state.time, self._least, room)
        left = box.height - self._pad - time.height
        shown: list[Block] = []
        for text in self._state.earlier:
            block = self._block(text, self._least, room)
            if block.height > left:
                break
            shown.append(block)
            left -= block.height
        spare = box.height - time.height - sum(block.height for block in shown)
        gap = min(spare // (len(shown) + 2), round(0.3 * self._least))
        top = box.top + (spare - gap * len(shown)) // 2
        placed = []
        for block in shown:
            placed.append(_at(block, box.left + side, top))
            top += block.height + gap
        return _Others(box, tuple(placed), _at(time, box.left + side, top))

    def _call(self, box: Box) -> tuple[Block, Block]:
        room, tall = box.width - 2 * self._side, box.height - self._pad
        texts = self._state.number, self._state.counter
        parts = _NUMBER, _COUNTER
        sizes = [
            max(self._least, min(part * box.height, _fitting(text, room, self._measure)))
            for text, part in zip(texts, parts, strict=True)
        ]
        while True:
            # A number has nothing below its line, so it needs less room.
            number = self._block(texts[0], int(sizes[0]), room, _FIGURES_PITCH)
            counter = self._block(texts[1], int(sizes[1]), room)
            if number.height + counter.height <= tall or max(sizes) <= self._least:
                break
            sizes = [max(self._least, size * _SHRINK) for size in sizes]
        gap = max(0, box.height - number.height - counter.height) // 3
        top = box.top + gap
        return _at(number, self._side, top), _at(counter, self._side, top + number.height + gap)

    def _block(self, text: str, size: int, room: int, pitch: float = _PITCH) -> Block:
        lines = tuple(_wrapped(text, size, room, self._measure)) if text else ()
        distance = round(pitch * size)
        return Block(lines, size, distance, Box(0, 0, room, distance * len(lines)))


def _fitting(text: str, room: int, measure: Measure) -> float:
    """Give the largest size at which a text stands on one line."""
    tried = 1000
    return tried * room / max(1.0, measure(text, tried))


def _at(block: Block, left: int, top: int) -> Block:
    return replace(block, box=Box(left, top, block.box.width, block.height))


def _wrapped(text: str, size: int, room: int, measure: Measure) -> list[str]:
    """Break a text at its plain spaces; a word that is wider than the room is broken within."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if measure(longer, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while measure(line, size) > room and len(line) > 1:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or measure(line[:n], size) <= room)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines
