"""Why a bin was not emptied is said on the record in one line, newest first."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.collection_events import Outcome, Reason
from advisor_console.domain.customer import CollectionEvent, CustomerRecord
from advisor_console.domain.ids import EntityId
from advisor_console.domain.nation import Nation
from tests.helpers.moves import RECORD
from tests.ui.pages.record.test_cases import WASTE
from tests.ui.pages.record.test_older import Desk, Past, Records
from ui.changes import Changes
from ui.jobs import JobRunner
from ui.pages.record.bin_words import not_emptied_words
from ui.pages.record.words import record_state

TODAY = date(2026, 11, 28)
STREAMS = {"food": "food", "recycling": "recycling"}


def _event(stream: str, day: date, outcome: str, reason: str) -> CollectionEvent:
    return CollectionEvent(EntityId("e"), stream, day, outcome, reason)


def test_what_crews_noted_is_said_with_day_bin_and_reason() -> None:
    events = (
        _event("food", date(2026, 11, 26), "missed", "road_blocked"),
        _event("recycling", date(2026, 11, 17), "rejected", "contaminated"),
    )
    assert not_emptied_words(events, STREAMS, TODAY) == (
        "Missed Thu 26 Nov, food: road blocked",
        "Rejected Tue 17 Nov, recycling: wrong things in it",
    )
    assert not_emptied_words((), STREAMS, TODAY) == ()


WORDS = {
    Reason.NOT_OUT: "not out in time",
    Reason.CONTAMINATED: "wrong things in it",
    Reason.TOO_HEAVY: "too heavy",
    Reason.LID_OPEN: "lid open",
    Reason.ROAD_BLOCKED: "road blocked",
    Reason.VEHICLE_BROKEN_DOWN: "vehicle broken down",
    Reason.FROZEN: "frozen or snow",
    Reason.CREW_SHORT: "crew short of people",
}


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("reason", Reason)
def test_every_code_has_words(outcome: Outcome, reason: Reason) -> None:
    (said,) = not_emptied_words((_event("food", TODAY, str(outcome), str(reason)),), STREAMS, TODAY)
    assert said == f"{outcome.value.capitalize()} Sat 28 Nov, food: {WORDS[reason]}"


def test_beside_services_rows_only_the_newest_is_said() -> None:
    missed = _event("food", date(2026, 11, 24), "missed", "frozen")
    record = replace(RECORD, not_emptied=(missed, replace(missed, stream="paper", outcome="rejected")))

    def noted(shown: CustomerRecord) -> tuple[str, ...]:
        return record_state(shown, CollectionShifts(Nation.ENGLAND), TODAY).not_emptied

    assert noted(record) == (
        "Missed Tue 24 Nov, food: frozen or snow",
        "Rejected Tue 24 Nov, paper and card: frozen or snow",
    )
    assert noted(replace(record, work_items=(WASTE,))) == ("Missed Tue 24 Nov, food: frozen or snow",)


def test_what_comes_while_the_record_is_open_is_shown_and_marked(qapp: object, qtbot: QtBot) -> None:
    jobs = JobRunner()
    try:
        desk = Desk(jobs, qtbot, Records(), Past())
        assert desk.view.states[-1].not_emptied == ()
        missed = _event("food", date(2026, 11, 17), "missed", "frozen")
        desk.records.record = replace(desk.records.record, not_emptied=(missed,))
        desk.hub.announce(Changes(frozenset({"collection_event"}), frozenset({missed.id}), "sync"))
        qtbot.waitUntil(lambda: bool(desk.view.states[-1].not_emptied))
        assert "bins" in desk.view.states[-1].marks
    finally:
        jobs.close()
