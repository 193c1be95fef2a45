"""Putting the keyboard onto a page that has just come into sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_FIRST = "firstFocus"


def begin_at(page: QWidget, control: QWidget) -> None:
    """Say which control of a page gets the keyboard first; without it, the first that Tab reaches does."""
    page.setProperty(_FIRST, control.objectName())


def focus_first(page: QWidget) -> None:
    """Give a page the keyboard: where it was when the page was last in front, else where the page begins.

    A page that has the focus already keeps it where it is.
    """
    focused = QApplication.focusWidget()
    if focused is not None and page.isAncestorOf(focused) and focused.isVisible():
        return
    control = next((one for one in (page.focusWidget(), _named(page), _next(page)) if _takes(one)), None)
    if control is not None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)


def _named(page: QWidget) -> QWidget | None:
    name = page.property(_FIRST)
    return page.findChild(QWidget, name) if name else None


def _next(page: QWidget) -> QWidget | None:
    control = page.nextInFocusChain()
    while control is not None and control is not page:
        if page.isAncestorOf(control) and control.focusPolicy() & Qt.FocusPolicy.TabFocus and _takes(control):
            return control
        control = control.nextInFocusChain()
    return None


def _takes(control: QWidget | None) -> bool:
    return control is not None and control.isEnabled() and control.isVisible()
