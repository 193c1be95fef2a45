"""Leads one move from the first question to the receipt and the letter; nothing typed is ever lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, DraftId, EntityId, NewId, PersonId, PropertyId, new_id
from advisor_console.domain.invalid import Invalid
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.ports import Clock, CustomerRecords, Draft, Drafts, Search
from advisor_console.services.report_move import ReportMove
from advisor_console.services.taken_move import TakenMove
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.move.check_words import check_shown, field_of_row, line_down_words
from ui.pages.move.checker import Checking, MoveChecker
from ui.pages.move.draft_keeper import DraftKeeper
from ui.pages.move.finder import AddressFinder
from ui.pages.move.header_words import chips_of, clock_words
from ui.pages.move.models import Asks, CheckShown, ChipShown, Found, MoveForm, MoveState, ReceiptShown, Step
from ui.pages.move.opening import Opening, newest_draft, opened, read_opening
from ui.pages.move.ports import MoveViewPort
from ui.pages.move.problems import field_of, problems_of
from ui.pages.move.questions import Facts, asks_of, carried_on, moving_day
from ui.pages.move.read_back import form_of_taken
from ui.pages.move.reading import STEP_OF
from ui.pages.move.recorder import MoveRecorder
from ui.pages.move.words import translate
from ui.widgets.error_summary import Problem

_PAGE = "page"
"""The field of a problem that belongs to no field."""


class MovePresenter(QObject):
    """One customer's move.

    received blocks up to so many seconds, asks for a round of sync and says whether everything saved so far
    was received; refused gives the refused move that this one mends; both only in the background. Signals:
    recorded(Receipt) once it is saved; letterMade(MadeLetter) once its letter is on the record; closed() when
    the page is done with.
    """

    recorded = Signal(object)
    letterMade = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: MoveViewPort,
        person: PersonId,
        *,
        report_move: ReportMove,
        records: CustomerRecords,
        search: Search,
        issue_letter: IssueLetter,
        drafts: Drafts,
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        letterhead: Callable[[], Mapping[str, object]],
        teams: Callable[[], Mapping[str, str]],
        received: Callable[[float], bool],
        announce: Callable[[Command, str], None],
        contact: Callable[[], ContactId | None],
        refused: Callable[[EntityId], Command | None] = lambda _: None,
        corrects: TakenMove | None = None,
        new_draft_id: NewId = new_id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._person = view, person
        self._report_move, self._records = report_move, records
        self._drafts, self._clock, self._contact = drafts, clock, contact
        self._jobs = scope = jobs.scope(self)
        self._finder = AddressFinder(search, scope, self)
        self._keeper = DraftKeeper(
            drafts=drafts,
            clock=clock,
            jobs=scope,
            draft=DraftId(new_draft_id()),
            subject=person,
            body=self._draft_body,
            parent=self,
        )
        self._checker = MoveChecker(
            person=person,
            report_move=report_move,
            records=records,
            received=received,
            earlier=form_of_taken(corrects) if corrects else None,
            jobs=scope,
            parent=self,
        )
        self._recorder = MoveRecorder(
            report_move=report_move,
            issue_letter=issue_letter,
            letterhead=letterhead,
            teams=teams,
            received=received,
            announce=announce,
            forget_draft=self._keeper.forget,
            refused=refused,
            jobs=scope,
            parent=self,
        )
        self._mends: EntityId | None = None
        self._corrects = corrects
        self._facts: Facts | None = None
        self._last: Checking | None = None
        self._state = MoveState("", corrects=corrects.reference if corrects else "")
        self._kept, self._kept_problem = "", ""
        self._returning = False
        self._connect(view)
        hub.subscribe(self, self._on_hub_announced)

    def _connect(self, view: MoveViewPort) -> None:
        view.edited.connect(self._on_view_edited)
        view.nextRequested.connect(self._on_view_next)
        view.backRequested.connect(self._on_view_back)
        view.keepRequested.connect(lambda: self._keeper.keep_now(self.closed.emit))
        view.cancelRequested.connect(self._on_view_cancel)
        view.changeRequested.connect(self._on_view_change)
        view.lookUpRequested.connect(self._on_view_look_up)
        view.addressChosen.connect(self._on_view_address_chosen)
        view.addressForgotten.connect(self._on_view_address_forgotten)
        view.letterAgainRequested.connect(self._recorder.make_letter)
        view.leaveRequested.connect(self._on_view_leave)
        self._finder.found.connect(self._on_found)
        self._finder.failed.connect(self._on_world_error)
        self._keeper.kept.connect(self._on_draft_kept)
        self._keeper.failed.connect(self._on_draft_failed)
        self._checker.checked.connect(self._on_checked)
        self._checker.failed.connect(self._on_world_error)
        self._checker.lineDown.connect(self._on_line_down)
        self._recorder.receiptChanged.connect(self._on_receipt_changed)
        self._recorder.refused.connect(self._on_refused)
        self._recorder.recorded.connect(self.recorded)
        self._recorder.letterMade.connect(self.letterMade)

    def open(self) -> None:
        """Begin the move, or go on with the draft that was kept of it."""
        self._read(lambda: newest_draft(self._drafts, self._person))

    def resume(self, draft: Draft) -> None:
        """Go on with this draft."""
        self._read(lambda: draft)

    def keep_draft(self) -> None:
        """Keep what is filled in now; for the moment before the screen is locked or the tab is closed."""
        if self._state.touched:
            self._keeper.keep_now()

    def _read(self, draft: Callable[[], Draft | None]) -> None:
        today = self._clock.today()
        self._jobs.read(
            lambda: read_opening(self._records, self._person, today, draft()),
            self._on_opened,
            self._on_world_error,
            latest="record",
        )

    def _on_opened(self, opening: Opening) -> None:
        record, draft = opening.record, opening.draft
        if record is None:
            gone = translate("This customer's record is no longer here. Search again.")
            self._show(problems=(Problem(_PAGE, gone),))
            return
        rules = self._report_move
        self._facts = Facts(
            record, rules.nation, self._clock.today(), opening.home, rules.has_premiums, rules.own_letters
        )
        if draft is not None:
            self._keeper.take_over(draft.id)
            self._mends = draft.body.get("mends")
            self._kept = clock_words(draft.saved_at)
        form, step, found = opened(opening, self._facts)
        self._show(
            customer=record.person.full_name,
            # The last page is worked out anew; until it is, the page before it stands.
            step=Step.SERVICES if step is Step.CHECK else step,
            form=form,
            found=found,
            touched=draft is not None,
        )
        if step is Step.CHECK:
            self._checker.check(form, self._facts)

    def _on_hub_announced(self, changes: Changes) -> None:
        """Take in what others changed; what was typed stays as it was typed."""
        if self._facts is None or self._recorder.receipt is not None or self._person not in changes.ids:
            return

        def taken(record: CustomerRecord | None) -> None:
            if record is not None and self._facts is not None:
                self._facts = replace(self._facts, record=record)
                self._show()

        self._jobs.read(lambda: self._records.customer(self._person), taken, latest="record")

    def _on_view_edited(self, told: MoveForm) -> None:
        if self._facts is None or self._state.step is Step.RECEIPT:
            return
        before = self._state
        form = carried_on(told, before.form, self._facts)
        self._keeper.touch()
        if form == told and before.touched and asks_of(form, self._facts) == before.asks:
            # The view shows it already; only our copy follows.
            self._state = replace(before, form=form)
            return
        self._show(form=form, touched=True)

    def _on_view_look_up(self, text: str) -> None:
        home = self._facts.record.home if self._facts else None
        self._finder.look_up(text, home.id if home else "")

    def _on_found(self, found: Found) -> None:
        self._show(found=found)
        if len(found.options) == 1:
            self._on_view_address_chosen(found.options[0].id)
        else:
            self._view.focus_field("to_property" if found.options else "to_postcode")

    def _on_view_address_chosen(self, chosen: str) -> None:
        facts = self._facts
        if facts is None:
            return
        words = next((one.text for one in self._state.found.options if one.id == chosen), "")
        form = replace(self._state.form, to_property=chosen)
        self._keeper.touch()
        self._show(form=form, found=replace(self._state.found, chosen=words), problems=(), touched=True)
        self._view.focus_field("new_tenure")
        on = moving_day(form, facts)

        def read(home: PropertyRecord | None) -> None:
            if home is not None and self._facts is not None:
                self._facts = replace(self._facts, new_home=home)
                self._show()

        self._jobs.read(
            lambda: self._records.property(PropertyId(EntityId(chosen)), on),
            read,
            self._on_world_error,
            latest="home",
        )

    def _on_view_address_forgotten(self) -> None:
        self._keeper.touch()
        self._show(form=replace(self._state.form, to_property=""), found=Found(), touched=True)
        self._view.focus_field("to_postcode")

    @property
    def _closed_to_input(self) -> bool:
        """Whether something runs, or is done, that a second press must not start again."""
        return self._checker.busy or self._recorder.busy or self._recorder.receipt is not None

    def _on_view_next(self, told: MoveForm) -> None:
        facts = self._facts
        if facts is None or self._closed_to_input:
            return
        if self._state.step is Step.CHECK:
            self._record()
            return
        form = carried_on(told, self._state.form, facts)
        self._show(form=form, touched=True)
        self._keeper.touch()
        self._checker.check(form, facts)

    def _on_view_back(self) -> None:
        if not self._closed_to_input and self._state.step is not Step.WHO:
            self._turn_to(Step(self._state.step.value - 1))

    def _on_view_change(self, row: str) -> None:
        if self._facts is None or self._closed_to_input:
            return
        field = field_of_row(row, self._state.form, self._facts)
        if field in STEP_OF:
            self._returning = True
            self._turn_to(STEP_OF[field])
            self._view.focus_field(field)

    def _on_view_cancel(self) -> None:
        if not self._recorder.busy and self._recorder.receipt is None:
            self._keeper.discard(self.closed.emit)

    def _on_view_leave(self) -> None:
        # Somebody who leaves while the letter is being made would leave without it.
        if not self._recorder.busy:
            self.closed.emit()

    def _turn_to(self, step: Step, problems: tuple[Problem, ...] = ()) -> None:
        self._show(step=step, problems=problems)
        self._keeper.touch()

    def _on_checked(self, found: Checking) -> None:
        self._facts, self._last = found.facts, found
        state = self._state
        errors = found.considered.checked.errors
        wrong = problems_of(state.form, found.facts, errors, len(state.found.options))
        reached = Step.SERVICES if self._returning else state.step
        here = [problem for problem in wrong if STEP_OF[problem.field].value <= reached.value]
        if here:
            step = STEP_OF[here[0].field]
            self._turn_to(step, tuple(problem for problem in here if STEP_OF[problem.field] is step))
            return
        following = Step.CHECK if self._returning else Step(state.step.value + 1)
        if following is Step.CHECK:
            self._returning = False
            self._checker.ask_the_line()
            self._show(check=self._check(found))
        self._turn_to(following)

    def _on_line_down(self) -> None:
        last = self._last
        if last is not None and self._state.step is Step.CHECK:
            self._show(check=self._check(last, line_down_words()))

    def _check(self, found: Checking, words: str = "") -> CheckShown:
        form = self._state.form
        return check_shown(
            form, found.facts, found.move, found.considered, after_words=words, before=found.before
        )

    def _record(self) -> None:
        last = self._last
        if last is not None and last.considered.assessment is not None:
            self._keeper.stop()
            self._show(busy_words=translate("Recording the move"))
            self._recorder.record(self._person, last.move, self._contact(), self._mends)

    def _on_refused(self, error: WorldError) -> None:
        """Nothing was recorded: everything stays as it was filled in, and is kept."""
        self._keeper.go_on()
        self._keeper.keep_now()
        self._show(busy_words="")
        self._on_world_error(error)

    def _on_receipt_changed(self, shown: ReceiptShown) -> None:
        self._show(step=Step.RECEIPT, receipt=shown, busy_words="", problems=())

    def _draft_body(self) -> tuple[str, Mapping[str, Any]]:
        title = translate("Move of {name}").format(name=self._state.customer)
        form, step = self._state.form.as_body(), self._state.step.name
        corrects = self._corrects.id if self._corrects else None
        return title, {"form": form, "step": step, "mends": self._mends, "corrects": corrects}

    def _on_draft_kept(self, at: datetime) -> None:
        self._kept, self._kept_problem = clock_words(at), ""
        self._show()

    def _on_draft_failed(self, error: WorldError) -> None:
        self._kept_problem = translate("Draft not kept: {why}").format(why=error.sentence)
        self._show()

    def _on_world_error(self, error: WorldError) -> None:
        if isinstance(error, Invalid):
            form, asks = self._state.form, self._state.asks
            problems = tuple(Problem(field_of(one.field, form, asks), one.sentence) for one in error.fields)
        else:
            problems = (Problem(_PAGE, f"{error.sentence} {error.way_on}".strip()),)
        self._show(problems=problems)

    def _chips(self, facts: Facts, step: Step) -> tuple[ChipShown, ...]:
        if step is Step.RECEIPT:
            return chips_of(facts.record, facts.today, "")
        return chips_of(facts.record, facts.today, self._kept, self._kept_problem)

    def _show(self, **changes: Any) -> None:
        state = replace(self._state, **changes)
        facts = self._facts
        if facts is not None:
            home = facts.record.home
            state = replace(
                state,
                address=home.address.format_one_line() if home else "",
                asks=asks_of(state.form, facts) if state.step is not Step.RECEIPT else Asks(),
                chips=self._chips(facts, state.step),
            )
        self._state = state
        self._view.show_state(state)
