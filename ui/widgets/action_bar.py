"""The acts at the foot of a page, each with its key, wrapping when there is no room for one row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.surface import Area, Surface


class ActionBar(Area):
    """A bar with the page's acts on the left and the rarer ones on the right, a status before them."""

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Surface.BAR, line="top", parent=parent)
        row = FlowLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        for act in left:
            row.addWidget(act)
        if right:
            row.add_gap()
        for act in right:
            row.addWidget(act)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
