"""Handing unfinished work on at one desk, and taking up what was handed to it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import DraftId, EntityId
from advisor_console.services.hand_on import Colleague, can_be_handed_on
from advisor_console.services.ports import Draft
from ui.app.desk import Desk
from ui.dialogs.colleague import ColleagueDialog, ColleagueShown
from ui.widgets.choice_field import Option


@dataclass(frozen=True, slots=True)
class _Question:
    draft: Draft | None
    colleagues: tuple[Colleague, ...]


class HandingErrand(QObject):
    """Signals: told(sentence) about what was handed on; handed() once it is; failed(WorldError)."""

    told = Signal(str)
    handed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.jobs.scope(self)

    def ask(self, draft: str, over: QWidget) -> None:
        """Ask whom a draft goes to; nothing happens when it is gone, or cannot be handed on."""
        session = self._desk.session

        def read() -> _Question:
            found = session.drafts.get(DraftId(EntityId(draft)))
            return _Question(found, tuple(session.handed.colleagues()))

        self._jobs.read(read, lambda question: self._open(question, over), self.failed.emit)

    def draft_for(self, id_: str) -> tuple[Draft | None, Command | None]:
        """Give a draft of this machine, or take one up that was handed on; in the background.

        The command, where there is one, is for whoever announces it.
        """
        session, draft = self._desk.session, DraftId(EntityId(id_))
        kept = session.drafts.get(draft)
        handed = session.handed.get(draft) if kept is None else None
        if handed is None:
            return kept, None
        return handed.draft, self._desk.hand_on().take_up(handed)

    def _open(self, question: _Question, over: QWidget) -> None:
        draft = question.draft
        if draft is None or not can_be_handed_on(draft):
            return
        dialog = ColleagueDialog(over)
        names = {one.login: one.full_name for one in question.colleagues}
        what = self.tr("Hand on: {what}").format(what=draft.title or self.tr("unfinished work"))
        dialog.show_state(ColleagueShown(what, tuple(Option(*one) for one in names.items())))
        dialog.chosen.connect(lambda login: self._hand_on(draft, login, names[login]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _hand_on(self, draft: Draft, login: str, name: str) -> None:
        def done(command: Command) -> None:
            self._desk.announce(command, "home")
            self.handed.emit()
            self.told.emit(self.tr("Handed on to {name}. They find it on Home.").format(name=name))

        self._jobs.write(lambda: self._desk.hand_on().hand_on(draft, login), done, self.failed.emit)
