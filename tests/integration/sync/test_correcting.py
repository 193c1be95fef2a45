"""A move corrected and cancelled at a real centre: what was told last stands, and nothing is doubled."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from advisor_console.domain.changes import Command, Outcome
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId, new_id
from advisor_console.domain.invalid import Invalid
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification, MovingPerson
from advisor_console.domain.tenancy import Letting, Tenure
from advisor_console.services.as_before import AsBefore
from advisor_console.services.cancel_move import cancel_move
from advisor_console.services.load_profile import load_profile
from advisor_console.services.report_move import Receipt, ReportMove
from advisor_console.services.taken_move import TakenMove
from tests.integration.sync.consoles import GWEN, Consoles, shown, sian
from ui.app.session import Session

DAY = timedelta(days=1)
PROFILE = load_profile("westerdale")
NO_HELP = HelpReceived(Answer.NO, Answer.NO, Answer.NO)


def reporting(session: Session, corrects: TakenMove | None = None) -> ReportMove:
    """The use case at one console."""
    records = session.records if corrects is None else AsBefore(session.records, corrects)
    return ReportMove(
        records=records,
        log=session.log,
        clock=session.clock,
        new_id=new_id,
        advisor=session.advisor,
        profile=lambda: PROFILE,
        corrects=corrects,
    )


def her_move(session: Session, last_night: date) -> MoveNotification:
    """Siân's whole household moves to Flat 2, 48 Station Road."""
    record = sian(session)
    home = session.search.addresses("Flat 2, 48 Station Road", 5)[0]
    assert record.home is not None
    people = []
    for member in record.household:
        born = member.person.date_of_birth
        assert born is not None
        age = (last_night - born).days // 365.25
        group = (
            AgeGroup.ADULT if age >= 18 else AgeGroup.SIXTEEN_OR_SEVENTEEN if age >= 16 else AgeGroup.CHILD
        )
        people.append(MovingPerson(member.person.id, member.person.full_name, group, born))
    adults = sum(one.age_group is AgeGroup.ADULT for one in people)
    return MoveNotification(
        people=tuple(people),
        from_property=record.home.id,
        from_address=record.home.address.format_one_line(),
        to_property=PropertyId(EntityId(home.id)),
        to_address=home.one_line,
        last_night=last_night,
        first_night=last_night + DAY,
        left=Letting(Tenure.PRIVATE_TENANT),
        new_tenure=Tenure.PRIVATE_TENANT,
        adults_there=adults,
        help=NO_HELP,
        garden=GardenWish.TRANSFER,
    )


def call_off(session: Session, receipt: Receipt) -> Command:
    """Cancel a move as the console does."""
    return cancel_move(
        session.log,
        session.clock,
        new_id,
        advisor=session.advisor.login,
        taken=taken(session, receipt),
        contact=None,
        rules=PROFILE.move_rules,
    )


def taken(session: Session, receipt: Receipt) -> TakenMove:
    """The notification as a console reads it."""
    found = session.taken_moves.get(receipt.story.id)
    assert found is not None
    return found


def as_it_stands(session: Session) -> dict[str, list[Any]]:
    """What holds of Siân's stays, liabilities, containers and garden; rows of no day at all hold nothing."""
    people = {sian(session).person.id}
    every = shown(session, "liability_period").items()
    periods = {id_: row for id_, row in every if row["ends_on"] != row["starts_on"]}
    owed = [
        (periods[row["period_id"]]["property_id"], periods[row["period_id"]]["starts_on"],
         periods[row["period_id"]]["ends_on"])
        for row in shown(session, "liable_person").values()
        if row["person_id"] in people and row["period_id"] in periods
    ]  # fmt: skip
    stays = [
        (row["property_id"], row["starts_on"], row["ends_on"])
        for row in shown(session, "residency").values()
        if row["person_id"] in people and row["ends_on"] != row["starts_on"]
    ]
    bins = [
        (row["property_id"], row["stream"], row["kind"])
        for row in shown(session, "container").values()
        if row["status"] == "ordered"
    ]
    garden = [
        (row["property_id"],)
        for row in shown(session, "garden_subscription").values()
        if row["person_id"] in people
    ]
    accounts = [(row["id"], row["closed_on"]) for row in shown(session, "council_tax_account").values()]
    found: dict[str, list[Any]] = {
        "stays": stays,
        "owed": owed,
        "bins": bins,
        "garden": garden,
        "accounts": accounts,
    }
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def record(session: Session, move: MoveNotification, corrects: TakenMove | None = None) -> Receipt:
    """Record a move and send it."""
    receipt = reporting(session, corrects).record(sian(session).person.id, move, None)
    report = session.sync_once()
    refused = [one.result.reason for one in session.outbox.refused() if one.result]
    assert (report.refused, refused) == (0, [])
    return receipt


