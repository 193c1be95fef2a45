"""The page of a change: what is asked, kept, said before it is recorded, and recorded once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import ContactId, DraftId, EntityId, PersonId
from advisor_console.domain.search import Hit
from advisor_console.services.record_change import RecordChange, Recorded
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids
from tests.helpers.moves import ASHA, EWAN, PROFILE, RECORD
from ui.jobs import JobRunner
from ui.pages.change.kinds import SHOWN, offered
from ui.pages.change.models import Asked, ChangeForm, ChangeState, CheckShown, Form
from ui.pages.change.presenter import ChangePresenter
from ui.pages.change.view import ChangeView
from ui.widgets.date_reading import DateParts

DRAFT = DraftId(EntityId("draft"))


HITS = (
    Hit("person", EntityId("owain"), PersonId(EntityId("owain")), "Owain Rees", "no home recorded"),
    # Whoever lives there already joins nobody.
    Hit("person", EntityId(EWAN.id), EWAN.id, "Ewan Pritchard", "12 Beck Row"),
    Hit("property", EntityId("home"), None, "4 Rees Street", "nobody recorded"),
)


class FakeView(QObject):
    """Remembers what it was shown."""

    edited = Signal(object)
    saveRequested = Signal(object)
    letterRequested = Signal(object)
    backRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[ChangeState] = []
        self.checks: list[CheckShown | None] = []
        self.half: dict[str, str] = {}
        self.asked: list[tuple[Asked, ...]] = []

    def show_state(self, state: ChangeState) -> None:
        """Remember a state."""
        self.shown.append(state)

    def show_check(self, check: CheckShown | None) -> None:
        """Remember what would come of it."""
        self.checks.append(check)

    def show_asked(self, asked: tuple[Asked, ...]) -> None:
        """Remember what is asked now."""
        self.asked.append(asked)

    def unread(self) -> Mapping[str, str]:
        """Give the days that make no day."""
        return self.half


class Desk:
    """One page with what it needs."""

    def __init__(self, jobs: JobRunner) -> None:
        self.view, self.log, self.drafts = FakeView(), RememberingLog(), RememberingDrafts()
        self.recorded: list[Recorded] = []
        use = RecordChange(
            log=self.log,
            clock=FixedClock(),
            new_id=counting_ids(),
            advisor=ASHA,
            profile=lambda: PROFILE,
        )
        self.presenter = ChangePresenter(
            self.view,
            RECORD,
            use=use,
            drafts=self.drafts,
            draft=DRAFT,
            clock=FixedClock(),
            jobs=jobs,
            find=lambda text: HITS if text.endswith("Rees") else (),
            contact=lambda: ContactId(EntityId("contact")),
            refused=lambda id_: next((one for one in self.log.saved if one.id == id_), None),
            parent=self.view,
        )
        self.presenter.recorded.connect(self.recorded.append)

    def problems(self) -> dict[str, str]:
        """What the page says is wrong."""
        return {one.field: one.sentence for one in self.view.shown[-1].problems}


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A page whose background work ends with the test."""
    jobs = JobRunner()
    made = Desk(jobs)
    made.presenter.open()
    yield made
    made.view.deleteLater()
    jobs.close()
    jobs.deleteLater()


def test_without_a_kind_nothing_is_asked_and_nothing_recorded(desk: Desk) -> None:
    assert desk.view.shown[-1].asked == ()
    desk.view.saveRequested.emit(ChangeForm())
    assert desk.problems() == {"kind": "Choose what has changed."}


def test_a_kind_brings_its_questions_with_what_the_record_says(desk: Desk) -> None:
    desk.view.edited.emit(ChangeForm("name"))
    state = desk.view.shown[-1]
    assert [one.name for one in state.asked] == ["title", "given_names", "family_name", "why", "proof"]
    assert state.form.said["family_name"] == "Pritchard"


def test_what_comes_of_it_is_said_before_it_is_recorded(desk: Desk, qtbot: QtBot) -> None:
    desk.view.edited.emit(ChangeForm("bank_details", {"wish": "refund"}))
    qtbot.waitUntil(lambda: bool(desk.view.checks) and desk.view.checks[-1] is not None)
    check = desk.view.checks[-1]
    assert check is not None
    assert [row.id for row in check.rows] == ["council_tax"]
    assert "Please do not tell them to me." in check.say
    assert desk.log.saved == []


def test_it_is_recorded_once_however_often_it_is_asked_and_its_draft_goes(desk: Desk, qtbot: QtBot) -> None:
    form = ChangeForm("bank_details", {"wish": "refund", "joins_given": "typed before"})
    desk.view.edited.emit(form)
    desk.presenter.keep()
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    desk.view.saveRequested.emit(form)
    desk.view.saveRequested.emit(form)
    qtbot.waitUntil(lambda: bool(desk.recorded))
    desk.view.saveRequested.emit(form)
    desk.presenter.keep()
    (command,) = desk.log.saved
    assert command.contact == "contact"
    assert desk.drafts.kept == {}
    told = command.changes[0].fields["told"].new
    assert told["answers"]["said"] == {"wish": "refund"}


