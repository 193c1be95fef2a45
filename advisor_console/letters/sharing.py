"""What pages of a batch have in common, held by the file once: most words of a letter are its template's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

# A stream costs some eighty bytes by itself; less text than this is not worth one of its own.
_WORTH = 350
_OFTEN = 3
_ELEMENT_ENDS = re.compile(r"(?<=\nEMC\n)")


class SharedPieces:
    """Pages as they are drawn, cut where an element ends; later each as stretches that pages may share."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = []
        self._follows: Counter[tuple[str, str]] = Counter()
        # Equal pieces are one object, so that a batch does not hold its template's words once a letter.
        self._held: dict[str, str] = {}

    def add(self, drawn: str) -> None:
        """Take the next page's operators."""
        pieces = [self._held.setdefault(piece, piece) for piece in _ELEMENT_ENDS.split(drawn) if piece]
        self._pages.append(pieces)
        self._follows.update(pairwise(pieces))

    def pages(self) -> Iterator[list[str]]:
        """Every page as stretches which, put together, are its operators; shared ones come again."""
        cut = [list(self._stretches(pieces)) for pieces in self._pages]
        count = Counter(stretch for stretches in cut for stretch in stretches)
        for stretches in cut:
            shared = (count[one] >= _OFTEN and len(one) >= _WORTH for one in stretches)
            groups = groupby(zip(stretches, shared, strict=True), key=lambda one: one[1])
            yield [text for often, group in groups for text in _joined([one for one, _ in group], often)]

    def _stretches(self, pieces: Sequence[str]) -> Iterator[str]:
        """Pieces put together as far as others often follow one another in the same way."""
        held: list[str] = []
        for piece in pieces:
            if held and self._follows[held[-1], piece] < _OFTEN:
                yield "".join(held)
                held = []
            held.append(piece)
        yield "".join(held)


def _joined(stretches: Sequence[str], often: bool) -> Sequence[str]:
    return stretches if often else ["".join(stretches)]
