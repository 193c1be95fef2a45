"""The wall as it is seen from ten metres: how large, how plain, and that nothing falls off it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.pixels import luminances, packed
from ui.display import PAGE
from ui.display.arrangement import Block, Box, arrange, least_size
from ui.display.models import DisplayState
from ui.display.view import DisplayView
from ui.display.wall_text import WallText, wall_font
from ui.theme import Scheme, apply_theme

SCREENS = [(1920, 1080), (1366, 768), (1080, 1920), (3840, 2160), (1280, 1024)]
SAMPLES = sorted(PAGE.samples())


def _shown(qtbot: QtBot, state: object, size: tuple[int, int]) -> DisplayView:
    assert isinstance(state, DisplayState)
    view = DisplayView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_state(state)
    view.show()
    return view


def _visible(view: DisplayView) -> list[WallText]:
    return [text for text in view.texts() if text.isVisible()]


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_character_is_140_of_1080_lines_and_stays_on_the_wall(
    qapp: QApplication, qtbot: QtBot, sample: str, size: tuple[int, int]
) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    view = _shown(qtbot, PAGE.samples()[sample], size)
    texts = _visible(view)
    assert view.number in texts
    assert view.time in texts
    for text in texts:
        assert text.block is not None
        # The type that is painted with, not only the one that was meant.
        assert wall_font(text.block.size).pixelSize() >= 140 / 1080 * min(size)
        assert view.rect().contains(text.geometry())
        for line in text.block.lines:
            wide = QFontMetricsF(wall_font(text.block.size)).horizontalAdvance(line)
            assert wide <= text.width()
        assert text.height() >= text.block.pitch * len(text.block.lines)
    for one, other in itertools.combinations(texts, 2):
        assert not one.geometry().intersects(other.geometry())


def test_the_painted_characters_are_as_tall_as_the_law_of_the_wall(qapp: QApplication, qtbot: QtBot) -> None:
    """47 mm on a 40-inch screen of 1080 lines are 102 lines, measured on the pixels of the smallest type."""
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    view = _shown(qtbot, PAGE.samples()["called"], (1920, 1080))
    pixels = luminances(packed(view.grab(view.time.geometry()).toImage()))
    bright = [number for number, row in enumerate(pixels) if row.max() > 0.4]
    assert bright[-1] - bright[0] + 1 >= 47 * 1080 / (40 * 25.4 * 9 / (16**2 + 9**2) ** 0.5) - 1


def test_the_type_grows_with_the_screen_and_not_with_the_text_size(qapp: QApplication, qtbot: QtBot) -> None:
    sizes = []
    for scale in (1.0, 2.0):
        apply_theme(qapp, Scheme.DARK, scale)
        view = _shown(qtbot, PAGE.samples()["called"], (1920, 1080))
        sizes.append([text.block.size for text in _visible(view) if text.block])
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    assert sizes[0] == sizes[1]
    small = _shown(qtbot, PAGE.samples()["called"], (1366, 768))
    large = _shown(qtbot, PAGE.samples()["called"], (3840, 2160))
    assert large.number.block is not None
    assert small.number.block is not None
    assert large.number.block.size > 2.5 * small.number.block.size


def test_the_latest_call_is_the_largest_thing_on_the_wall(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    view = _shown(qtbot, PAGE.samples()["called"], (1920, 1080))
    number, *others = [text.block.size for text in _visible(view) if text.block]
    assert number > 1.5 * max(others)


def test_both_earlier_calls_are_there_on_a_usual_screen(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    for size in SCREENS[:3]:
        for sample in ("called", "line down"):
            view = _shown(qtbot, PAGE.samples()[sample], size)
            assert [text.text() for text in view.earlier if text.isVisible()] == ["A 112 › 1", "C 031 › 5"]


def test_a_new_call_turns_its_area_round_and_stays_readable(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    view = _shown(qtbot, PAGE.samples()["called"], (1366, 768))
    before = view.grab(QRect(2, 2, 4, 4)).toImage().pixelColor(0, 0)
    view.show_state(PAGE.samples()["just called"])  # type: ignore[arg-type]  # samples are objects to the audit
    after = view.grab(QRect(2, 2, 4, 4)).toImage().pixelColor(0, 0)
    assert after.lightness() - before.lightness() > 80


def _measure(text: str, size: int) -> float:
    return 0.62 * size * len(text)


WORDS = st.text("Aab 019-", max_size=24).map(lambda text: " ".join(text.split()))


@given(
    st.builds(
        DisplayState,
        number=st.from_regex("[A-Z]{1,2} [0-9]{3,4}", fullmatch=True) | st.just("Croeso"),
        counter=WORDS,
        earlier=st.lists(WORDS.filter(bool), max_size=2).map(tuple),
        time=st.just("10:46"),
        title=WORDS,
        words=WORDS,
    ),
    st.sampled_from([*SCREENS, (2560, 1080), (1024, 768), (768, 1366)]),
)
def test_whatever_is_called_nothing_is_small_and_time_and_foot_stay(
    state: DisplayState, size: tuple[int, int]
) -> None:
    found = arrange(state, *size, _measure)
    blocks: list[Block] = [
        found.number, found.counter, *found.earlier, found.time, found.title, found.words,
    ]  # fmt: skip
    least = least_size(*size)
    for block in blocks:
        assert block.size >= least
        assert all(_measure(line, block.size) <= block.box.width for line in block.lines)
    assert "".join(found.number.lines).replace(" ", "") == state.number.replace(" ", "")
    for block in (found.title, found.words):
        assert _inside(block.box, found.foot)
    for block in (*found.earlier, found.time):
        assert _inside(block.box, found.others)
    assert found.time.lines
    assert found.number.box.top >= 0
    assert found.number.box.top + found.number.height <= found.counter.box.top
    assert found.counter.box.top + found.counter.height <= found.call.height


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left
        and inner.top >= outer.top
        and inner.left + inner.width <= outer.left + outer.width
        and inner.top + inner.height <= outer.top + outer.height
    )
