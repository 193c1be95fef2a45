"""Unfinished work, each with a link that goes on with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.pages.home.models import DraftShown
from ui.theme import TextRole
from ui.widgets.link_button import LinkButton
from ui.widgets.reading_order import tab_within
from ui.widgets.text import Text, Tone


class DraftList(QWidget):
    """A row for each draft, the newest first. Signals: wanted(draft id) and handOnWanted(draft id)."""

    wanted = Signal(str)
    handOnWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[DraftShown, tuple[QWidget, ...]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)

    def show_drafts(self, drafts: Sequence[DraftShown]) -> None:
        """Show these drafts and no others; a draft shown before keeps its row, and the keyboard in it."""
        if tuple(drafts) == tuple(self._rows):
            return
        while self._grid.takeAt(0) is not None:
            pass
        rows = {draft: self._rows.pop(draft, ()) or self._row(draft) for draft in drafts}
        for gone in self._rows.values():
            for old in gone:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._rows = rows
        for line, row in enumerate(rows.values()):
            for place, part in enumerate(row):
                align = Qt.AlignmentFlag.AlignTop if place else Qt.AlignmentFlag(0)
                self._grid.addWidget(part, line, place, align)
        tab_within(self, (part for row in rows.values() for part in row[1:]))

    def _row(self, draft: DraftShown) -> tuple[QWidget, ...]:
        what = f"{draft.kind} · {draft.kept}" if draft.title else draft.kept
        title = draft.title or draft.kind
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(title, TextRole.STRONG))
        column.addWidget(Text(what, TextRole.SMALL, Tone.QUIET))
        go_on = self._link(draft.act or self.tr("Go on"), draft, self.wanted)
        go_on.setObjectName(f"draft-{draft.id}")
        if not draft.can_hand_on:
            return words, go_on
        hand_on = self._link(self.tr("Hand on"), draft, self.handOnWanted)
        hand_on.setObjectName(f"handOn-{draft.id}")
        return words, go_on, hand_on

    def _link(self, act: str, draft: DraftShown, wanted: SignalInstance) -> LinkButton:
        title = draft.title or draft.kind
        spoken = self.tr("{act}: {what}, {title}").format(act=act, what=draft.kind, title=title)
        link = LinkButton(act, spoken=spoken)
        link.clicked.connect(lambda _checked=False, key=draft.id: wanted.emit(key))
        return link
