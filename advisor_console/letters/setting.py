"""Breaking text into lines: ragged, at spaces only, never inside a word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from advisor_console.letters.fonts import FontPair
from advisor_console.letters.model import Text, visible
from advisor_console.letters.refusals import WordRefused
from advisor_console.letters.shaping import shaped
from advisor_console.letters.styles import LONGEST_LINE


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one weight and language; x is its start from the left of the line."""

    x: float
    text: str
    strong: bool
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will be drawn. width leaves out the space at its end."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters that stay together; a word may change weight on the way. glued has no space before it."""

    parts: tuple[tuple[str, bool], ...]
    glued: bool = False

    @property
    def text(self) -> str:
        return "".join([part for part, _ in self.parts])

    @property
    def letters(self) -> int:
        return sum([len(part) for part, _ in self.parts])

    def width(self, pair: FontPair, size: float) -> float:
        return sum([pair.weight(strong).width(part, size) for part, strong in self.parts])


def set_lines(
    text: Text, pair: FontPair, size: float, width: float, longest: int = LONGEST_LINE
) -> tuple[Line, ...]:
    """Break text into lines of at most width points and longest characters.

    A line that goes on ends in a space, so that words stay apart when the text is copied or read aloud. Only
    an email or web address that is longer than a line is parted, after one of its signs and without a hyphen.
    Raises WordRefused when a word alone is longer than a line.
    """
    rows: list[list[_Word]] = []
    reach, count = 0.0, 0
    for word, wide in _fitting(text, pair, size, width):
        letters = word.letters
        space = 0.0 if word.glued else pair.weight(word.parts[0][1]).width(" ", size)
        more = letters + (not word.glued)
        if rows and reach + space + wide <= width and count + more <= longest:
            rows[-1].append(word)
            reach, count = reach + space + wide, count + more
        else:
            rows.append([word])
            reach, count = wide, letters
    ends_open = [not after[0].glued for after in rows[1:]] + [False]
    lines = tuple(_line(row, pair, size, spaced) for row, spaced in zip(rows, ends_open, strict=True))
    if pair.regular.shaper is None and any(span.foreign for span in text):
        return tuple(_told_apart(lines, text, pair, size))
    return lines


def _told_apart(lines: Sequence[Line], text: Text, pair: FontPair, size: float) -> Iterator[Line]:
    """The lines with their pieces parted where the language changes; only spaces were lost on the way."""
    tongues = iter([span.foreign for span in text for sign in span.text if sign != " "])
    foreign = False
    for line in lines:
        pieces: list[Piece] = []
        for piece in line.pieces:
            parts: list[tuple[str, bool]] = []
            for sign in piece.text:
                # A space goes with what stands before it, at a piece's start with what follows: never alone.
                foreign = foreign if sign == " " else next(tongues)
                if parts and (parts[-1][1] == foreign or parts[-1][0] == " "):
                    parts[-1] = (parts[-1][0] + sign, foreign)
                else:
                    parts.append((sign, foreign))
            x = piece.x
            for part, is_foreign in parts:
                pieces.append(Piece(x, part, piece.strong, is_foreign))
                x += pair.weight(piece.strong).width(part, size)
        yield Line(tuple(pieces), line.width)


def _fitting(text: Text, pair: FontPair, size: float, width: float) -> Iterator[tuple[_Word, float]]:
    """The words with their widths, addresses that are longer than a line in their parts."""
    for word in _words(text):
        wide = word.width(pair, size)
        if _fits(word, wide, width):
            yield word, wide
            continue
        for piece in _address_parts(word, lambda part: _fits(part, part.width(pair, size), width)):
            wide = piece.width(pair, size)
            if not _fits(piece, wide, width):
                raise WordRefused(
                    piece.text,
                    f"The word “{visible(piece.text)}” is longer than a line at {size:g} point.",
                    "Write it in a shorter way, or choose a smaller format.",
                )
            yield piece, wide


def _fits(word: _Word, wide: float, width: float) -> bool:
    return wide <= width and word.letters <= LONGEST_LINE


def _address_parts(word: _Word, fits: Callable[[_Word], bool]) -> Iterator[_Word]:
    """An address parted after @, where that is enough, else after /, inner full stops and @; any other word
    whole.
    """
    if len(word.parts) > 1 or not re.search(r"@|/|^www\.", word.text):
        yield word
        return
    whole, strong = word.parts[0]
    for signs in ("@", "@/."):
        found = re.findall(rf"[^{signs}]+(?:[{signs}]+|$)|[{signs}]+", whole)
        parts = [
            _Word(((part, strong),), glued=number > 0 or word.glued) for number, part in enumerate(found)
        ]
        if all(map(fits, parts)):
            break
    yield from parts


def _words(text: Text) -> list[_Word]:
    words: list[list[tuple[str, bool]]] = [[]]
    for span in text:
        for number, part in enumerate(span.text.split(" ")):
            if number:
                words.append([])
            if part:
                words[-1].append((part, span.strong))
    return [_Word(tuple(parts)) for parts in words if parts]


def _line(row: list[_Word], pair: FontPair, size: float, spaced: bool) -> Line:
    """Join words into as few pieces as weights allow; a space takes the weight of the word after it."""
    joined: list[tuple[str, bool]] = []
    for number, word in enumerate(row):
        for place, (part, strong) in enumerate(word.parts):
            written = f" {part}" if number and not place and not word.glued else part
            if joined and joined[-1][1] == strong:
                joined[-1] = (joined[-1][0] + written, strong)
            else:
                joined.append((written, strong))
    regular, bold = pair.regular.shaper, pair.bold.shaper
    if regular is not None and bold is not None:
        glyphs = shaped(joined, regular, bold, size, spaced=spaced)
        return Line((Piece(0.0, glyphs, strong=False),), glyphs.width)
    pieces: list[Piece] = []
    reach = 0.0
    for part, strong in joined:
        pieces.append(Piece(reach, part, strong))
        reach += pair.weight(strong).width(part, size)
    if spaced:
        end = pieces[-1]
        pieces[-1] = Piece(end.x, f"{end.text} ", end.strong)
    return Line(tuple(pieces), reach)
