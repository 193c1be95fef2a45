"""Which way text runs: a line's stretches in the order in which the eye meets them, from the left."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_NEUTRAL = frozenset({"WS", "ON", "B", "S", "BN", "ES", "ET", "CS"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from start to end that run one way; script is "ARABIC", "BENGALI" or "LATIN"."""

    start: int
    end: int
    leftward: bool
    script: str


def stretches(text: str, *, leftward: bool) -> tuple[Stretch, ...]:
    """A line's stretches from left to right; leftward says which way its paragraph runs.

    The rules W1, W4 to W7, N1, N2 and L2 of the Unicode Bidirectional Algorithm (UAX 9), for text without
    controls, which letters refuse. W2 is left out: a number keeps its signs, so that £58.40 is written alike
    in every letter.
    """
    levels = _levels(text, base=1 if leftward else 0)
    scripts = _scripts(text)
    runs: list[tuple[int, Stretch]] = []
    keys = zip(levels, scripts, range(len(text)), strict=True)
    for (level, script), group in groupby(keys, key=lambda key: key[:2]):
        places = [place for *_, place in group]
        runs.append((level, Stretch(places[0], places[-1] + 1, level % 2 == 1, script)))
    return tuple(_reordered(runs, 2))


def _reordered(runs: Sequence[tuple[int, Stretch]], level: int) -> list[Stretch]:
    """L2: from the highest level down, whatever is at it or above turns round."""
    ordered = list(runs)
    for least in range(level, 0, -1):
        turned: list[tuple[int, Stretch]] = []
        for above, group in groupby(ordered, key=lambda run: run[0] >= least):
            held = list(group)
            turned += reversed(held) if above else held
        ordered = turned
    return [stretch for _, stretch in ordered]


def _levels(text: str, base: int) -> list[int]:
    kinds = _weak(text, base)
    _settle_neutral(kinds, "R" if base else "L")
    rise = {"L": 2, "EN": 2, "AN": 2, "R": 1} if base else {"L": 0, "EN": 2, "AN": 2, "R": 1}
    levels = [rise[kind] for kind in kinds]
    # L1: spaces at the line's end belong to the paragraph.
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        levels[at] = base
    return levels


def _weak(text: str, base: int) -> list[str]:
    kinds: list[str] = []
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM":  # W1
            kind = kinds[-1] if kinds else "ON"
        kinds.append("R" if kind == "AL" else kind)
    _join_numbers(kinds)
    strong = "R" if base else "L"
    for at, kind in enumerate(kinds):  # W6, W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in _NEUTRAL:
            kinds[at] = "ON"
    _give_numbers_to_words(kinds)
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """W4 and W5: the signs inside and beside a number are its own."""
    for at in range(1, len(kinds) - 1):
        between = kinds[at - 1] if kinds[at - 1] == kinds[at + 1] else ""
        if (between == "EN" and kinds[at] in ("ES", "CS")) or (between == "AN" and kinds[at] == "CS"):
            kinds[at] = between
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        before = ""
        for at in order:
            if kinds[at] == "ET" and before == "EN":
                kinds[at] = "EN"
            before = kinds[at]


def _give_numbers_to_words(kinds: list[str]) -> None:
    """A number with a Latin word after it is that word's: 12 Beck Row keeps its number in front.

    UAX 9 leaves this to marks around the address, which letters do not hold.
    """
    after, gap = "", 0
    for at in range(len(kinds) - 1, -1, -1):
        kind = kinds[at]
        if kind == "ON":
            gap += 1
            continue
        if kind == "EN" and after == "L":
            kinds[at : at + gap + 1] = ["L"] * (gap + 1)
            kind = "L"
        after, gap = kind, 0


def _settle_neutral(kinds: list[str], base: str) -> None:
    """N1 and N2: between two of one direction like them, else like the paragraph. Numbers count as R."""
    at = 0
    while at < len(kinds):
        if kinds[at] != "ON":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        before = _side(kinds[at - 1]) if at else base
        after = _side(kinds[end]) if end < len(kinds) else base
        kinds[at:end] = [before if before == after else base] * (end - at)
        at = end


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _scripts(text: str) -> list[str]:
    """The script of each character; what belongs to none goes with what stands before it, or after."""
    found = list(_own_scripts(text))
    first = next((script for script in found if script), "LATIN")
    held: list[str] = []
    for script in found:
        held.append(script or (held[-1] if held else first))
    return held


def _own_scripts(text: str) -> Iterator[str]:
    for character in text:
        name = unicodedata.name(character, "").partition(" ")[0]
        latin = character.isalpha() or (character.isascii() and character.isdigit())
        yield name if name in ("ARABIC", "BENGALI") else "LATIN" if latin else ""
