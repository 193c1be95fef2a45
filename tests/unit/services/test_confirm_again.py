"""A move's confirmation is worked out again from what is kept, or refused where that would say otherwise."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.customer import WorkItem
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.moving import (
    AssistedCollection,
    GardenWish,
    MoveKind,
    MoveNotification,
    NewHome,
    StayingPerson,
)
from advisor_console.domain.tenancy import Agreement, Letting, Tenure
from advisor_console.services.confirm_again import ONLY_SAID, ConfirmAgain, NotAsRecorded
from advisor_console.services.report_move import Receipt
from advisor_console.services.taken_move import TakenMove
from tests.helpers.fakes import NOW, RememberingLog
from tests.helpers.moves import ASHA, NEW_HOME, OLD_HOME, PROFILE, RECORD, SIAN, BoroughRecords, report_move
from tests.unit.services.test_report_move import BOTH, CHILDREN, FIRST, LAST, MOVE

TODAY = NOW.date()
MOVES = {
    "everybody within the area": MOVE,
    "out of the area": replace(
        MOVE, to_property=None, to_address="4 High Street, Leeds LS1 1AA", adults_there=None
    ),
    "no address yet": replace(
        MOVE,
        to_property=None,
        to_address="",
        adults_there=None,
        first_night=None,
        help=HelpReceived(Answer.YES, Answer.NOT_KNOWN, Answer.NO, nowhere_to_go=True),
        forwarding_address="c/o The Mission, 2 Mill Lane, Westerdale WE1 1AB",
    ),
    "no fixed address": replace(
        MOVE,
        to_property=None,
        to_address="",
        adults_there=None,
        first_night=None,
        new_home=NewHome.NO_FIXED_ADDRESS,
        forwarding_address="c/o The Mission, 2 Mill Lane, Westerdale WE1 1AB",
    ),
    "one leaves and others stay": replace(
        MOVE,
        people=BOTH[:1],
        staying=(
            StayingPerson(BOTH[1].person, BOTH[1].name),
            *(StayingPerson(one.person, one.name, one.age_group) for one in CHILDREN),
        ),
        others_stay=True,
        stays_single=True,
        adults_there=1,
        single_person=True,
    ),
    "nights, circumstances and bins of their own": replace(
        MOVE,
        people=(
            replace(BOTH[0], votes_by_post=True, circumstances=(Circumstance(CircumstanceKind.STUDENT),)),
            replace(BOTH[1], last_night=LAST + timedelta(days=2), first_night=FIRST + timedelta(days=2)),
            *CHILDREN,
        ),
        garden=GardenWish.TRANSFER,
        assisted=AssistedCollection(had=True, wanted=True),
        left=Letting(Tenure.PRIVATE_TENANT, Agreement.PERIODIC, 12, LAST + timedelta(days=20)),
        old_landlord="Thornwick",
        new_landlord="Mill Homes",
        help=HelpReceived(Answer.YES, Answer.YES, Answer.NOT_KNOWN),
    ),
}


class Taken:
    """What is kept of one move; altered changes what is read of it."""

    def __init__(self, receipt: Receipt, **altered: Any) -> None:
        rows = {change.entity: change for change in receipt.command.changes}
        note = {name: field.new for name, field in rows["notification"].fields.items()}
        self.move = TakenMove(
            id=receipt.story.id,
            reference=note["reference"],
            kind=note["kind"],
            person=PersonId(note["person_id"]),
            from_property=PropertyId(note["from_property_id"]),
            to_property=note.get("to_property_id"),
            last_night=_day(note.get("last_night")),
            first_night=_day(note.get("first_night")),
            told=note["told"],
            reported_at=receipt.story.at,
            advisor="asha",
            work=tuple(_items(receipt)),
        )
        self.move = replace(self.move, **altered)

    def get(self, _notification: EntityId) -> TakenMove | None:
        return self.move


def _items(receipt: Receipt) -> Any:
    for change in receipt.command.changes:
        if change.entity == "work_item":
            row = {name: field.new for name, field in change.fields.items()}
            yield WorkItem(
                change.id,
                row["reference"],
                row["notification_id"],
                row["service"],
                row["action"],
                "recorded",
                _day(row.get("promised_by")),
                None,
                None,
                row["detail"],
            )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def recorded(move: MoveNotification) -> Receipt:
    return report_move(BoroughRecords(), RememberingLog()).record(SIAN.id, move, None)


def again(taken: Taken, records: BoroughRecords | None = None, profile: Any = PROFILE) -> ConfirmAgain:
    return ConfirmAgain(records or BoroughRecords(), taken, lambda: profile, ASHA, lambda _id: True)


@pytest.mark.parametrize("name", MOVES)
def test_it_says_what_the_letter_of_that_day_said(name: str) -> None:
    receipt = recorded(MOVES[name])
    expected = report_move(BoroughRecords()).letter_values(receipt, PROFILE.teams, received=True)
    kept = {name: value for name, value in expected.items() if name not in ONLY_SAID}
    assert again(Taken(receipt)).values(receipt.story.id, TODAY) == kept


def test_what_was_said_and_is_not_recorded_is_not_claimed() -> None:
    receipt = recorded(MOVE)
    said = report_move(BoroughRecords()).letter_values(receipt, PROFILE.teams, received=True)
    assert {"estimate_less", "collections"} <= {name for name in ONLY_SAID if said.get(name)}
    # Charges that were set otherwise since change nothing of what is told again.
    dearer = replace(PROFILE, council_tax=replace(PROFILE.council_tax, years=()))
    use = again(Taken(receipt), profile=dearer)
    assert use.values(receipt.story.id, TODAY) == again(Taken(receipt)).values(receipt.story.id, TODAY)


def test_paper_claims_receipt_only_where_it_was_received() -> None:
    receipt = recorded(MOVE)
    use = replace(again(Taken(receipt)), received=lambda _id: False)
    assert use.values(receipt.story.id, TODAY)["received"] is False


def refusal(use: ConfirmAgain) -> str:
    with pytest.raises(NotAsRecorded) as refused:
        use.values(EntityId("any"), TODAY)
    assert "print the letter where one was issued" in refused.value.way_on
    return refused.value.sentence


def test_it_is_refused_where_records_or_rules_say_something_else_since() -> None:
    receipt = recorded(MOVE)
    taken, otherwise = Taken(receipt), "would say something else today"
    delivered = BoroughRecords(RECORD, OLD_HOME, replace(NEW_HOME, containers=()))
    assert otherwise in refusal(again(taken, delivered))
    told = {**taken.move.told, "garden": GardenWish.CANCEL.value}
    assert otherwise in refusal(again(Taken(receipt, told=told)))
    work = tuple(replace(one, promised_by=TODAY) for one in taken.move.work)
    assert otherwise in refusal(again(Taken(receipt, work=work)))
    assert otherwise in refusal(again(Taken(receipt, work=work[1:])))


def test_it_is_refused_for_what_is_known_only_at_the_time() -> None:
    receipt = recorded(MOVE)
    told = Taken(receipt).move.told
    only = "known only while such a move is taken"
    old = {name: value for name, value in told.items() if name != "did"}
    assert only in refusal(again(Taken(receipt, told=old)))
    for kind in (MoveKind.DEATH, MoveKind.IN_DANGER, MoveKind.LANDLORD):
        assert only in refusal(again(Taken(receipt, told={**told, "kind": kind.value})))
    assert only in refusal(again(Taken(receipt, kind="move_correction")))
    assert "corrected or called off since: MV-9" in refusal(again(Taken(receipt, corrected_by="MV-9")))
