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
        self._shown: tuple[DraftShown, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)

    def show_drafts(self, drafts: Sequence[DraftShown]) -> None:
        """Show these drafts and no others; the same drafts again keep the keyboard where it is."""
        if tuple(drafts) == self._shown:
            return
        self._shown = tuple(drafts)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for line, draft in enumerate(self._shown):
            self._add(line, draft)
        tab_within(self, self.findChildren(LinkButton))

    def _add(self, line: int, draft: DraftShown) -> None:
        what = f"{draft.kind} · {draft.kept}" if draft.title else draft.kept
        title = draft.title or draft.kind
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(title, TextRole.STRONG))
        column.addWidget(Text(what, TextRole.SMALL, Tone.QUIET))
        self._grid.addWidget(words, line, 0)
        go_on = self._link(line, 1, draft.act or self.tr("Go on"), draft, self.wanted)
        go_on.setObjectName(f"draft-{draft.id}")
        if draft.can_hand_on:
            hand_on = self._link(line, 2, self.tr("Hand on"), draft, self.handOnWanted)
            hand_on.setObjectName(f"handOn-{draft.id}")

    def _link(self, line: int, place: int, act: str, draft: DraftShown, wanted: SignalInstance) -> LinkButton:
        title = draft.title or draft.kind
        spoken = self.tr("{act}: {what}, {title}").format(act=act, what=draft.kind, title=title)
        link = LinkButton(act, spoken=spoken)
        link.clicked.connect(lambda _checked=False, key=draft.id: wanted.emit(key))
        self._grid.addWidget(link, line, place, Qt.AlignmentFlag.AlignTop)
        return link
