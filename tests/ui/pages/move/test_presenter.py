"""A move on the screen: recorded once, never lost, and told as it is."""

import json
import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import DraftId
from advisor_console.domain.moving import AgeGroup, MoveKind
from advisor_console.services.mend_move import notification_of
from advisor_console.services.ports import Draft
from advisor_console.services.report_move import Receipt
from tests.helpers.moves import EWAN, MALI, NEW, RECORD, SIAN, TOMOS
from tests.ui.pages.move.desks import MoveDesk
from tests.ui.pages.move.sitting import LAST_NIGHT, Sitting
from ui.changes import Changes
from ui.pages.move.models import ELSEWHERE, NOWHERE, Step
from ui.pages.move.read_back import form_of
from ui.widgets.date_reading import DateParts


@pytest.mark.parametrize("kind", [MoveKind.DEATH, MoveKind.LANDLORD])
def test_what_others_told_makes_no_letter_to_the_customer(
    sitting: Sitting, desk: MoveDesk, kind: MoveKind
) -> None:
    """It would thank a dead person for telling us of their move, or a tenant for what their landlord said."""
    before = DateParts("20", "11", "2026")
    sitting.fill(
        kind=kind.value,
        people=(SIAN.id,),
        last_night=before,
        died_on=before,
        owner="Harcourt Lettings",
        furnished="yes",
        help=("none",),
    )
    while sitting.view.state.step is not Step.CHECK:
        sitting.turn_to(Step(sitting.view.state.step.value + 1))
    sitting.next()
    sitting.until(lambda: sitting.view.state.receipt is not None and not sitting.view.state.receipt.making)
    assert sitting.view.state.receipt is not None
    sitting.view.letterAgainRequested.emit()
    assert "No letter is made" in sitting.view.state.receipt.letter_words
    assert [command.kind for command in desk.log.saved] == ["report_move"]
    assert not desk.maker.values


def test_the_whole_household_is_offered_ticked_with_ages(sitting: Sitting) -> None:
    offered = [option.text for option in sitting.view.state.asks.members]
    assert offered == ["Siân Pritchard, 42", "Ewan Pritchard, 44", "Tomos Pritchard, 16", "Mali Pritchard, 9"]
    assert sitting.form.people == (SIAN.id, EWAN.id, TOMOS.id, MALI.id)
    assert sitting.view.state.asks.from_words == "12 Beck Row, Westerdale WE4 2QT"


def test_the_first_night_follows_the_last_until_it_is_written(sitting: Sitting) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    assert sitting.form.first_night == DateParts("28", "11", "2026")
    sitting.fill(last_night=DateParts("30", "11", "2026"))
    assert sitting.form.first_night == DateParts("1", "12", "2026")
    sitting.fill(first_night=DateParts("3", "12", "2026"))
    sitting.fill(last_night=DateParts("29", "11", "2026"))
    assert sitting.form.first_night == DateParts("3", "12", "2026")