def test_a_letter_is_offered_where_there_is_one_and_wanted_once_it_is_recorded(
    desk: Desk, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    desk.presenter.letterWanted.connect(wanted.append)
    desk.view.edited.emit(ChangeForm("new_tenant"))
    # The landlord told it, and their address is not on the record.
    assert [state.has_letter for state in desk.view.shown[-1:]] == [False]
    form = ChangeForm("bank_details", {"wish": "refund"})
    desk.view.edited.emit(form)
    assert [state.has_letter for state in desk.view.shown[-1:]] == [True]
    desk.view.letterRequested.emit(ChangeForm("bank_details"))
    qtbot.waitUntil(lambda: bool(desk.view.shown[-1].problems))
    assert wanted == []
    desk.view.letterRequested.emit(form)
    desk.view.letterRequested.emit(form)
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == desk.recorded
    assert len(desk.log.saved) == 1


def test_whom_the_council_knows_by_that_name_is_offered_without_asking_for_it(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.view.edited.emit(ChangeForm("joins", {"joins_given": "Owain"}))
    desk.view.edited.emit(ChangeForm("joins", {"joins_given": "Owain", "joins_family": "Rees"}))
    qtbot.waitUntil(lambda: bool(desk.view.asked))
    (known,) = [one for one in desk.view.asked[-1] if one.name == "known"]
    assert [option.id for option in known.options] == ["owain", "new"]
    desk.view.edited.emit(ChangeForm("joins", {"joins_given": "Owain", "joins_family": "Reed"}))
    qtbot.waitUntil(lambda: len(desk.view.asked) == 2)
    (known,) = [one for one in desk.view.asked[-1] if one.name == "known"]
    assert known.options == ()


def test_what_is_wrong_stands_at_its_field_in_the_order_asked_and_nothing_is_lost(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.view.half = {"first_night": "Check their first night there: the month does not have that day"}
    said = {"joins_family": "Rees", "how": "family"}
    form = ChangeForm("joins", said, {"first_night": DateParts("31", "2", "2026")})
    desk.view.saveRequested.emit(form)
    qtbot.waitUntil(lambda: bool(desk.view.shown[-1].problems))
    assert list(desk.problems()) == ["first_night", "special"]
    assert desk.problems()["first_night"] == desk.view.half["first_night"]
    assert desk.view.shown[-1].form.said["joins_family"] == "Rees"
    assert desk.log.saved == []


def test_a_full_disk_is_told_and_it_can_be_tried_again(desk: Desk, qtbot: QtBot) -> None:
    desk.log.full = True
    form = ChangeForm("bank_details", {"wish": "refund"})
    desk.view.saveRequested.emit(form)
    qtbot.waitUntil(lambda: bool(desk.view.shown[-1].problems))
    assert desk.problems() == {"kind": "The disk is full. Free some space and save again."}
    desk.log.full = False
    desk.view.saveRequested.emit(form)
    qtbot.waitUntil(lambda: bool(desk.recorded))
    assert len(desk.log.saved) == 1


def test_a_draft_is_kept_by_itself_and_gone_on_with(desk: Desk, qtbot: QtBot) -> None:
    form = ChangeForm("leaves", {"who": "x"}, {"last_night": DateParts("3", "", "")})
    desk.view.edited.emit(form)
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    body = desk.drafts.kept[DRAFT].body
    desk.presenter.open(body)
    assert desk.view.shown[-1].form.days == {"last_night": DateParts("3", "", "")}
    assert desk.view.shown[-1].kept_words


@pytest.mark.parametrize("code", SHOWN)
def test_every_question_can_be_answered_and_is_read_back(qtbot: QtBot, code: str) -> None:
    view = ChangeView()
    qtbot.addWidget(view)
    asked = SHOWN[code].asked(RECORD)
    said = {
        one.name: one.options[0].id if one.options else "yes" if one.form is Form.TICK else "words"
        for one in asked
        if one.form is not Form.DAY
    }
    days = {one.name: DateParts("1", "12", "2026") for one in asked if one.form is Form.DAY}
    form = ChangeForm(code, said, days)
    view.show_state(ChangeState("Siân", offered(), asked, form))
    assert view.told() == form
    assert view.unread() == {}


def test_a_draft_does_not_put_an_old_number_back(desk: Desk, qtbot: QtBot) -> None:
    known = replace(RECORD, person=replace(RECORD.person, mobile="07700 900001"))
    desk.presenter._record = known
    desk.view.edited.emit(ChangeForm("contact_details"))
    form = replace(desk.view.shown[-1].form, said={**desk.view.shown[-1].form.said, "email": "s@example.org"})
    desk.view.edited.emit(form)
    desk.presenter.keep()
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    # Somebody else changes the number before the draft is gone on with.
    desk.presenter._record = replace(known, person=replace(known.person, mobile="07700 900002"))
    desk.presenter.open(desk.drafts.kept[DRAFT].body)
    said = desk.view.shown[-1].form.said
    assert (said["mobile"], said["email"]) == ("07700 900002", "s@example.org")
