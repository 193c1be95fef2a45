"""The question why a record is opened: asked once, refused at its field, kept until it is answered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CaseFile
from advisor_console.domain.ids import CaseId, EntityId, PersonId
from advisor_console.domain.looking import LOOK_REASONS, Look
from advisor_console.services.open_record import OpenRecord
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.helpers.showing import told
from ui.jobs import JobRunner
from ui.pages.reason.models import ReasonState, ReasonTold
from ui.pages.reason.presenter import ReasonPresenter

SIAN = PersonId(EntityId("person-1"))


class FakeView(QObject):
    """Remembers what it was shown."""

    openRequested = Signal(object)
    contactRequested = Signal()
    leaveRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[ReasonState] = []

    def show_state(self, state: ReasonState) -> None:
        """Remember a state."""
        self.shown.append(state)


class Asked:
    """One question with what it needs."""

    def __init__(self, jobs: JobRunner) -> None:
        self.view, self.log = FakeView(), RememberingLog()
        use = OpenRecord(self.log, FixedClock(), counting_ids(), "asha", lambda: LOOK_REASONS)

        def save(look: Look) -> Command:
            return use.note(SIAN, look)

        self.presenter = ReasonPresenter(
            self.view,
            "",
            LOOK_REASONS,
            ReasonTold("call_back"),
            save=save,
            jobs=jobs,
            parent=self.view,
        )
        self.noted = told(self.presenter.noted)
        self.presenter.open()

    def is_refused(self, field: str) -> bool:
        """Whether exactly this field is wrong."""
        return [problem.field for problem in self.view.shown[-1].problems] == [field]


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    """A question whose background work ends with the test."""
    jobs = JobRunner()
    yield Asked(jobs)
    jobs.close()


def test_the_councils_reasons_are_offered_with_the_last_answer_marked(asked: Asked) -> None:
    assert asked.view.shown[-1].reasons == ()  # nothing that would move under a hand
    asked.presenter.offer("Siân Pritchard", ())
    state = asked.view.shown[-1]
    assert [option.id for option in state.reasons] == [reason.code for reason in LOOK_REASONS]
    assert state.told == ReasonTold("call_back")


def test_an_answer_is_saved_once_however_often_it_is_given(asked: Asked, qtbot: QtBot) -> None:
    answer = ReasonTold("casework", "Revenues asked")
    asked.view.openRequested.emit(answer)
    asked.view.openRequested.emit(answer)
    qtbot.waitUntil(lambda: bool(asked.noted))
    assert asked.noted == [(answer,)]
    assert [command.changes[0].fields["words"].new for command in asked.log.saved] == ["Revenues asked"]


def test_what_is_missing_is_said_at_its_field_and_a_full_disk_opens_nothing(
    asked: Asked, qtbot: QtBot
) -> None:
    for answer, field in ((ReasonTold(), "reason"), (ReasonTold("other"), "words")):
        asked.view.openRequested.emit(answer)
        qtbot.waitUntil(partial(asked.is_refused, field))
        assert asked.view.shown[-1].told == answer
    asked.log.full = True
    before = len(asked.view.shown)
    asked.view.openRequested.emit(ReasonTold("casework"))
    qtbot.waitUntil(lambda: len(asked.view.shown) > before)
    assert "disk is full" in asked.view.shown[-1].problems[0].sentence
    assert asked.noted == []


def test_open_cases_are_reasons_by_their_reference_only(asked: Asked, qtbot: QtBot) -> None:
    case = CaseFile(
        id=CaseId(EntityId("case-1")),
        reference="WD-20418",
        service="waste",
        title="Missed food caddy",
        status="open",
        department="Waste",
        opened_at=datetime(2026, 11, 1, tzinfo=UTC),
        promised_by=None,
        closed_at=None,
    )
    asked.presenter.offer("Siân Pritchard", (case,))
    state = asked.view.shown[-1]
    assert state.customer == "Siân Pritchard"
    assert (state.reasons[0].id, state.reasons[0].text) == ("case:case-1", "Case WD-20418")
    assert "caddy" not in repr(state)
    asked.view.openRequested.emit(ReasonTold("case:case-1"))
    qtbot.waitUntil(lambda: bool(asked.noted))
    fields = asked.log.saved[0].changes[0].fields
    assert (fields["reason"].new, fields["case_id"].new) == ("case", "case-1")


def test_a_contact_instead_and_leaving_are_passed_on(asked: Asked) -> None:
    wanted, left = told(asked.presenter.contactWanted), told(asked.presenter.left)
    asked.view.contactRequested.emit()
    asked.view.leaveRequested.emit()
    assert (wanted, left) == ([()], [()])
    assert asked.log.saved == []
