"""The audit every page passes: names, roles, labels, tab order, targets, focus, text that is not cut off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

from ui.theme.focus_ring import RingOverlay
from ui.widgets.page_body import ScrollColumn
from ui.widgets.surface import Area, Surface
from ui.widgets.timeline_table import TimelineTable

# What 1366 × 768 leaves beside the rail and under bar, tabs and training banner; less at 200 % text.
PAGE_ROOM = (1252, 640)
PAGE_ROOM_LARGE = (1180, 480)
MOST_CONTROLS = 60
LEAST_TARGET, GOOD_TARGET = 24, 32

_Role = QAccessible.Role
CONTROL_ROLES = {
    _Role.Button, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.CheckBox, _Role.RadioButton, _Role.ComboBox,
    _Role.EditableText, _Role.Link, _Role.List, _Role.Table, _Role.PageTabList, _Role.SpinBox, _Role.Slider,
    _Role.Grouping, _Role.AlertMessage, _Role.Graphic,
}  # fmt: skip
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


@dataclass
class Report:
    """What an audit found: failures break the test, notes are for the next look at the page."""

    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fail(self, rule: str, widget: QWidget, words: str) -> None:
        """Record a broken rule, naming the widget."""
        self.failures.append(f"{rule}: {described(widget)}: {words}")


def described(widget: QWidget) -> str:
    """Return what a person needs to find a widget in the code."""
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__}({widget.objectName() or '-'}) {said[:40]!r}"


_TURNS = 10


@contextmanager
def on_screen(view: QWidget, *, large: bool = False, whole: bool = False) -> Iterator[QWidget]:
    """Show a view in the room the main window leaves it, or a whole window as it is; closed afterwards."""
    host = view
    if not whole:
        host = Area(Surface.GROUND)
        area = ScrollColumn(view, host)
        width, height = PAGE_ROOM_LARGE if large else PAGE_ROOM
        host.resize(width, height)
        area.setGeometry(0, 0, width, height)
        area.setObjectName("pageRoom")
    host.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    host.show()
    host.activateWindow()
    # A page settles in a few turns: its strip gives way once the page knows how high it is.
    for _ in range(_TURNS):
        QApplication.processEvents()
    try:
        yield host
    finally:
        host.hide()
        host.deleteLater()


def shown(host: QWidget) -> list[QWidget]:
    """Return every visible widget but the focus ring."""
    return [
        widget
        for widget in host.findChildren(QWidget)
        if widget.isVisibleTo(host) and not isinstance(widget, RingOverlay)
    ]


def controls(host: QWidget) -> list[QWidget]:
    """Return what Tab must reach: visible, enabled, and willing to take the focus by Tab."""
    return [widget for widget in focusable(host) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def focusable(host: QWidget) -> list[QWidget]:
    """Return everything a person can put the keyboard on by some means."""
    return [
        widget
        for widget in shown(host)
        if widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
    ]


def audit_names(host: QWidget, report: Report) -> None:
    """Every control has an object name of its own, a name to be read and a role that says what it is."""
    seen: dict[str, QWidget] = {}
    for control in focusable(host):
        name = control.objectName()
        if not name:
            report.fail("object name", control, "has none")
        elif name in seen:
            report.fail("object name", control, "is used twice")
        seen[name] = control
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name).strip():
            report.fail("name", control, "has no accessible name")
        if interface.role() not in CONTROL_ROLES:
            report.fail("role", control, f"has the role {interface.role().name}")


def audit_labels(host: QWidget, report: Report) -> None:
    """Every field has a label on the screen, tied as its buddy or saying the same as its name."""
    labels = [widget for widget in shown(host) if isinstance(widget, QLabel) and widget.text()]
    for control in focusable(host):
        if not isinstance(control, _FIELDS):
            continue
        name = control.accessibleName()
        if control.property("labelledByPlaceholder"):
            if not isinstance(control, QLineEdit) or control.placeholderText() != name:
                report.fail("label", control, "its placeholder and its name differ")
            continue
        tied = [label for label in labels if label.buddy() is control]
        if not tied and not any(label.text().rstrip(":") == name for label in labels):
            report.fail("label", control, "has no visible label tied to it")
        for label in tied:
            # 2.5.3: who says aloud what they see must reach the field.
            if label.text().rstrip(":").casefold() not in name.casefold():
                report.fail("label", control, f"is labelled {label.text()!r} but named {name!r}")


def audit_targets(host: QWidget, report: Report) -> None:
    """Whatever can be pressed is 24 pixels each way; under 32 it is noted."""
    for widget in shown(host):
        pressed = isinstance(widget, QAbstractButton) or widget in focusable(host)
        if not pressed or not widget.isEnabled() or widget.objectName().startswith("qt_"):
            continue
        least = min(widget.width(), widget.height())
        if least < LEAST_TARGET:
            report.fail("target", widget, f"is {widget.width()} × {widget.height()} px")
        elif least < GOOD_TARGET:
            report.notes.append(f"target under 32 px: {described(widget)}")


def audit_amount(host: QWidget, report: Report) -> None:
    """No page asks a person to choose among more than 60 controls, and none shows a tree."""
    amount = len(controls(host))
    if amount > MOST_CONTROLS:
        report.fail("amount", host, f"has {amount} controls")
    for tree in host.findChildren(QTreeView):
        report.fail("tree", tree, "QTreeView is not read well; use a table")


def audit_text(host: QWidget, report: Report) -> None:
    """No text is cut off by its widget, by what holds it, or by a text beside it."""
    speaking = [widget for widget in shown(host) if _speaks(widget)]
    for widget in speaking:
        missing = _missing_room(widget)
        if missing:
            report.fail("cut off", widget, missing)
        holder = _cutting_ancestor(widget, host)
        if holder is not None:
            report.fail("cut off", widget, f"reaches beyond {described(holder)}")
    labels = [(widget, _area(widget, host)) for widget in speaking if isinstance(widget, QLabel)]
    for index, (widget, area) in enumerate(labels):
        for other, beside in labels[index + 1 :]:
            if area.intersects(beside):
                report.fail("overlap", widget, f"lies over {described(other)}")
    for table in host.findChildren(QAbstractItemView):
        if isinstance(table, TimelineTable) and table.isVisibleTo(host):
            _audit_rows(table, report)


def audit_room(host: QWidget, report: Report, *, large: bool) -> None:
    """At 100 % everything fits without scrolling; at 200 % nothing scrolls sideways."""
    for area in host.findChildren(QScrollArea):
        content = area.widget()
        if not isinstance(area, ScrollColumn) or content is None or not area.isVisibleTo(host):
            continue
        down = area.verticalScrollBar().maximum()
        if down and not large:
            report.fail("room", area, f"needs {down} px more height than 1366 × 768 leaves it")
        sideways = max(content.minimumSizeHint().width(), content.width()) - area.viewport().width()
        if sideways > 0:
            report.fail("room", area, f"needs {sideways} px more width")


def _speaks(widget: QWidget) -> bool:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return bool(widget.text())
    return isinstance(widget, (QLineEdit, QComboBox, QTabBar))


def _missing_room(widget: QWidget) -> str:
    width, height = widget.width(), widget.height()
    if isinstance(widget, QLineEdit):
        need = widget.fontMetrics().height()
        return f"needs {need} px height" if widget.contentsRect().height() - 4 < need else ""
    wraps = widget.hasHeightForWidth()
    wanted = widget.minimumSizeHint() if wraps else widget.sizeHint()
    if width < wanted.width():
        return f"is {width} px wide and needs {wanted.width()}"
    tall = widget.heightForWidth(width) if wraps else widget.sizeHint().height()
    return f"is {height} px high and needs {tall}" if height < tall else ""


def _cutting_ancestor(widget: QWidget, host: QWidget) -> QWidget | None:
    step = widget.parentWidget()
    scrolls_down = False
    while step is not None and step is not host.parentWidget():
        area = QRect(widget.mapTo(step, QPoint(0, 0)), widget.size())
        parent = step.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
            # Downwards one can scroll; sideways one must not have to.
            scrolls_down = True
        if scrolls_down:
            inside = area.left() >= 0 and area.right() <= step.rect().right()
        else:
            inside = step.rect().contains(area)
        if not inside:
            return step
        step = None if step is host else parent
    return None


def _area(widget: QWidget, host: QWidget) -> QRect:
    """Return the part of a widget that is not scrolled away, in the host's coordinates."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(host, QPoint(0, 0)))


def _audit_rows(table: TimelineTable, report: Report) -> None:
    for row in range(len(table.rows())):
        need = max(table.cell_size(row, column).height() for column in range(3))
        if table.rowHeight(row) < need:
            report.fail("cut off", table, f"row {row} is {table.rowHeight(row)} px high and needs {need}")