def test_the_plain_move_is_recorded_with_its_letter(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    assert "Your council tax moves with you on 28 November." in sitting.view.state.check.say
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    assert [command.kind for command in desk.log.saved] == ["report_move", "issue_letter"]
    assert desk.announced == [("report_move", "move"), ("issue_letter", "move")]
    assert desk.told() == ["recorded", "letter"]
    assert all(command.contact == "contact-1" for command in desk.log.saved)
    assert desk.maker.values[0]["received"] is True
    assert desk.maker.values[0]["council"] == "Westerdale Borough Council"
    assert not desk.drafts.kept
    assert len(desk.shelf.kept) == 1
    receipt = sitting.view.state.receipt
    assert receipt is not None
    assert receipt.received_words == "Our teams have received it."
    assert [row.name for row in receipt.services] == ["Council tax", "Waste", "Elections"]
    sitting.view.leaveRequested.emit()
    assert desk.told()[-1] == "closed"


def test_pressing_twice_records_once(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    for _ in range(3):
        sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    sitting.next()
    sitting.view.letterAgainRequested.emit()
    sitting.qtbot.wait(50)
    assert [command.kind for command in desk.log.saved] == ["report_move", "issue_letter"]


def test_pressing_next_twice_turns_one_page(sitting: Sitting) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    sitting.next()
    sitting.next()
    sitting.until(lambda: sitting.view.state.step is Step.ADDRESSES)
    sitting.qtbot.wait(50)
    assert sitting.view.state.step is Step.ADDRESSES
    assert not sitting.problems()


def test_without_a_line_screen_and_paper_say_the_same(sitting: Sitting, desk: MoveDesk) -> None:
    desk.line = False
    sitting.at_check()
    noted = "We have noted this. Our teams have not received it yet."
    sitting.until(lambda: noted in sitting.view.state.check.after_words)
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    receipt = sitting.view.state.receipt
    assert receipt is not None
    assert (receipt.received, receipt.received_words) == (False, noted)
    assert desk.maker.values[0]["received"] is False


def test_the_line_is_only_asked_in_the_background(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    assert desk.threads
    assert threading.get_ident() not in desk.threads


def test_a_refused_letter_leaves_the_move_recorded_and_a_way_on(sitting: Sitting, desk: MoveDesk) -> None:
    desk.maker.refuses = True
    sitting.at_check()
    sitting.next()
    sitting.until(lambda: sitting.view.state.receipt is not None and sitting.view.state.receipt.letter_failed)
    receipt = sitting.view.state.receipt
    assert receipt is not None
    assert receipt.letter_words == (
        "The move is recorded, but its letter could not be made. "
        "Line 1 of the address is too long. Shorten it."
    )
    assert desk.told() == ["recorded"]
    desk.maker.refuses = False
    sitting.view.letterAgainRequested.emit()
    sitting.until(lambda: "letter" in desk.told())
    assert [command.kind for command in desk.log.saved] == ["report_move", "issue_letter"]


def test_a_full_disk_loses_nothing_and_can_be_tried_again(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    desk.log.full = True
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert sitting.problems() == {"page": "The disk is full. Free some space and save again."}
    assert sitting.view.state.step is Step.CHECK
    assert desk.told() == []
    desk.log.full = False
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())


def test_somebody_elses_change_never_takes_what_was_typed(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    desk.records.record = replace(RECORD, household=RECORD.household[:2])
    desk.hub.announce(Changes(frozenset({"person"}), frozenset({SIAN.id}), "sync"))
    sitting.until(lambda: len(sitting.view.state.asks.members) == 2)
    assert sitting.form.last_night == LAST_NIGHT


def recorded_move(desk: MoveDesk) -> Receipt:
    """Give the receipt that was told."""
    receipt = next(what for name, what in desk.heard if name == "recorded")
    assert isinstance(receipt, Receipt)
    return receipt


def test_one_adult_who_moves_out_of_the_area_is_told_as_it_is(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.fill(people=(SIAN.id,), last_night=LAST_NIGHT)
    sitting.turn_to(Step.ADDRESSES)
    sitting.fill(destination=ELSEWHERE, to_address="4 Quay Street\nAberllan\nAB9 4ZZ")
    sitting.turn_to(Step.SERVICES)
    sitting.fill(help=("council_tax_reduction",), garden="none", postal=(SIAN.id,))
    sitting.turn_to(Step.CHECK)
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    move = recorded_move(desk).story.move
    assert (move.to_property, move.to_address) == (None, "4 Quay Street, Aberllan, AB9 4ZZ")
    assert move.others_stay
    assert [one.votes_by_post for one in move.people] == [True]
    assert move.adults_there is None


def test_somebody_with_nowhere_to_go_is_asked_where_to_write(sitting: Sitting) -> None:
    sitting.at_addresses()
    sitting.fill(destination=NOWHERE)
    sitting.turn_to(Step.SERVICES)
    assert sitting.view.state.asks.forwarding
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert "forwarding_address" in sitting.problems()
    sitting.fill(
        forwarding_address="c/o Rhys Morgan, 9 Mill Lane, Westerdale WE9 1AB",
        help=("none",),
        garden="cancel",
    )
    sitting.turn_to(Step.CHECK)


def test_children_who_move_alone_need_an_adult_there(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.fill(people=(MALI.id,))
    sitting.at_addresses()
    sitting.view.lookUpRequested.emit("WE1 6HN")
    sitting.until(lambda: sitting.form.to_property == NEW.id)
    assert not sitting.view.state.asks.tenure_taken
    sitting.turn_to(Step.SERVICES)
    sitting.fill(help=("none",), garden="transfer")
    sitting.next()
    sitting.until(lambda: "adults_there" in sitting.problems())
    sitting.fill(adults_there="1")
    sitting.turn_to(Step.CHECK)
    sitting.next()
    sitting.until(lambda: "recorded" in desk.told())
    assert [one.age_group for one in recorded_move(desk).story.move.people] == [AgeGroup.CHILD]


def asked(sitting: Sitting, **values: object) -> tuple[bool, bool, bool]:
    """Fill in and say whether kind, term and end of the tenancy are asked."""
    sitting.fill(**values)
    asks = sitting.view.state.asks
    return bool(asks.agreements), asks.term, asks.tenancy_end


def test_a_tenancy_is_only_asked_about_where_the_law_needs_it(sitting: Sitting) -> None:
    sitting.at_addresses()
    assert asked(sitting, left_tenure="private_tenant") == (False, False, False)
    assert asked(sitting, left_tenure="social_tenant") == (True, False, False)
    assert asked(sitting, agreement="fixed_term") == (True, True, False)
    assert asked(sitting, term="long") == (True, True, True)
    assert asked(sitting, term="short") == (True, True, False)
    assert asked(sitting, agreement="periodic", term="") == (True, False, False)
    assert asked(sitting, left_tenure="owner") == (False, False, False)
    assert sitting.view.state.asks.sold


def test_a_refused_move_is_recorded_again_without_typing_anything_twice(
    qtbot: QtBot, sitting: Sitting, desk: MoveDesk
) -> None:
    sitting.at_check()
    sitting.next()
    sitting.until(lambda: "letter" in desk.told())
    refused = desk.log.saved[0]
    form = form_of(refused)
    assert form is not None
    body = {"form": form.as_body(), "step": Step.WHO.name, "mends": refused.id}
    body = json.loads(json.dumps(body))
    again = Sitting(qtbot, desk)
    draft = Draft(DraftId(refused.id), "move", SIAN.id, "Siân Pritchard", body, desk.clock.now())
    again.presenter.resume(draft)
    again.until(lambda: bool(again.view.state.customer))
    for step in (Step.ADDRESSES, Step.SERVICES, Step.CHECK):
        again.turn_to(step)
        assert again.view.state.problems == ()
    again.next()
    again.until(lambda: desk.told().count("recorded") == 2)
    mended = next(one for one in reversed(desk.log.saved) if one.kind == "report_move")
    assert mended.supersedes == refused.id
    assert mended.id != refused.id
    before, after = notification_of(refused), notification_of(mended)
    assert before is not None
    assert before == after
    made = [{change.id for change in one.changes if change.op == "create"} for one in (refused, mended)]
    assert made[0] == made[1]
    again.until(lambda: desk.told().count("letter") == 2)
