"""The strip at the top of a page: what or who it is about, always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Run, Text, Tone


class PageHeader(Area):
    """Title, a line under it, and chips on the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Surface.BAR, line="bottom", parent=parent)
        self.title = Text(title, TextRole.HEADING)
        self.title.setObjectName("pageTitle")
        self.line = Text("", TextRole.BODY, Tone.QUIET)
        self.line.hide()
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips, spacing=4, row_spacing=4, right=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        # Beside many chips both lines stay together at the top.
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(16)
        row.addLayout(words, 6)
        row.addWidget(self._chips, 5)
        self._chips.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_header(self, title: str, line: Sequence[Run] = (), chips: Sequence[Chip] = ()) -> None:
        """Show a title, the runs under it, and fresh chips (the header becomes their parent)."""
        self.title.show_text(title)
        self.line.show_runs(line)
        self.line.setVisible(bool(line))
        while (item := self._chip_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for chip in chips:
            self._chip_row.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(chips))
