"""A move on the screen: drafts kept, wrong input refused at its place, recorded once, and never lost."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import DraftId
from advisor_console.domain.moving import AgeGroup
from advisor_console.services.mend_move import notification_of
from advisor_console.services.ports import Draft
from advisor_console.services.report_move import Receipt
from tests.helpers.moves import EWAN, MALI, NEW, OLD_HOME, RECORD, SIAN, TOMOS, BoroughRecords
from tests.ui.pages.move.desks import FakeMoveView, MoveDesk
from ui.changes import Changes
from ui.pages.move.draft_keeper import KEEP_AFTER_MS
from ui.pages.move.models import ELSEWHERE, NOWHERE, MoveForm, Step
from ui.pages.move.presenter import MovePresenter
from ui.pages.move.read_back import form_of
from ui.widgets.date_reading import DateParts

LAST_NIGHT = DateParts("27", "11", "2026")


class Sitting:
    """A presenter with its view, driven as an advisor drives the page."""

    def __init__(self, qtbot: QtBot, desk: MoveDesk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.view = FakeMoveView()
        desk.views.append(self.view)
        self.presenter: MovePresenter = desk.presenter(self.view)

    @property
    def form(self) -> MoveForm:
        """What is filled in."""
        return self.view.form

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(true)

    def open(self) -> "Sitting":
        """Open the page."""
        self.presenter.open()
        self.until(lambda: bool(self.view.state.customer))
        return self

    def fill(self, **values: object) -> None:
        """Type into fields."""
        self.view.form = replace(self.form, **values)  # type: ignore[arg-type]  # fields by name
        self.view.edited.emit(self.view.form)

    def next(self) -> None:
        """Press Next."""
        self.view.nextRequested.emit(self.form)

    def turn_to(self, step: Step) -> None:
        """Press Next and wait for the page."""
        self.next()
        self.until(lambda: self.view.state.step is step)

    def at_addresses(self) -> "Sitting":
        """Fill in the first page."""
        self.fill(last_night=LAST_NIGHT)
        self.turn_to(Step.ADDRESSES)
        return self

    def at_services(self) -> "Sitting":
        """Fill in the first two pages."""
        self.at_addresses()
        self.view.lookUpRequested.emit("we16hn")
        self.until(lambda: self.form.to_property == NEW.id)
        self.fill(new_tenure="private_tenant")
        self.turn_to(Step.SERVICES)
        return self

    def at_check(self) -> "Sitting":
        """Fill everything in."""
        self.at_services()
        self.fill(help=("none",), garden="cancel")
        self.turn_to(Step.CHECK)
        return self

    def problems(self) -> dict[str, str]:
        """What is wrong, by field."""
        return {problem.field: problem.sentence for problem in self.view.state.problems}


@pytest.fixture
def sitting(qtbot: QtBot, desk: MoveDesk) -> Sitting:
    """The page, open."""
    return Sitting(qtbot, desk).open()


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


@pytest.mark.parametrize(
    ("filled", "field", "sentence"),
    [
        ({"people": ()}, "people", "Choose who is moving."),
        ({"last_night": DateParts()}, "last_night", "Enter the last night"),
        (
            {
                "last_night": DateParts("31", "2", "2026"),
                "date_problems": (("last_night", "Check the last night: the month does not have that day"),),
            },
            "last_night",
            "the month does not have that day",
        ),
        ({"last_night": DateParts("1", "1", "1900")}, "last_night", "Council tax began"),
        ({"first_night": DateParts("20", "11", "2026")}, "first_night", "must be after the last night"),
        ({"last_night": DateParts("27", "11", "2036")}, "last_night", "more than a year ahead"),
    ],
)
def test_wrong_input_is_refused_on_the_first_page(
    sitting: Sitting, filled: dict[str, object], field: str, sentence: str
) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    sitting.fill(**filled)
    form = sitting.form
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert sentence in sitting.problems()[field]
    assert sitting.view.state.step is Step.WHO
    assert sitting.form == form


def test_wrong_input_is_refused_on_the_second_page(sitting: Sitting) -> None:
    sitting.at_addresses()
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert set(sitting.problems()) == {"to_postcode"}
    sitting.view.lookUpRequested.emit("we9 1ab")
    sitting.until(lambda: len(sitting.view.state.found.options) == 4)
    sitting.next()
    sitting.until(lambda: "to_property" in sitting.problems())
    assert sitting.problems() == {"to_property": "Choose the new address from the list."}
    sitting.view.addressChosen.emit(NEW.id)
    sitting.next()
    sitting.until(lambda: "new_tenure" in sitting.problems())
    assert sitting.view.state.step is Step.ADDRESSES


def test_wrong_input_is_refused_on_the_third_page(sitting: Sitting) -> None:
    sitting.at_services()
    sitting.fill(adults_there="many")
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert set(sitting.problems()) == {"adults_there", "help", "garden"}
    sitting.fill(adults_there="1", help=("none", "housing_benefit"), garden="transfer")
    sitting.next()
    sitting.until(lambda: set(sitting.problems()) == {"adults_there", "help"})
    assert "at least 2 live there" in sitting.problems()["adults_there"]
    assert sitting.view.state.step is Step.SERVICES


def test_what_went_wrong_earlier_leads_back_to_its_page(sitting: Sitting) -> None:
    """The first night is only needed once the new home is known to be ours."""
    sitting.fill(last_night=LAST_NIGHT)
    sitting.fill(first_night=DateParts())
    sitting.turn_to(Step.ADDRESSES)
    sitting.view.lookUpRequested.emit("WE1 6HN")
    sitting.until(lambda: sitting.form.to_property == NEW.id)
    sitting.fill(new_tenure="owner", first_night=DateParts(), first_prefilled=DateParts("1", "1", "2000"))
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()) or sitting.view.state.step is Step.SERVICES)
    assert sitting.view.state.step in (Step.WHO, Step.SERVICES)


def test_an_unknown_postcode_is_said_to_be(sitting: Sitting) -> None:
    sitting.at_addresses()
    sitting.view.lookUpRequested.emit("ZZ1 1ZZ")
    sitting.until(lambda: bool(sitting.view.state.found.words))
    assert sitting.view.state.found.words == (
        "No address found for “ZZ1 1ZZ”. Check it, or enter it by hand."
    )
    assert sitting.view.focused[-1] == "to_postcode"


def test_a_change_goes_to_its_field_and_straight_back(sitting: Sitting) -> None:
    sitting.at_check()
    sitting.view.changeRequested.emit("when")
    assert (sitting.view.state.step, sitting.view.focused[-1]) == (Step.WHO, "last_night")
    sitting.fill(last_night=DateParts("29", "11", "2026"), first_night=DateParts("30", "11", "2026"))
    sitting.turn_to(Step.CHECK)
    assert "30 November" in sitting.view.state.check.say


def test_every_change_leads_to_a_field(sitting: Sitting) -> None:
    sitting.at_check()
    rows = (*sitting.view.state.check.told, *sitting.view.state.check.council)
    assert len(rows) == 9
    for row in rows:
        assert row.change
        sitting.view.changeRequested.emit(row.id)
        assert sitting.view.state.step is not Step.CHECK
        sitting.turn_to(Step.CHECK)


def test_a_late_report_is_a_warning_not_an_error(sitting: Sitting) -> None:
    sitting.fill(last_night=DateParts("1", "9", "2026"))
    sitting.turn_to(Step.ADDRESSES)
    sitting.view.lookUpRequested.emit("WE1 6HN")
    sitting.until(lambda: sitting.form.to_property == NEW.id)
    sitting.fill(new_tenure="owner")
    sitting.turn_to(Step.SERVICES)
    sitting.fill(help=("none",), garden="transfer")
    sitting.turn_to(Step.CHECK)
    assert any("within 21 days" in note for note in sitting.view.state.check.notes)
    assert not sitting.problems()


def test_a_draft_is_kept_and_gone_on_with_where_it_was(
    qtbot: QtBot, sitting: Sitting, desk: MoveDesk
) -> None:
    sitting.at_services()
    sitting.fill(help=("universal_credit",))
    # The promise is two seconds after the last key; nothing else starts the writing.
    assert KEEP_AFTER_MS < 2_000
    qtbot.waitUntil(
        lambda: any(d.body["form"]["help"] == ("universal_credit",) for d in desk.drafts.kept.values())
    )
    (draft,) = desk.drafts.kept.values()
    assert (draft.kind, draft.subject, draft.title) == ("move", SIAN.id, "Move of Siân Pritchard")
    again = Sitting(qtbot, desk).open()
    assert again.view.state.step is Step.SERVICES
    assert again.form == sitting.form
    assert again.view.state.found.chosen == NEW.address.format_one_line()
    again.fill(help=("none",), garden="cancel")
    again.turn_to(Step.CHECK)
    again.next()
    again.until(lambda: "letter" in desk.told())
    assert not desk.drafts.kept


def test_a_draft_of_the_last_page_is_worked_out_anew(qtbot: QtBot, sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    sitting.view.keepRequested.emit()
    sitting.until(lambda: desk.told() == ["closed"])
    (draft,) = desk.drafts.kept.values()
    again = Sitting(qtbot, desk)
    again.presenter.resume(draft)
    again.until(lambda: again.view.state.step is Step.CHECK)
    assert again.view.state.check.say


def test_drafts_survive_json(sitting: Sitting, desk: MoveDesk) -> None:
    """A draft goes through JSON in the outbox's file."""
    sitting.at_services()
    body = json.loads(json.dumps(sitting.form.as_body()))
    assert MoveForm.from_body(body) == sitting.form


def test_cancelling_forgets_the_draft_and_saves_nothing(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    sitting.presenter.keep_draft()
    sitting.until(lambda: bool(desk.drafts.kept))
    sitting.view.cancelRequested.emit()
    sitting.until(lambda: desk.told() == ["closed"])
    assert not desk.drafts.kept
    assert not desk.log.saved


def test_looking_without_typing_leaves_no_draft(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.presenter.keep_draft()
    sitting.qtbot.wait(50)
    assert not desk.drafts.kept


def test_a_record_that_is_gone_says_so(qtbot: QtBot, desk: MoveDesk) -> None:
    desk.records = BoroughRecords(None, OLD_HOME)
    sitting = Sitting(qtbot, desk)
    sitting.presenter.open()
    sitting.until(lambda: bool(sitting.problems()))
    assert "no longer here" in sitting.problems()["page"]


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