def test_a_correction_stands_in_the_place_of_what_was_told(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(), consoles.ready(GWEN)
    before = as_it_stands(asha)
    soon = asha.clock.today() + 10 * DAY
    first = her_move(asha, soon)
    told = record(asha, first)
    once = as_it_stands(asha)
    assert once != before
    # Corrected by a colleague, on another machine.
    gwen.sync_once()
    later = replace(first, last_night=soon + 3 * DAY, first_night=soon + 4 * DAY)
    second = record(gwen, later, taken(gwen, told))
    asha.sync_once()
    now = as_it_stands(asha)
    day = (soon + 4 * DAY).isoformat()
    assert (PropertyId(first.to_property or EntityId("")), day, None) in now["stays"]
    assert len(now["stays"]) == len(once["stays"])
    assert now["bins"] == once["bins"]
    assert as_it_stands(gwen) == now
    items = {item.service: item for item in taken(asha, second).work}
    assert items["council_tax"].detail["in_place_of"] == f"{told.reference}-CT"
    earlier = taken(asha, told)
    assert (earlier.corrected_by, earlier.stands, taken(asha, second).stands) == (
        second.reference,
        False,
        True,
    )
    # Corrected back again: the first result.
    third = record(asha, first, taken(asha, second))
    assert as_it_stands(asha) == once
    gwen.sync_once()
    assert as_it_stands(gwen) == once
    # And cancelled before it takes effect: as if it had never been told.
    call_off(asha, third)
    assert asha.sync_once().refused == 0
    gwen.sync_once()
    assert as_it_stands(asha) == as_it_stands(gwen) == before
    actions = {row["service"] for row in shown(gwen, "work_item").values() if row["action"] == "take back"}
    assert {"council_tax", "electoral"} <= actions


def test_only_what_is_different_is_told_anew(consoles: Consoles) -> None:
    asha = consoles.ready()
    first = her_move(asha, asha.clock.today() + 10 * DAY)
    told = record(asha, first)
    second = record(asha, replace(first, garden=GardenWish.CANCEL), taken(asha, told))
    anew = [row for row in shown(asha, "work_item").values() if row["notification_id"] == second.story.id]
    assert [row["service"] for row in anew] == ["waste"]
    assert [work.service for work in second.story.assessment.work] == ["waste"]


def test_a_move_that_took_effect_is_not_cancelled(consoles: Consoles) -> None:
    asha = consoles.ready()
    told = record(asha, her_move(asha, asha.clock.today() - 2 * DAY))
    with pytest.raises(Invalid, match="took effect"):
        call_off(asha, told)


def test_two_corrections_of_one_move_do_not_both_stand(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(), consoles.ready(GWEN)
    soon = asha.clock.today() + 10 * DAY
    first = her_move(asha, soon)
    told = record(asha, first)
    gwen.sync_once()
    again = replace(first, last_night=soon + DAY, first_night=soon + 2 * DAY)
    # Both correct what they see, neither knows of the other.
    person: PersonId = sian(gwen).person.id
    reporting(gwen, taken(gwen, told)).record(person, again, None)
    record(asha, replace(first, last_night=soon - DAY, first_night=soon), taken(asha, told))
    gwen.sync_once()
    (refused,) = gwen.outbox.refused()
    assert refused.result is not None
    assert refused.result.outcome is Outcome.REFUSED
    assert (refused.result.reason or "").startswith("Somebody has corrected or cancelled this already.")
