"""Bands fill pages in order, stay together where tied, and are never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.bands import Band, Mark, Page, Run, paginate
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import INK

TOP, BOTTOM = 50.0, 700.0


def band(name: str, height: float = 100, *, gap: float = 10, keep: bool = False) -> Band:
    run = Run(0, height / 2, name, "font", 12, INK)
    return Band(height, gap, (Mark(Element("P"), (run,)),), keep=keep)


def placed(bands: list[Band], start: float = 300) -> list[list[tuple[str, float]]]:
    pages = paginate(bands, Page(), start, TOP, BOTTOM)
    return [[(run.text, run.down) for mark in page.marks for run in mark.runs] for page in pages]


def test_bands_stack_with_their_gaps() -> None:
    assert placed([band("a"), band("b")]) == [[("a", 360.0), ("b", 470.0)]]


def test_the_next_page_starts_at_its_top_without_a_gap() -> None:
    assert placed([band("a", 300), band("b", 300)])[1] == [("b", TOP + 150)]


def test_tied_bands_move_together() -> None:
    pages = placed([band("a", 200), band("head", 50, keep=True), band("b", 200)])
    assert [[name for name, _ in page] for page in pages] == [["a"], ["head", "b"]]


def test_more_than_a_page_tied_together_is_still_set() -> None:
    pages = placed([band(str(n), keep=True) for n in range(12)])
    assert [name for page in pages for name, _ in page] == [str(n) for n in range(12)]
    assert len(pages) == 3


def test_a_band_higher_than_a_page_is_refused() -> None:
    with pytest.raises(LetterRefused, match="longer than a page"):
        placed([band("a", 800)])


def test_lines_of_one_element_are_one_stretch() -> None:
    element = Element("P")
    lines = [Band(20, 0, (Mark(element, (Run(0, 10, str(n), "font", 12, INK),)),)) for n in range(3)]
    (page,) = paginate(lines, Page(), TOP, TOP, BOTTOM)
    assert len(page.marks) == 1
    assert [run.text for run in page.marks[0].runs] == ["0", "1", "2"]


@given(st.lists(st.tuples(st.floats(5, 640), st.floats(0, 40), st.booleans()), min_size=1, max_size=40))
def test_nothing_is_lost_out_of_order_or_off_the_page(shapes: list[tuple[float, float, bool]]) -> None:
    bands = [band(str(n), height, gap=gap, keep=keep) for n, (height, gap, keep) in enumerate(shapes)]
    pages = placed(bands)
    assert [name for page in pages for name, _ in page] == [str(n) for n in range(len(bands))]
    for number, page in enumerate(pages):
        for name, down in page:
            half = bands[int(name)].height / 2
            assert (300 if number == 0 else TOP) - 0.01 <= down - half
            assert down + half <= BOTTOM + 0.01
