"""Long work: what is being done, how far it is, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.button import Button
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text


class ProgressPanel(Area):
    """Shows the progress of one piece of work. ``stopRequested`` fires once for each press of Stop."""

    stopRequested = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Surface.CARD, parent=parent)
        self.title = Text(title, TextRole.FIGURE)
        self.bar = QProgressBar()
        self.bar.setObjectName("progressBar")
        self.bar.setTextVisible(False)
        self.status = StatusText()
        self.stop = Button(self.tr("Stop"))
        self.stop.setObjectName("stopButton")
        self.stop.clicked.connect(self.stopRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self.title, self.bar, self.status, self.stop):
            column.addWidget(widget)

    def show_progress(self, title: str, done: int, total: int, words: str) -> None:
        """Show ``done`` of ``total`` steps; a ``total`` of 0 means that the end is not known yet."""
        self.title.show_text(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))
        self.status.show_status(words)

    def show_stopping(self) -> None:
        """Say that the work will stop after the step it is in."""
        self.stop.setEnabled(False)
        self.status.show_status(self.tr("Stopping after this step."))
