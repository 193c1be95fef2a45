"""Putting the keyboard onto a page that has just come into sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_first(page: QWidget) -> None:
    """Focus the first control of a page that Tab would reach, unless the page has the focus already."""
    focused = QApplication.focusWidget()
    if focused is not None and page.isAncestorOf(focused) and focused.isVisible():
        return
    control = page.nextInFocusChain()
    while control is not None and control is not page:
        takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and control.isEnabled() and control.isVisible() and page.isAncestorOf(control):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        control = control.nextInFocusChain()
