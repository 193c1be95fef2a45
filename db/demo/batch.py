"""Rows of one table, and the seeded draws and ids that they are made of."""

import uuid
import zlib
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from advisor_console.domain.ids import EntityId

T = TypeVar("T")
Row = tuple[object, ...]

_DAY = timedelta(days=1)
_VERSION, _VARIANT, _LOW = 7 << 76, 1 << 63, (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one table, each a tuple in the order of the columns; JSON documents are plain dicts."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Row]

    def dicts(self) -> Iterator[dict[str, object]]:
        """Give each row as column and value, for those who insert a few."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


class Ids:
    """UUIDv7-shaped ids of one table, the same for the same seed, whatever else is made beside them.

    The first id of a table does not depend on how many follow, so the fixed cast keeps its ids at any size.
    """

    def __init__(self, seed: int, table: str, today: date) -> None:
        """The time part counts milliseconds from a year before today, so that ids look lived in."""
        self._bits = Random(f"{seed}:{table}:ids").getrandbits
        start = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=365)
        self._milliseconds = int(start.timestamp() * 1000) + zlib.crc32(table.encode()) % 86_400_000

    def next(self) -> EntityId:
        """Make the next id: 48 bits of time, version 7, variant 10, the rest drawn."""
        self._milliseconds += 1
        drawn = self._bits(74)
        text = f"{self._milliseconds << 80 | _VERSION | (drawn >> 62) << 64 | _VARIANT | drawn & _LOW:032x}"
        return EntityId(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")


class Pool(Generic[T]):
    """Things to draw from, each with a weight."""

    __slots__ = ("_sums", "items")

    def __init__(self, weighted: Sequence[tuple[T, float]]) -> None:
        self.items: tuple[T, ...] = tuple(item for item, _ in weighted)
        self._sums = list(accumulate(weight for _, weight in weighted))

    def at(self, point: float) -> T:
        """Give the item that covers a point between 0 and 1."""
        return self.items[min(bisect(self._sums, point * self._sums[-1]), len(self.items) - 1)]


class Draw:
    """Seeded draws of one part of the borough; parts do not disturb each other's luck."""

    __slots__ = ("random",)

    def __init__(self, seed: int, part: str) -> None:
        """Only Random.random() is used below: the one stream that Python promises to keep."""
        self.random = Random(f"{seed}:{part}").random

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """Give a whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Give one of the items, all alike likely."""
        return items[int(self.random() * len(items))]

    def of(self, pool: Pool[T]) -> T:
        """Give one of a pool's items by its weight."""
        return pool.at(self.random())

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give the items in another order."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def day_back(self, today: date, nearest: int, furthest: int) -> date:
        """Give a day between so many days ago."""
        return today - _DAY * self.between(nearest, furthest)


def is_version_7(text: str) -> bool:
    """Say whether a text is a canonical UUID of version 7."""
    made = uuid.UUID(text)
    return str(made) == text and made.version == 7
