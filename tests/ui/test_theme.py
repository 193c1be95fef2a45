"""The colours keep their contrast, the type is our own, and both follow a switch while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.pixels import packed
from ui.theme import (
    FontsMissingError,
    Scheme,
    TextRole,
    apply_theme,
    blend,
    contrast,
    current_theme,
    font,
    palette,
    set_text_role,
    tokens_for,
)
from ui.theme.focus_ring import MARGIN, RingOverlay
from ui.theme.tokens import PAIRS
from ui.widgets.button import Button

# The figures of ux.md, light palette: front, back, ratio.
FIGURES = [
    ("quiet", "ground", 7.0),
    ("rail_text", "rail", 11.5),
    ("accent", "paper", 7.6),
    ("on_tint", "tint", 8.4),
    ("on_good", "good", 7.2),
    ("on_warning", "warning", 6.7),
    ("bad", "paper", 6.5),
    ("edge", "ground", 4.2),
]


@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda scheme: scheme.name)
def test_every_pair_of_every_palette_can_be_read(scheme: Scheme) -> None:
    colours = tokens_for(scheme).as_mapping()
    poor = {
        (pair.front, pair.back): contrast(colours[pair.front], colours[pair.back])
        for pair in PAIRS
        if contrast(colours[pair.front], colours[pair.back]) < pair.least
    }
    assert poor == {}


@pytest.mark.parametrize(("front", "back", "ratio"), FIGURES)
def test_the_light_palette_has_the_figures_of_the_design(front: str, back: str, ratio: float) -> None:
    colours = tokens_for(Scheme.LIGHT).as_mapping()
    assert contrast(colours[front], colours[back]) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize(("front", "back", "ratio"), FIGURES)
def test_high_contrast_is_higher_than_light(front: str, back: str, ratio: float) -> None:
    colours = tokens_for(Scheme.HIGH_CONTRAST).as_mapping()
    assert contrast(colours[front], colours[back]) >= max(7.0, ratio)


def test_every_token_but_decoration_is_held_by_a_pair() -> None:
    held = {name for pair in PAIRS for name in (pair.front, pair.back)}
    names = {field.name for field in fields(tokens_for(Scheme.LIGHT))}
    assert names - held == {"hairline"}


def test_contrast_is_that_of_the_standard() -> None:
    # The examples ux.md gives for colours on white.
    assert contrast("#505a5f", "#ffffff") == pytest.approx(7.1, abs=0.05)
    assert contrast("#d4351c", "#ffffff") == pytest.approx(4.9, abs=0.1)
    assert contrast("#b1b4b6", "#ffffff") == pytest.approx(2.1, abs=0.05)
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_alpha_is_blended_before_contrast_is_taken() -> None:
    assert blend("#000000", 0.5, "#ffffff") == "#808080"
    assert blend("#0f5c6e", 1.0, "#ffffff") == "#0f5c6e"


@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda scheme: scheme.name)
def test_the_palette_that_qt_uses_is_ours(scheme: Scheme) -> None:
    made = palette(tokens_for(scheme))
    pairs = [
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    ]
    for front, back in pairs:
        ratio = contrast(made.color(front).name(), made.color(back).name())
        assert ratio >= 4.5, (front, back, ratio)
        assert made.color(front).alpha() == 255


def _painted(text: str, role: TextRole, weight: int | None = None) -> bytes:
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font(role, 2.0, weight=weight))
    painter.drawText(10, 40, text)
    painter.end()
    return packed(image).tobytes()


def test_the_type_is_inter_and_other_scripts_are_not_boxes(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    assert QFontInfo(font(TextRole.BODY)).family() == "Inter"
    assert {"Inter", "Noto Sans"} <= set(QFontDatabase.families())
    # Devanagari is in Noto Sans but not in Inter: two letters that were boxes would look alike.
    assert _painted("क", TextRole.BODY) != _painted("ख", TextRole.BODY)


def test_figures_have_one_width_and_letters_cannot_be_mistaken(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    metrics = QFontMetricsF(font(TextRole.BODY))
    assert metrics.horizontalAdvance("111") == pytest.approx(metrics.horizontalAdvance("000"))
    looks = {letter: _painted(letter, TextRole.BODY) for letter in "0OIl1"}
    assert len(set(looks.values())) == len(looks)


def test_weights_come_from_the_font_and_not_from_smearing(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    ink = [255 * 24_000 * 3 - sum(_painted("Council", TextRole.BODY, weight)) for weight in (400, 500, 600)]
    assert ink[0] < ink[1] < ink[2]
    # Asked for a bold weight Qt would draw the regular outlines twice.
    assert font(TextRole.STRONG).weight() == QFont.Weight.Normal


def test_a_switch_reaches_what_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    label = QLabel("Siân")
    qtbot.addWidget(label)
    set_text_role(label, TextRole.HEADING)
    assert label.font().pixelSize() == 22
    apply_theme(qapp, Scheme.DARK, 2.0)
    assert label.font().pixelSize() == 44
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens_for(Scheme.DARK).ground
    assert current_theme().scheme is Scheme.DARK
    assert current_theme().px(32) == 64


@pytest.mark.parametrize("scale", [0.9, 2.1])
def test_text_is_between_100_and_200_percent(qapp: QApplication, scale: float) -> None:
    before = current_theme()
    with pytest.raises(ValueError, match="between 100 % and 200 %"):
        apply_theme(qapp, Scheme.DARK, scale)
    assert current_theme() == before


def test_a_damaged_installation_is_said_in_words(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "files").mkdir()
    fonts = import_module("ui.theme.fonts")
    monkeypatch.setattr(fonts, "_PACKAGES", {"no_fonts_here": "Inter of nowhere"})
    monkeypatch.setattr(fonts, "files", lambda _package: tmp_path)
    with pytest.raises(FontsMissingError, match="Inter of nowhere could not be loaded"):
        fonts.load_fonts()


@pytest.fixture
def two_buttons(qapp: QApplication, qtbot: QtBot) -> Callable[[], tuple[QWidget, Button, QLineEdit]]:
    def make() -> tuple[QWidget, Button, QLineEdit]:
        apply_theme(qapp, Scheme.LIGHT)
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(20)
        button, line = Button("Keep"), QLineEdit()
        column.addWidget(button)
        column.addWidget(line)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window, button, line

    return make


def test_the_ring_follows_the_keyboard_and_the_control(
    qtbot: QtBot, two_buttons: Callable[[], tuple[QWidget, Button, QLineEdit]]
) -> None:
    window, button, line = two_buttons()
    button.setFocus()
    ring = window.findChild(RingOverlay)
    assert isinstance(ring, RingOverlay)
    assert ring.geometry() == button.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert ring.geometry() == line.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    window.resize(500, 300)
    qtbot.waitUntil(lambda: ring.geometry() == line.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
    line.hide()
    assert ring.geometry() != line.geometry() or not ring.isVisible()


def test_the_ring_is_yellow_inside_black(
    two_buttons: Callable[[], tuple[QWidget, Button, QLineEdit]],
) -> None:
    window, button, _line = two_buttons()
    button.setFocus()
    image = window.grab().toImage()
    middle = button.geometry().center().y()
    across = [image.pixelColor(button.geometry().left() - step, middle).name() for step in range(1, 7)]
    assert across == ["#ffdd00"] * 3 + ["#0b0c0c"] * 2 + [tokens_for(Scheme.LIGHT).ground]


def test_a_window_that_closes_takes_its_ring_along(
    qapp: QApplication, qtbot: QtBot, two_buttons: Callable[[], tuple[QWidget, Button, QLineEdit]]
) -> None:
    first, button, _line = two_buttons()
    button.setFocus()
    first.close()
    second, other, _other_line = two_buttons()
    other.setFocus()
    ring = second.findChild(RingOverlay)
    assert isinstance(ring, RingOverlay)
    assert ring.isVisible()
