"""A button whose key acts at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QPushButton


class KeyButton(QPushButton):
    """A push button that does not wait: Qt would show it pressed for 100 ms before it acts on its key."""

    def bind_key(self, key: str) -> None:
        """Let a key press the button while it is visible, and tell screen readers; ``""`` for none."""
        self.setShortcut(QKeySequence(key) if key else QKeySequence())
        # Qt hands screen readers the underlined letters of buttons only, not their keys.
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=key) if key else "")

    def event(self, event: QEvent) -> bool:
        # With two visible buttons on one key Qt leads the keyboard from one to the other instead.
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)
