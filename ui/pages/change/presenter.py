"""Takes one change: keeps it as a draft, says what would come of it, and records it once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, DraftId, EntityId
from advisor_console.domain.other_changes.kind import NOBODY_KNOWN, Outcome, Told, Wrong
from advisor_console.domain.search import Hit
from advisor_console.services.other_letters import has_change_letter
from advisor_console.services.ports import Clock, Draft, Drafts
from advisor_console.services.record_change import RecordChange, Recorded, Telling
from advisor_console.services.taken_move import TakenMove
from ui.jobs import JobRunner
from ui.pages.change.kinds import KNOWN, NAMED_BY, SHOWN, offered
from ui.pages.change.models import Asked, ChangeForm, ChangeState, CheckShown, Form
from ui.pages.change.words import check_shown, said, translate
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts, read_date
from ui.widgets.error_summary import Problem
from ui.widgets.refusals import problems_of

DRAFT_KIND = "change"
KEEP_AFTER_MS = 800
"""After the first key, not put off by later ones: drafts are kept within two seconds (ux.md 7)."""
CHECK_AFTER_MS = 250
MOST_KNOWN = 4
"""Of more people of one name it is better asked which, by their own record."""
_LEAST_LETTERS = 3


class ChangeViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def letterRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: ChangeState) -> None: ...
    def show_check(self, check: CheckShown | None) -> None: ...
    def show_asked(self, asked: tuple[Asked, ...]) -> None: ...
    def unread(self) -> Mapping[str, str]: ...


class ChangePresenter(QObject):
    """One change of one customer.

    Signals: recorded(Recorded), then letterWanted(Recorded) where its letter was asked for; closed() with the
    draft kept.
    """

    recorded = Signal(object)
    letterWanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: ChangeViewPort,
        record: CustomerRecord,
        *,
        use: RecordChange,
        drafts: Drafts,
        draft: DraftId,
        clock: Clock,
        jobs: JobRunner,
        find: Callable[[str], Sequence[Hit]] = lambda _: (),
        contact: Callable[[], ContactId | None],
        refused: Callable[[EntityId], Command | None],
        corrects: TakenMove | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._record, self._use = view, record, use
        self._drafts, self._draft, self._clock = drafts, draft, clock
        self._jobs = jobs.scope(self)
        self._find, self._contact, self._refused = find, contact, refused
        self._known: tuple[Option, ...] | None = None
        """Whom the council knows by the name that is written; None until that was looked for."""
        self._form, self._mends, self._corrects = ChangeForm(), "", corrects
        self._busy = self._done = self._touched = False
        self._keep_timer = self._timer(KEEP_AFTER_MS, self.keep)
        self._check_timer = self._timer(CHECK_AFTER_MS, self._check)
        view.edited.connect(self._on_view_edited)
        view.saveRequested.connect(self._on_view_save_requested)
        view.letterRequested.connect(lambda form: self._save(form, letter=True))
        view.backRequested.connect(self._on_view_back_requested)

    def _timer(self, after_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def open(self, body: Mapping[str, Any] | None = None) -> None:
        """Show the page: empty, or as a draft or a refused change was filled in."""
        if body is not None:
            self._form, self._mends = ChangeForm.from_body(body), body.get("mends", "")
        self._show(kept=body is not None)
        self._look_for_known()
        self._check()

    def keep(self) -> None:
        """Keep what is filled in as a draft now."""
        self._keep_timer.stop()
        if self._done or not self._touched:
            return
        record = self._record
        body = {**self._written().as_body(), "mends": self._mends}
        if self._corrects is not None:
            body["corrects"] = self._corrects.id
        draft = Draft(
            self._draft, DRAFT_KIND, record.person.id, record.person.full_name, body, self._clock.now()
        )
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    def _asked(self) -> tuple[Asked, ...]:
        kind = SHOWN.get(self._form.kind)
        asked = kind.asked(self._record) if kind is not None else ()
        known = self._known or ()
        return tuple(replace(one, options=known) if one.name == KNOWN else one for one in asked)

    def _look_for_known(self) -> None:
        """Find whom the council knows by the name that is written, so that nobody is written down twice."""
        names = NAMED_BY.get(self._form.kind, ())
        name = " ".join(filter(None, (self._form.said.get(one, "").strip() for one in names)))
        if len(name) < _LEAST_LETTERS:
            self._on_found(())
            return
        self._jobs.read(lambda: self._find(name), self._on_found, lambda _: None, latest="known")

    def _on_found(self, hits: Sequence[Hit]) -> None:
        here = {self._record.person.id, *(one.person.id for one in self._record.household)}
        people = tuple(
            Option(hit.person, hit.title, hit.subtitle)
            for hit in hits
            if hit.person is not None and hit.kind == "person" and hit.person not in here
        )
        known = (*people, Option(NOBODY_KNOWN, translate("Somebody new"))) if people else ()
        before, self._known = self._known or (), known
        if known != before:
            self._view.show_asked(self._asked())

    def _show(self, *, kept: bool = False, problems: tuple[Problem, ...] = ()) -> None:
        asked = self._asked()
        # What the record says stands in a field until something else was written there.
        first = {one.name: one.value for one in asked if one.value}
        self._form = replace(self._form, said={**first, **self._form.said})
        words = translate("This was kept as a draft.") if kept and not self._mends else ""
        self._view.show_state(
            ChangeState(
                self._record.person.full_name,
                self._offered(),
                asked,
                self._form,
                None,
                words,
                problems,
                corrects=self._corrects.reference if self._corrects is not None else "",
                has_letter=bool(asked) and has_change_letter(self._form.kind),
            )
        )

    def _offered(self) -> tuple[Option, ...]:
        """Give the kinds to choose from; of a correction only its own."""
        corrects = self._corrects
        return tuple(one for one in offered() if corrects is None or one.id == corrects.kind)

    def _answers(self) -> ChangeForm:
        """Give the answers to what is asked now, without those to kinds that were chosen before."""
        names = {one.name for one in self._asked()}
        if self._known is not None and self._form.said.get(KNOWN) not in {one.id for one in self._known}:
            # Chosen for a name that was written before.
            names.discard(KNOWN)
        return ChangeForm(
            self._form.kind,
            {name: text for name, text in self._form.said.items() if name in names},
            {name: day for name, day in self._form.days.items() if name in names},
        )

    def _written(self) -> ChangeForm:
        """Give what the advisor wrote, without what the record says by itself.

        Kept so, it does not put an old number back that somebody else has changed meanwhile.
        """
        answers = self._answers()
        values = {one.name: one.value for one in self._asked() if one.value}
        said = {name: text for name, text in answers.said.items() if values.get(name) != text}
        return replace(answers, said=said)

    def _told(self) -> Told:
        asked = self._asked()
        read = {
            one.name: read_date(self._form.days.get(one.name, DateParts()))
            for one in asked
            if one.form is Form.DAY
        }
        days = {name: day for name, day in read.items() if isinstance(day, date)}
        return Told(self._answers().said, days)

    def _check(self) -> None:
        self._check_timer.stop()
        telling, record = Telling(self._form.kind, self._told()), self._record
        if not telling.code:
            return
        self._jobs.read(
            lambda: self._use.consider(record, telling), self._on_checked, self._on_refused, latest="check"
        )

    def _on_checked(self, found: Outcome | Wrong) -> None:
        # What is still missing is said when it is recorded, not while it is being typed.
        self._view.show_check(check_shown(found) if isinstance(found, Outcome) else None)

    def _on_view_edited(self, form: ChangeForm) -> None:
        names = NAMED_BY.get(form.kind, ())
        renamed = any(form.said.get(one) != self._form.said.get(one) for one in names)
        is_other = form.kind != self._form.kind
        self._form, self._touched = form, True
        if is_other:
            self._show()
        if is_other or renamed:
            self._look_for_known()
        if not self._keep_timer.isActive():
            self._keep_timer.start()
        self._check_timer.start()

    def _on_view_save_requested(self, form: ChangeForm) -> None:
        self._save(form, letter=False)

    def _save(self, form: ChangeForm, *, letter: bool) -> None:
        if self._busy or self._done:
            return
        self._form = form
        if not form.kind:
            self._show(problems=(Problem("kind", translate("Choose what has changed.")),))
            return
        self._busy = True
        self._keep_timer.stop()
        telling, record = Telling(form.kind, self._told(), self._written().as_body()), self._record
        contact, mends = self._contact(), self._mends
        half = self._half_typed()

        def work() -> Recorded | Wrong:
            found = self._use.consider(record, telling)
            if half or not isinstance(found, Outcome):
                return () if isinstance(found, Outcome) else found
            before = self._refused(EntityId(mends)) if mends else None
            recorded = self._use.record(record, telling, contact, before)
            self._drafts.discard(self._draft)
            return recorded

        self._jobs.write(
            work,
            lambda found: self._on_saved(found, half, letter=letter),
            self._on_refused,
            always=self._on_ended,
        )

    def _on_ended(self) -> None:
        self._busy = False

    def _half_typed(self) -> tuple[Problem, ...]:
        """Give the days that make no day yet; one not begun is the rules' to ask for."""
        unread, days = self._view.unread(), self._form.days
        return tuple(
            Problem(name, words)
            for name, words in unread.items()
            if days.get(name, DateParts()) != DateParts()
        )

    def _on_saved(self, found: Recorded | Wrong, half: tuple[Problem, ...], *, letter: bool) -> None:
        if isinstance(found, Recorded):
            self._done = True
            self.recorded.emit(found)
            if letter:
                self.letterWanted.emit(found)
            return
        named = {one.field for one in half}
        wrong = tuple(Problem(one.field, said(one.sentence)) for one in found if one.field not in named)
        order = [one.name for one in self._asked()]
        problems = sorted(
            (*half, *wrong), key=lambda one: order.index(one.field) if one.field in order else 0
        )
        self._show(problems=tuple(problems))
        self._check()

    def _on_refused(self, error: WorldError) -> None:
        self._show(problems=problems_of(error, "kind"))

    def _on_view_back_requested(self) -> None:
        self.keep()
        self.closed.emit()
