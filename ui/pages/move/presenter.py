"""Leads one move from the first question to the receipt and the letter; nothing typed is ever lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, DraftId, EntityId, NewId, PersonId, PropertyId, new_id
from advisor_console.domain.invalid import Invalid
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.search import AddressHit
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.ports import Clock, CustomerRecords, Draft, Drafts, MadeLetter, Search
from advisor_console.services.report_move import Considered, Receipt, ReportMove
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.move.check_words import check_shown, field_of_row, receipt_shown
from ui.pages.move.draft_keeper import DRAFT_KIND, DraftKeeper
from ui.pages.move.header_words import chips_of, clock_words
from ui.pages.move.models import Asks, ChipShown, Found, MoveForm, MoveState, Step
from ui.pages.move.questions import Facts, asks_of, carried_on, first_form, moving_day
from ui.pages.move.reading import STEP_OF, notification, problems_of
from ui.pages.move.recorder import MoveRecorder
from ui.pages.move.words import translate
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem

_ADDRESSES_SHOWN = 50
_LINE_SECONDS = 2.0
_PAGE = "page"
"""The field of a problem that belongs to no field."""


class MoveViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def nextRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    @property
    def keepRequested(self) -> SignalInstance: ...
    @property
    def cancelRequested(self) -> SignalInstance: ...
    @property
    def changeRequested(self) -> SignalInstance: ...
    @property
    def lookUpRequested(self) -> SignalInstance: ...
    @property
    def addressChosen(self) -> SignalInstance: ...
    @property
    def addressForgotten(self) -> SignalInstance: ...
    @property
    def letterAgainRequested(self) -> SignalInstance: ...
    @property
    def leaveRequested(self) -> SignalInstance: ...
    def show_state(self, state: MoveState) -> None: ...
    def focus_field(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Opening:
    """What is read when the page opens, or when its customer's record changed under it."""

    record: CustomerRecord | None
    draft: Draft | None = None
    home: PropertyRecord | None = None


@dataclass(frozen=True, slots=True)
class _Considering:
    """What a check in the background read and found."""

    facts: Facts
    move: MoveNotification
    considered: Considered


