"""Both sides of everything that two advisors changed on one record, and the choice between them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.conflict.group_card import GroupCard
from ui.pages.conflict.models import ConflictState
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_focus import begin_at
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Tone


class ConflictView(QWidget):
    """Signals: sideChosen(id, side); saveRequested(); undoRequested(id); closeRequested()."""

    sideChosen = Signal(str, str)
    saveRequested = Signal()
    undoRequested = Signal(str)
    closeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.cards: dict[str, GroupCard] = {}
        holder = QWidget()
        self._groups = QVBoxLayout(holder)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(10)
        self._nothing, self._empty = Card(self.tr("Two changes")), EmptyState()
        self._nothing.body.addWidget(self._empty)
        self.save = Button(self.tr("Save the choice"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.save.setObjectName("saveChoice")
        self.save.clicked.connect(self.saveRequested)
        self.back = Button(self.tr("Back to the record"), key="Esc")
        self.back.setObjectName("leaveChoice")
        self.back.clicked.connect(self.closeRequested)
        self.status = StatusText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(holder, self._nothing), 1)
        column.addWidget(ActionBar([self.save, self.back], [self.status]))

    def show_state(self, state: ConflictState) -> None:
        """Show how each group stands."""
        said = self.tr("Two of you changed the same. Both are kept until somebody chooses which stands.")
        about = (Run(f"{state.customer} · {said}" if state.customer else said),)
        self.header.show_header(self.tr("Somebody else changed this too"), about)
        self._show_groups(state)
        self._nothing.setVisible(not state.groups)
        self._empty.show_empty(
            self.tr("Nothing is left to choose here."),
            self.tr("Somebody has chosen, or the record is no longer yours to see."),
        )
        self.save.setVisible(state.can_save)
        self.status.setVisible(bool(state.status))
        self.status.show_status(state.status, Tone.BAD if state.is_problem else Tone.GOOD)

    def _show_groups(self, state: ConflictState) -> None:
        wanted = {group.id for group in state.groups}
        for id_ in [id_ for id_ in self.cards if id_ not in wanted]:
            card = self.cards.pop(id_)
            self._groups.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, group in enumerate(state.groups):
            if group.id in self.cards:
                self.cards[group.id].show_group(group)
                continue
            card = GroupCard(group)
            card.chosen.connect(lambda side, id_=group.id: self.sideChosen.emit(id_, side))
            card.undoRequested.connect(lambda id_=group.id: self.undoRequested.emit(id_))
            self.cards[group.id] = card
            self._groups.insertWidget(place, card)
        if state.groups:
            first = next((group.id for group in state.groups if not group.told), state.groups[0].id)
            begin_at(self, self.cards[first].first_choice())
