"""The letters of a move that is called off and of every other change say what is so, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord, WorkItem
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.moving import MoveKind, MoveNotification
from advisor_console.letters.library import load_template
from advisor_console.letters.plain import render_text
from advisor_console.services.cancel_move import cancel_move
from advisor_console.services.move_again import ToldIn, told_anew, with_work_told
from advisor_console.services.move_letter import move_letter_values
from advisor_console.services.move_told import told as told_of
from advisor_console.services.other_letters import (
    CANCELLED,
    CHANGED,
    Told,
    by_hand,
    cancelled_values,
    change_values,
    has_cancelled_letter,
    has_change_letter,
)
from advisor_console.services.record_change import KINDS
from advisor_console.services.report_move import Receipt
from advisor_console.services.taken_move import TakenMove
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.helpers.moves import ASHA, EWAN, PROFILE, SIAN, BoroughRecords, report_move
from tests.unit.services.test_move_letter import HEAD
from tests.unit.services.test_record_change import AS_KNOWN, KNOWN, recorded
from tests.unit.services.test_report_move import MOVE

TODAY = FixedClock().today()
HELPED = replace(MOVE, help=HelpReceived(Answer.YES, Answer.NO, Answer.NO))


def words(template: str, values: Mapping[str, Any]) -> str:
    """Give the letter's plain text in one line."""
    given = {name: value for name, value in {**HEAD, **values}.items() if value is not None}
    text = render_text(load_template(template, "en").fill(given))
    return " ".join(text.split())


def told(record: CustomerRecord = KNOWN, *, received: bool = True) -> Told:
    return Told(record, ASHA, TODAY, PROFILE.teams, received)