class MovePresenter(QObject):
    """One customer's move.

    received blocks up to so many seconds, asks for a round of sync and says whether everything saved so far
    was received; it is called in the background only. Signals: recorded(Receipt) once it is saved;
    letterMade(MadeLetter) once its letter is on the record; closed() when the page is done with.
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
        new_draft_id: NewId = new_id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._person = view, person
        self._report_move, self._records, self._search = report_move, records, search
        self._drafts, self._clock, self._teams = drafts, clock, teams
        self._received, self._contact = received, contact
        self._jobs = jobs.scope(self)
        self._keeper = DraftKeeper(
            drafts=drafts,
            clock=clock,
            jobs=self._jobs,
            draft=DraftId(new_draft_id()),
            subject=person,
            body=self._draft_body,
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
            jobs=self._jobs,
            parent=self,
        )
        self._facts: Facts | None = None
        self._last: _Considering | None = None
        self._state = MoveState("")
        self._kept, self._kept_problem = "", ""
        self._checking = False
        self._returning = False
        self._got: bool | None = None
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
        view.letterAgainRequested.connect(self._on_view_letter_again)
        view.leaveRequested.connect(self.closed)
        self._keeper.kept.connect(self._on_draft_kept)
        self._keeper.failed.connect(self._on_draft_failed)
        self._recorder.recorded.connect(self._on_recorded)
        self._recorder.refused.connect(self._on_refused)
        self._recorder.receivedKnown.connect(self._on_received_known)
        self._recorder.letterMade.connect(self._on_letter_made)
        self._recorder.letterRefused.connect(self._on_letter_refused)

    # Opening

    def open(self) -> None:
        """Begin the move, or go on with the draft that was kept of it."""
        self._read(self._newest_draft)

    def resume(self, draft: Draft) -> None:
        """Go on with this draft."""
        self._read(lambda: draft)

    def keep_draft(self) -> None:
        """Keep what is filled in now; for the moment before the screen is locked or the tab is closed."""
        if self._state.touched:
            self._keeper.keep_now()

    def _newest_draft(self) -> Draft | None:
        kept = [draft for draft in self._drafts.all(DRAFT_KIND) if draft.subject == self._person]
        return max(kept, key=lambda draft: draft.saved_at, default=None)

    def _read(self, draft: Callable[[], Draft | None]) -> None:
        def work() -> _Opening:
            found = draft()
            chosen = found.body["form"].get("to_property") if found else ""
            home = (
                self._records.property(PropertyId(EntityId(chosen)), self._clock.today()) if chosen else None
            )
            return _Opening(self._records.customer(self._person), found, home)

        self._jobs.read(work, self._on_opened, self._on_world_error, latest="record")

    def _on_opened(self, opening: _Opening) -> None:
        record = opening.record
        if record is None:
            gone = translate("This customer's record is no longer here. Search again.")
            self._show(problems=(Problem(_PAGE, gone),))
            return
        self._facts = Facts(record, self._report_move.nation, self._clock.today(), opening.home)
        form, step, found = first_form(record), Step.WHO, Found()
        if opening.draft is not None:
            body = opening.draft.body
            self._keeper.take_over(opening.draft.id)
            self._kept = clock_words(opening.draft.saved_at)
            form, step = MoveForm.from_body(body["form"]), Step[body["step"]]
            home = opening.home
            found = Found(chosen=home.property.address.format_one_line()) if home else found
        form = carried_on(form, form, self._facts)
        self._show(
            customer=record.person.full_name,
            step=min(step, Step.SERVICES, key=lambda one: one.value),
            form=form,
            found=found,
            touched=opening.draft is not None,
        )
        if step is Step.CHECK:
            self._consider()

    def _on_hub_announced(self, changes: Changes) -> None:
        """Take in what others changed; what was typed stays as it was typed."""
        if self._facts is None or self._recorder.receipt is not None or self._person not in changes.ids:
            return

        def taken(record: CustomerRecord | None) -> None:
            if record is not None and self._facts is not None:
                self._facts = replace(self._facts, record=record)
                self._show()

        self._jobs.read(lambda: self._records.customer(self._person), taken, latest="record")

    # Filling in

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
        if not text.strip():
            return

        def found(hits: Sequence[AddressHit]) -> None:
            home = self._facts.record.home if self._facts else None
            options = tuple(Option(hit.id, hit.one_line) for hit in hits if home is None or hit.id != home.id)
            words = translate("No address found for “{text}”. Check it, or enter it by hand.").format(
                text=text
            )
            if options:
                words = translate("{count} found. Choose with the arrow keys and Enter.").format(
                    count=len(options)
                )
            self._show(found=Found(options, words))
            if len(options) == 1:
                self._on_view_address_chosen(options[0].id)
            else:
                self._view.focus_field("to_property" if options else "to_postcode")

        self._jobs.read(
            lambda: self._search.addresses(text, _ADDRESSES_SHOWN),
            found,
            self._on_world_error,
            latest="addresses",
        )

    def _on_view_address_chosen(self, chosen: str) -> None:
        words = next((one.text for one in self._state.found.options if one.id == chosen), "")
        form = replace(self._state.form, to_property=chosen)
        self._keeper.touch()
        self._show(form=form, found=replace(self._state.found, chosen=words), problems=(), touched=True)
        self._view.focus_field("new_tenure")
        on = moving_day(form, self._facts) if self._facts else self._clock.today()

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

    # From page to page

    def _on_view_next(self, told: MoveForm) -> None:
        if self._facts is None or self._checking or self._recorder.busy or self._recorder.receipt is not None:
            return
        if self._state.step is Step.CHECK:
            self._record()
            return
        self._show(form=carried_on(told, self._state.form, self._facts), touched=True)
        self._keeper.touch()
        self._consider()

    def _on_view_back(self) -> None:
        if (
            not self._checking
            and not self._recorder.busy
            and self._state.step not in (Step.WHO, Step.RECEIPT)
        ):
            self._turn_to(Step(self._state.step.value - 1))

    def _on_view_change(self, row: str) -> None:
        if self._facts is None or self._recorder.busy:
            return
        field = field_of_row(row, self._state.form, self._facts)
        if field in STEP_OF:
            self._returning = True
            self._turn_to(STEP_OF[field])
            self._view.focus_field(field)

    def _on_view_cancel(self) -> None:
        if not self._recorder.busy:
            self._keeper.discard(self.closed.emit)

    def _turn_to(self, step: Step, problems: tuple[Problem, ...] = ()) -> None:
        self._show(step=step, problems=problems)
        self._keeper.touch()

    def _consider(self) -> None:
        facts, form = self._facts, self._state.form
        if facts is None:
            return
        self._checking = True

        def work() -> _Considering:
            known = facts
            if form.to_property:
                on = moving_day(form, facts)
                home = self._records.property(PropertyId(EntityId(form.to_property)), on)
                known = replace(facts, new_home=home)
            move = notification(form, known)
            return _Considering(known, move, self._report_move.consider(self._person, move))

        def not_checking() -> None:
            self._checking = False

        self._jobs.read(work, self._on_considered, self._on_world_error, always=not_checking)

    def _on_considered(self, found: _Considering) -> None:
        self._facts, self._last = found.facts, found
        state = self._state
        offered = len(state.found.options)
        wrong = problems_of(state.form, found.facts, found.considered.checked.errors, offered)
        reached = Step.SERVICES if self._returning else state.step
        here = [problem for problem in wrong if STEP_OF[problem.field].value <= reached.value]
        if here:
            step = STEP_OF[here[0].field]
            self._turn_to(step, tuple(problem for problem in here if STEP_OF[problem.field] is step))
            return
        following = Step.CHECK if self._returning else Step(state.step.value + 1)
        self._turn_to(following)
        if following is Step.CHECK:
            self._returning = False
            self._show_check("")
            self._ask_the_line()

    def _show_check(self, after_words: str) -> None:
        last = self._last
        if last is not None:
            shown = check_shown(self._state.form, last.facts, last.move, last.considered, after_words)
            self._show(check=shown)

    def _ask_the_line(self) -> None:
        """Say before recording what the letter will have to say if nothing can be sent."""

        def answered(received: bool) -> None:
            if not received and self._state.step is Step.CHECK:
                self._show_check(
                    translate(
                        "The line is down. The letter says: “We have noted this. "
                        "Our teams have not received it yet.”"
                    )
                )

        self._jobs.read(
            lambda: self._received(_LINE_SECONDS), answered, lambda _: answered(False), latest="line"
        )

    # Recording

    def _record(self) -> None:
        last = self._last
        if last is None or last.considered.assessment is None:
            return
        self._keeper.stop()
        self._show(busy_words=translate("Recording the move"))
        self._recorder.record(self._person, last.move, self._contact())

    def _on_recorded(self, receipt: Receipt) -> None:
        self._show_receipt(translate("The letter is being made."))
        self._show(step=Step.RECEIPT, busy_words=translate("Making the letter"), problems=())
        self.recorded.emit(receipt)

    def _on_refused(self, error: WorldError) -> None:
        self._keeper.go_on()
        self._keeper.keep_now()
        self._show(busy_words="")
        self._on_world_error(error)

    def _on_received_known(self, received: bool) -> None:
        self._got = received
        self._show_receipt(translate("The letter is being made."))

    def _on_letter_made(self, made: MadeLetter) -> None:
        words = translate("The letter is made: {title}.").format(title=made.title)
        self._show_receipt(words)
        self._show(busy_words="")
        self.letterMade.emit(made)

    def _on_letter_refused(self, error: WorldError) -> None:
        words = translate("The move is recorded, but its letter could not be made. {why} {way_on}").format(
            why=error.sentence, way_on=error.way_on
        )
        self._show_receipt(words.strip(), failed=True)
        self._show(busy_words="")

    def _on_view_letter_again(self) -> None:
        if not self._recorder.busy:
            self._show_receipt(translate("The letter is being made."))
            self._show(busy_words=translate("Making the letter"))
            self._recorder.make_letter()

    def _show_receipt(self, letter_words: str, *, failed: bool = False) -> None:
        receipt = self._recorder.receipt
        if receipt is not None:
            shown = receipt_shown(
                receipt,
                self._teams(),
                received=self._got,
                letter_words=letter_words,
                letter_failed=failed,
            )
            self._show(receipt=shown)

    # Showing

    def _draft_body(self) -> tuple[str, Mapping[str, Any]]:
        title = translate("Move of {name}").format(name=self._state.customer)
        return title, {"form": self._state.form.as_body(), "step": self._state.step.name}

    def _on_draft_kept(self, at: datetime) -> None:
        self._kept, self._kept_problem = clock_words(at), ""
        self._show()

    def _on_draft_failed(self, error: WorldError) -> None:
        self._kept_problem = translate("Draft not kept: {why}").format(why=error.sentence)
        self._show()

    def _on_world_error(self, error: WorldError) -> None:
        if isinstance(error, Invalid):
            problems = tuple(Problem(wrong.field, wrong.sentence) for wrong in error.fields)
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
