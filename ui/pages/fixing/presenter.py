"""Leads an act that was not accepted to where it belongs: sent again, opened in its own pages, taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from advisor_console.domain.changes import Command, Value
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId
from advisor_console.services.ports import Clock, Draft, Drafts
from advisor_console.services.saved_work import SavedAct
from ui.jobs import JobRunner
from ui.pages.fixing.models import FieldShown, FieldTold, FixingState, Way
from ui.pages.fixing.words import fields_shown, saved_rows, translate, values_told, way_of
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.field_words import moment_words
from ui.widgets.saved_words import saved_words, whose

DRAFT_KIND = "mend"
_KEEP_AFTER_MS = 1000
"""After the last key; drafts are kept within two seconds of it (ux.md 7)."""


class FixingViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def sendRequested(self) -> SignalInstance: ...
    @property
    def takeBackRequested(self) -> SignalInstance: ...
    @property
    def closeRequested(self) -> SignalInstance: ...
    def show_state(self, state: FixingState) -> None: ...
    def told(self) -> tuple[FieldTold, ...]: ...


class FixingPresenter(QObject):
    """One refused act. behind lists what waits for it; names calls people and places by name.

    mend and take_back save a command; they are called in the background. Signals: mended(Command) and
    takenBack(Command) once that is saved; moveWanted(), changeWanted() and choiceWanted() for acts with
    pages of their own; sureWanted(sentence) to ask before it is taken back, answered with take_it_back();
    closed().
    """

    mended = Signal(object)
    takenBack = Signal(object)
    moveWanted = Signal()
    changeWanted = Signal()
    choiceWanted = Signal()
    sureWanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        view: FixingViewPort,
        act: SavedAct,
        behind: tuple[SavedAct, ...],
        names: Mapping[str, str],
        *,
        mend: Callable[[Mapping[str, Value]], Command],
        take_back: Callable[[], Command],
        drafts: Drafts,
        clock: Clock,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._act, self._names = view, act, names
        self._behind = behind
        self._mend, self._take_back = mend, take_back
        self._jobs = jobs.scope(self)
        self._busy = False
        self._drafts, self._clock = drafts, clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._edited = False
        command = act.command
        self._way = way_of(command)
        self._state = FixingState(
            customer=whose(act.person, names),
            what=saved_words(command, names),
            saved_at=translate("Saved {time}").format(time=moment_words(command.happened_at, clock.today())),
            reason=act.reason,
            way=self._way,
            saved=saved_rows(command, names) if self._way is not Way.FIELDS else (),
            fields=fields_shown(command) if self._way is Way.FIELDS else (),
            waits=tuple(saved_words(one.command, names) for one in behind),
        )
        view.sendRequested.connect(self._on_view_send_requested)
        view.takeBackRequested.connect(self._on_view_take_back_requested)
        view.closeRequested.connect(self._on_view_close_requested)
        view.edited.connect(self._on_view_edited)

    @property
    def _draft(self) -> DraftId:
        return DraftId(self._act.command.id)

    def open(self) -> None:
        """Show it, going on with what was written for it where that was kept."""
        self._view.show_state(self._state)
        if self._state.fields:
            self._jobs.read(lambda: self._drafts.get(self._draft), self._on_draft_read)

    def keep(self) -> None:
        """Keep what is written as a draft now."""
        self._timer.stop()
        if not self._edited:
            return
        fields = {
            one.key: {"text": one.text, "parts": [one.parts.day, one.parts.month, one.parts.year]}
            for one in self._view.told()
        }
        title = self._state.customer or self._state.what
        draft = Draft(self._draft, DRAFT_KIND, self._act.person, title, {"fields": fields}, self._clock.now())
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    def _on_draft_read(self, draft: Draft | None) -> None:
        if draft is not None and draft.kind == DRAFT_KIND and not self._edited:
            kept = draft.body["fields"].items()
            self._show(told=tuple(FieldTold(key, one["text"], DateParts(*one["parts"])) for key, one in kept))

    def take_it_back(self) -> None:
        """Take it back: the advisor is sure."""
        self._save(self._take_back, self.takenBack.emit)

    def _on_view_edited(self) -> None:
        self._edited = True
        self._timer.start()
        if self._state.status:
            self._show(status="")

    def _on_view_close_requested(self) -> None:
        self.keep()
        self.closed.emit()

    def _on_view_send_requested(self) -> None:
        if self._way is Way.MOVE:
            self.moveWanted.emit()
        elif self._way is Way.CHANGE:
            self.changeWanted.emit()
        elif self._way is Way.CHOICE:
            self.choiceWanted.emit()
        elif self._way is Way.FIELDS:
            told = self._view.told()
            values, problems = values_told(self._act.command, told)
            if problems:
                self._show(told=told, problems=problems)
            else:
                self._save(lambda: self._mend(values), self.mended.emit)

    def _on_view_take_back_requested(self) -> None:
        what = self._state.what
        sure = translate("“{what}” will not happen. It stays in the record of what you saved, as taken back.")
        sentence = sure.format(what=what)
        if self._behind:
            follows = translate("What waits for it is then looked at by itself: {what}.")
            sentence = f"{sentence} {follows.format(what='; '.join(self._state.waits))}"
        self.sureWanted.emit(sentence)

    def _save(self, work: Callable[[], Command], done: Callable[[Command], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._timer.stop()

        def saved(command: Command) -> None:
            self._edited = False
            self._jobs.write(lambda: self._drafts.discard(self._draft), lambda _: None)
            done(command)

        self._jobs.write(work, saved, self._on_world_error, always=self._not_busy)

    def _not_busy(self) -> None:
        self._busy = False

    def _on_world_error(self, error: WorldError) -> None:
        self._show(told=self._view.told(), status=f"{error.sentence} {error.way_on}".strip())

    def _show(
        self,
        *,
        told: tuple[FieldTold, ...] = (),
        problems: tuple[Problem, ...] = (),
        status: str = "",
    ) -> None:
        written = {one.key: one for one in told or self._view.told()}
        fields = tuple(_as_told(field, written.get(field.key)) for field in self._state.fields)
        self._state = replace(self._state, fields=fields, problems=problems, status=status)
        self._view.show_state(self._state)


def _as_told(field: FieldShown, told: FieldTold | None) -> FieldShown:
    return field if told is None else replace(field, text=told.text, parts=told.parts)