JOINS = {"joins_given": "Owain", "joins_family": "Rees", "how": "partner", "special": "none", "helped": "yes"}
SOON = date(2026, 11, 28)
CHANGES: dict[str, tuple[dict[str, str], dict[str, date], tuple[str, ...], tuple[str, ...]]] = {
    "contact_details": (
        {**AS_KNOWN, "mobile": "07700 900777"},
        {},
        ("Mobile number: 07700 900777", "Council tax team", "Monday 30 November 2026"),
        ("Benefits team", "bank details"),
    ),
    "name": (
        {"given_names": "Siân", "family_name": "Rees", "why": "marriage", "proof": "to_come"},
        {},
        ("I have changed your name to Siân Rees", "send us a copy", "Council tax team"),
        (),
    ),
    "joins": (
        JOINS,
        {"first_night": SOON},
        (
            "Owain Rees joins the household on Saturday 28 November 2026.",
            "From 28 November Owain Rees owes the council tax together with you.",
            "Keep paying your current bill until the new one arrives.",
            "We have passed their details to the Electoral Registration Officer",
            "Benefits team",
        ),
        ("It is done", "exchange bins"),
    ),
    "leaves": (
        {"who": EWAN.id, "alone": "yes"},
        {"last_night": SOON},
        ("Ewan Pritchard leaves the household after Saturday 28 November 2026.", "Council tax team"),
        ("Registering to vote What happens next",),
    ),
    "bank_details": (
        {"wish": "direct_debit"},
        {},
        ("We ask you for your bank details.", "Keep paying as you do now"),
        ("If your bill changes",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CHANGES)
def test_every_change_has_a_letter_with_what_comes_next(code: str) -> None:
    said, days, wanted, unwanted = CHANGES[code]
    made = recorded(code, said, KNOWN, days)
    text = words(CHANGED, change_values(made, told()))
    assert [one for one in (*wanted, made.reference) if one not in text] == []
    assert [one for one in unwanted if one in text] == []
    waiting = words(CHANGED, change_values(made, told(received=False)))
    assert "Our teams have not received it yet." in waiting
    assert "We have told the teams" not in waiting
    assert "We have passed" not in waiting


def test_who_is_not_in_the_table_has_a_reason() -> None:
    """The discount's end is like any other bill; a landlord's word has no letter."""
    assert set(KINDS) - set(CHANGES) == {"discount_ends", "new_tenant"}
    assert [code for code in KINDS if not has_change_letter(code)] == ["new_tenant"]


def test_where_no_team_has_anything_to_do_it_says_so() -> None:
    alone = replace(KNOWN, account=None)
    made = recorded("contact_details", {**AS_KNOWN, "email": "n@example.org"}, alone)
    text = words(CHANGED, change_values(made, told(alone)))
    assert "Nothing more. Our records are up to date." in text
    assert "Council tax team" not in text
    assert "We have told the teams" not in text


def test_somebody_without_a_home_is_handed_the_letter() -> None:
    homeless = replace(KNOWN, home=None, residency=None, account=None)
    made = recorded("contact_details", {**AS_KNOWN, "email": "n@example.org"}, homeless)
    assert by_hand(homeless)
    assert "To be handed over in person" in words(CHANGED, change_values(made, told(homeless)))


def taken(receipt: Receipt) -> TakenMove:
    """The notification as a console reads it back."""
    made = [one for one in receipt.command.changes if one.entity == "work_item"]
    items = tuple(
        WorkItem(
            id=one.id,
            reference=one.fields["reference"].new,
            notification_id=receipt.story.id,
            service=one.fields["service"].new,
            action=one.fields["action"].new,
            status="sent",
            promised_by=None,
            reason=None,
            service_reference=None,
            detail=one.fields["detail"].new,
        )
        for one in made
    )
    move = receipt.story.move
    return TakenMove(
        id=receipt.story.id,
        reference=receipt.reference,
        kind="move",
        person=SIAN.id,
        from_property=move.from_property,
        to_property=move.to_property,
        last_night=move.last_night,
        first_night=move.first_night,
        told={**told_of(receipt.story), "did": []},
        reported_at=receipt.story.at,
        advisor=ASHA.login,
        work=items,
    )


def called_off(move: MoveNotification) -> tuple[Command, TakenMove]:
    before = taken(report_move(BoroughRecords()).record(SIAN.id, move, None))
    command = cancel_move(
        RememberingLog(),
        FixedClock(),
        counting_ids(500),
        advisor=ASHA.login,
        taken=before,
        contact=None,
        rules=PROFILE.move_rules,
    )
    return command, before


def test_a_move_that_will_not_happen_says_which_team_takes_what_back_by_when() -> None:
    command, before = called_off(HELPED)
    text = words(CANCELLED, cancelled_values(command, before, told()))
    for service, team in PROFILE.teams.items():
        asked = any(item.service == service for item in before.work)
        assert (team in text) is asked, team
    # Five working days, as the profile promises.
    assert text.count("Monday 30 November 2026") == len(before.work) == 4
    assert f"Reference of your move: {before.reference}" in text
    assert "From: 12 Beck Row, Westerdale WE4 2QT" in text
    assert "Keep paying your current bill" in text


def test_of_a_move_in_danger_no_address_is_written_and_it_goes_by_no_post() -> None:
    command, before = called_off(replace(HELPED, kind=MoveKind.IN_DANGER, people=MOVE.people[:1]))
    text = words(CANCELLED, cancelled_values(command, before, told()))
    assert by_hand(KNOWN, before)
    assert "To be handed over in person" in text
    assert "Station Road" not in text


def test_what_a_landlord_or_a_death_told_has_no_letter_to_the_customer() -> None:
    before = taken(report_move(BoroughRecords()).record(SIAN.id, MOVE, None))
    assert has_cancelled_letter(before)
    for kind in (MoveKind.LANDLORD, MoveKind.DEATH):
        assert not has_cancelled_letter(replace(before, told={**before.told, "kind": kind.value}))


def test_a_corrections_letter_names_the_teams_that_have_nothing_to_do_any_more() -> None:
    before = taken(report_move(BoroughRecords()).record(SIAN.id, HELPED, None))
    receipt = report_move(BoroughRecords(), first_id=700).record(SIAN.id, MOVE, None)
    story = receipt.story
    told_in = ToldIn(story.id, story.reference, story.at, PROFILE.move_rules)
    changes = told_anew(receipt.command.changes, before, told_in, counting_ids(900))
    story = with_work_told(story, changes)
    text = words("move", move_letter_values(story, ASHA, TODAY, PROFILE.teams, received=True))
    assert "We have called off what we asked of:" in text
    assert f"Benefits team, {receipt.reference}-B" in text
    assert "By when: Monday 30 November 2026" in text
    assert "We look at your" not in text
