"""Walks a page with real Tab keys and looks at the focus ring with a pixel difference."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.accessibility import Report, controls, described
from tests.helpers.pixels import luminances, packed
from ui.theme.focus_ring import MARGIN, RingOverlay


def walk(host: QWidget, most: int = 80) -> list[QWidget]:
    """Return the controls in the order Tab reaches them, until it comes round or 80 were seen."""
    first = QApplication.focusWidget()
    if first is not None:
        first.clearFocus()
    seen: list[QWidget] = []
    for _step in range(most):
        QTest.keyClick(QApplication.focusWidget() or host, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
    return seen


def audit_tab_order(host: QWidget, report: Report) -> list[QWidget]:
    """Tab reaches every control, once, in the order it is read: down a column, then the next."""
    reached = walk(host)
    expected = controls(host)
    if len(reached) > 1 and QApplication.focusWidget() is reached[-1]:
        report.fail("tab order", reached[-1], "keeps the keyboard when Tab is pressed")
    for missed in [control for control in expected if control not in reached]:
        report.fail("tab order", missed, "is never reached by Tab")
    for extra in [control for control in reached if control not in expected]:
        report.fail("tab order", extra, "is reached by Tab but is no control")
    for before, after in pairwise(reached):
        if _goes_back(_area(before, host), _area(after, host)):
            report.fail("tab order", after, f"comes after {described(before)} but stands before it")
    return reached


def audit_focus(host: QWidget, reached: list[QWidget], report: Report) -> None:
    """Wherever the keyboard is, a ring of two pixels or more shows it at 3 : 1 against what was there."""
    for control in reached:
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not control:
            report.fail("focus", control, "cannot be given the keyboard")
            continue
        around = _area(control, host).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(host.rect())
        if around.isEmpty():
            report.fail("focus", control, "is out of sight when it has the keyboard")
            continue
        focused = _pixels(host, around)
        _ring(host, visible=False)
        bare = _pixels(host, around)
        _ring(host, visible=True)
        changed = _count_changed(focused, bare)
        # A ring two pixels thick along at least half of the edge, since a neighbour may hide a side.
        if changed < min(control.width(), around.width()) + min(control.height(), around.height()):
            report.fail("focus", control, f"changes only {changed} pixels when it has the keyboard")


def _ring(host: QWidget, *, visible: bool) -> None:
    for overlay in host.window().findChildren(RingOverlay):
        overlay.setVisible(visible)


def _pixels(host: QWidget, area: QRect) -> NDArray[np.float64]:
    return luminances(packed(host.grab(area).toImage()))


def _count_changed(one: NDArray[np.float64], other: NDArray[np.float64]) -> int:
    ratio = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return int((ratio >= 3.0).sum())


def _area(widget: QWidget, host: QWidget) -> QRect:
    """Where a widget stands, as far as it is seen: a picture larger than its frame ends at the frame."""
    seen = widget.visibleRegion().boundingRect()
    whole = seen if not seen.isEmpty() else QRect(QPoint(0, 0), widget.size())
    return QRect(widget.mapTo(host, whole.topLeft()), whole.size())


def _goes_back(before: QRect, after: QRect) -> bool:
    """Whether ``after`` would be read earlier: in the same line to the left, or above in the same column."""
    same_line = min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > 0.5 * min(
        before.height(), after.height()
    )
    if same_line:
        return after.right() < before.left()
    above = after.bottom() <= before.top()
    # To the top of the next column one goes up, but never up and to the left or straight up.
    return above and after.left() < before.right() and after.left() <= before.left()
