"""Contrast from what is really painted, and from the colours a widget says it paints with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from tests.helpers.accessibility import Report, shown
from ui.theme import blend, contrast, current_theme
from ui.theme.focus_ring import RingOverlay
from ui.widgets.chip import Chip
from ui.widgets.mark_box import RadioChoice, TickBox
from ui.widgets.text import Text

# Three pixels for one: then stems are thick enough to be painted in their full colour.
SCALE = 3
TEXT_LEAST, CONTROL_LEAST = 4.5, 3.0


_STEPS = np.arange(256) / 255
_LINEAR = np.where(_STEPS <= 0.04045, _STEPS / 12.92, ((_STEPS + 0.055) / 1.055) ** 2.4)


def packed(image: QImage) -> NDArray[np.uint32]:
    """Return the pixels of an image as rows × columns of 0xRRGGBB."""
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(made.constBits(), np.uint32).reshape(made.height(), made.bytesPerLine() // 4)
    return np.asarray(rows[:, : made.width()] & 0xFFFFFF)


def luminances(pixels: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return the relative luminance of each packed pixel (WCAG 2.2 definition)."""
    red, green, blue = _LINEAR[pixels >> 16], _LINEAR[(pixels >> 8) & 0xFF], _LINEAR[pixels & 0xFF]
    return np.asarray(0.2126 * red + 0.7152 * green + 0.0722 * blue)


class Picture:
    """A page painted once at three times its size, to be cut up widget by widget."""

    def __init__(self, host: QWidget) -> None:
        self._host = host
        for ring in host.window().findChildren(RingOverlay):
            ring.hide()
        image = QImage(host.size() * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.fill(QColor("#ff00ff"))
        host.render(image, QPoint(0, 0))
        self._packed = packed(image)

    def cut(self, widget: QWidget, grow: int = 0) -> NDArray[np.uint32]:
        """Return the packed pixels of a widget, with ``grow`` pixels of what surrounds it."""
        area = QRect(widget.mapTo(self._host, QPoint(0, 0)), widget.size())
        area = area.adjusted(-grow, -grow, grow, grow).intersected(self._host.rect())
        top, left = area.top() * SCALE, area.left() * SCALE
        return self._packed[top : top + area.height() * SCALE, left : left + area.width() * SCALE]


def _hex(packed: int) -> str:
    return f"#{packed:06x}"


def ground_of(pixels: NDArray[np.uint32]) -> str:
    """Return the colour most of the pixels have."""
    colours, counts = np.unique(pixels, return_counts=True)
    return _hex(int(colours[counts.argmax()]))


def strongest(pixels: NDArray[np.uint32], ground: str, least: int = 12) -> float:
    """Return the highest contrast to ``ground`` of any colour that at least ``least`` pixels have."""
    colours, counts = np.unique(pixels, return_counts=True)
    return max((contrast(_hex(int(one)), ground) for one in colours[counts >= least]), default=1.0)


def audit_contrast(host: QWidget, report: Report) -> None:
    """Text has 4.5 : 1, and the edge of a control 3 : 1, by the colours meant and by the pixels painted."""
    picture = Picture(host)
    for widget in shown(host):
        if not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.text():
            _audit_text(widget, picture, report)
        elif isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)):
            _audit_field(widget, picture, report)
        if _has_edge(widget):
            _audit_edge(widget, picture, report)


def _audit_text(widget: QLabel | QAbstractButton, picture: Picture, report: Report) -> None:
    pixels = picture.cut(widget)
    ground = ground_of(pixels)
    for meant in inks_of(widget):
        seen = blend(meant.name(), meant.alphaF(), ground)
        if contrast(seen, ground) < TEXT_LEAST:
            report.fail("contrast", widget, f"{seen} on {ground} is {contrast(seen, ground):.2f}")
    # The full colour of a stem may fall between pixels: a tenth is left to smoothing.
    painted = strongest(pixels, ground)
    if painted < TEXT_LEAST * 0.9:
        report.fail("contrast", widget, f"is painted at {painted:.2f} on {ground}")


def _audit_field(widget: QWidget, picture: Picture, report: Report) -> None:
    ground = ground_of(picture.cut(widget))
    roles = [QPalette.ColorRole.Text]
    if isinstance(widget, QLineEdit) and widget.placeholderText():
        roles.append(QPalette.ColorRole.PlaceholderText)
    for role in roles:
        meant = widget.palette().color(role)
        seen = blend(meant.name(), meant.alphaF(), ground)
        if contrast(seen, ground) < TEXT_LEAST:
            report.fail("contrast", widget, f"{role.name} {seen} on {ground} is {contrast(seen, ground):.2f}")


def inks_of(widget: QLabel | QAbstractButton) -> list[QColor]:
    """Return the colours a widget says its text is painted with."""
    tokens = current_theme().tokens
    if isinstance(widget, Text):
        return [
            QColor(getattr(tokens, (run.tone or widget.tone).value))
            for run in widget.runs
            if run.text.strip()
        ]
    if isinstance(widget, Chip):
        return [QColor(getattr(tokens, widget.kind.value[1]))]
    if isinstance(widget, QPushButton) and widget.property("kind") is not None:
        # These paint from the tokens themselves; their pixels are the proof.
        return []
    return [widget.palette().color(widget.foregroundRole())]


def _has_edge(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton):
        return widget.property("kind") not in ("link", "rail", "tab", "filter")
    return isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, TickBox, RadioChoice))


def _audit_edge(widget: QWidget, picture: Picture, report: Report) -> None:
    around = picture.cut(widget, grow=2)
    band = 2 * SCALE
    rim = np.concatenate([around[:band].ravel(), around[-band:].ravel(), around[:, :band].ravel()])
    ground = ground_of(rim)
    if isinstance(widget, (TickBox, RadioChoice)):
        edge = picture.cut(widget)[:, : current_theme().px(24) * SCALE]
    else:
        inner = picture.cut(widget)
        thick = 4 * SCALE
        edge = np.concatenate([inner[:thick].ravel(), inner[-thick:].ravel()])
    found = strongest(edge, ground, least=SCALE * SCALE * 8)
    if found < CONTROL_LEAST:
        report.fail("contrast", widget, f"its edge is {found:.2f} on {ground}")
