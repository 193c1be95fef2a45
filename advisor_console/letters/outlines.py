"""A glyph's outline as the canvas fills it."""

from collections.abc import Sequence

from fontTools.pens.basePen import BasePen

Point = tuple[float, float]


class OutlinePen(BasePen):
    """Collects a glyph's outline as the canvas draws it; turn is the cosine and sine of its slope."""

    def __init__(
        self, glyphs: object, scale: float, origin: Point = (0.0, 0.0), turn: Point = (1.0, 0.0)
    ) -> None:
        super().__init__(glyphs)
        self.curves: list[tuple[Point, ...]] = []
        self._scale, self._origin, self._turn = scale, origin, turn

    def _at(self, point: Point) -> Point:
        x, y = point[0] * self._scale, point[1] * self._scale
        cos, sin = self._turn
        return self._origin[0] + x * cos - y * sin, self._origin[1] + x * sin + y * cos

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt),))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt),))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt1), self._at(pt2), self._at(pt3)))

    def _closePath(self) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append(())


def path_operators(curves: Sequence[tuple[Point, ...]]) -> str:
    """Curves as a page's stream has them, in whole units: fine enough for dots, in 1,000 to the size."""
    said: list[str] = []
    fresh = True
    for points in curves:
        operator = "h" if not points else "c" if len(points) == 3 else "m" if fresh else "l"
        said += [*(f"{round(x)} {round(y)}" for x, y in points), operator]
        fresh = not points
    return " ".join(said)
