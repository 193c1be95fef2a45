"""Somebody leaves a shared home in danger: nothing that is kept or sent says where they went."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import ProtectedAddress, WorkItem
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.moving import (
    AgeGroup,
    GardenWish,
    MoveKind,
    MoveNotification,
    MovingPerson,
    StayingPerson,
)
from advisor_console.domain.tenancy import Letting, Tenure
from advisor_console.services.report_move import ReportMove
from advisor_console.services.taken_move import TakenMove
from tests.helpers.fakes import NOW, FixedClock, RememberingLog, counting_ids
from tests.helpers.moves import ASHA, EWAN, NEW, OLD, PROFILE, SIAN, BoroughRecords, report_move

NIGHT = NOW.date()
FORWARDING = "c/o Rhys Morgan, 9 Mill Lane, Westerdale WE9 1AB"
MOVE = MoveNotification(
    people=(MovingPerson(SIAN.id, SIAN.full_name, AgeGroup.ADULT, SIAN.date_of_birth),),
    from_property=OLD.id,
    from_address=OLD.address.format_one_line(),
    to_property=NEW.id,
    to_address=NEW.address.format_one_line(),
    last_night=NIGHT,
    first_night=NIGHT.replace(day=NIGHT.day + 1),
    left=Letting(Tenure.PRIVATE_TENANT),
    new_tenure=Tenure.PRIVATE_TENANT,
    new_landlord="Harcourt Lettings",
    adults_there=1,
    staying=(StayingPerson(EWAN.id, EWAN.full_name),),
    others_stay=True,
    help=HelpReceived(Answer.NO, Answer.NO, Answer.NO),
    garden=GardenWish.TRANSFER,
    forwarding_address=FORWARDING,
)
SECRETS = ("Station Road", f'"new": "{NEW.id}"', "WE1 6HN", "Rhys Morgan", "Harcourt")


def told(move: MoveNotification) -> str:
    """Everything that is saved, said, shown and written of a move, in one text."""
    log = RememberingLog()
    use = report_move(BoroughRecords(), log)
    receipt = use.record(SIAN.id, move, None)
    letter = use.letter_values(receipt, PROFILE.teams, received=True)
    assessment = receipt.story.assessment
    said = [one.text for one in (*assessment.say, *assessment.for_who_stays)]
    # Everything of the command but the one row that is kept apart, which its own policy guards at the centre.
    saved = [one.as_json() for one in log.saved]
    for one in saved:
        one["changes"] = [change for change in one["changes"] if change["entity"] != "protected_address"]
    command = json.dumps(saved, ensure_ascii=False)
    return "\n".join([command, repr(letter), *said])


def test_nothing_says_where_they_went() -> None:
    hidden = told(replace(MOVE, kind=MoveKind.IN_DANGER))
    assert [secret for secret in SECRETS if secret in hidden] == []
    # The same of a move without danger says most of it, so the proof looks where it would stand.
    plain = told(MOVE)
    assert [secret for secret in SECRETS if secret not in plain] == []


HIDDEN = replace(MOVE, kind=MoveKind.IN_DANGER)


def rows(command: Command, entity: str) -> list[dict[str, Any]]:
    """What a command makes of an entity."""
    return [
        {"id": one.id, **{name: field.new for name, field in one.fields.items()}}
        for one in command.changes
        if one.entity == entity
    ]


def test_where_they_went_is_kept_apart_and_named_by_an_id_alone() -> None:
    command = report_move(BoroughRecords()).record(SIAN.id, HIDDEN, None).command
    (kept,) = rows(command, "protected_address")
    (note,) = rows(command, "notification")
    assert kept == {
        "id": note["told"]["protected_address"],
        "person_id": SIAN.id,
        "notification_id": note["id"],
        "advisor": "asha",
        "address": NEW.address.format_one_line(),
        "uprn": NEW.uprn,
        "letters_to": FORWARDING,
        "landlord": "Harcourt Lettings",
        "told_at": NOW.isoformat(),
    }
    named = {work["service"]: work["detail"].get("protected_address") for work in rows(command, "work_item")}
    # Nothing goes to the registration officer by itself.
    assert named == {"council_tax": kept["id"], "waste": kept["id"]}


def test_of_an_open_move_nothing_is_kept_apart() -> None:
    command = report_move(BoroughRecords()).record(SIAN.id, MOVE, None).command
    assert rows(command, "protected_address") == []
    assert "protected_address" not in rows(command, "notification")[0]["told"]


def test_somewhere_safe_to_write_to_is_kept_apart_also_where_there_is_no_address_yet() -> None:
    nowhere = replace(
        HIDDEN, to_property=None, to_address="", first_night=None,
        help=replace(MOVE.help, nowhere_to_go=True),
    )  # fmt: skip
    command = report_move(BoroughRecords()).record(SIAN.id, nowhere, None).command
    (kept,) = rows(command, "protected_address")
    assert (kept["address"], kept["letters_to"]) == ("", FORWARDING)


def corrected(move: MoveNotification) -> tuple[Command, Mapping[str, Any]]:
    """A correction of HIDDEN, and the address as that kept it."""
    first = report_move(BoroughRecords()).record(SIAN.id, HIDDEN, None).command
    (note,), (kept,) = rows(first, "notification"), rows(first, "protected_address")
    before = ProtectedAddress(
        kept["id"], kept["address"], kept["uprn"], kept["letters_to"], kept["landlord"], NEW.id
    )
    work = tuple(
        WorkItem(one["id"], one["reference"], note["id"], one["service"], one["action"], "sent", None, None,
                 None, one["detail"])
        for one in rows(first, "work_item")
    )  # fmt: skip
    taken = TakenMove(
        note["id"], note["reference"], "move", SIAN.id, OLD.id, None, MOVE.last_night, MOVE.first_night,
        note["told"], NOW, "asha", work=work, protected_address=before,
    )  # fmt: skip
    use = ReportMove(
        records=BoroughRecords(),
        log=RememberingLog(),
        clock=FixedClock(),
        new_id=counting_ids(5000),
        advisor=ASHA,
        profile=lambda: PROFILE,
        corrects=taken,
    )
    return use.record(SIAN.id, move, None).command, kept


def test_a_correction_that_leaves_the_address_alone_tells_no_service_of_it_again() -> None:
    command, kept = corrected(HIDDEN)
    assert rows(command, "protected_address") == []
    assert rows(command, "notification")[0]["told"]["protected_address"] == kept["id"]
    assert rows(command, "work_item") == []


def test_a_corrected_address_is_another_row_and_the_services_are_told() -> None:
    command, kept = corrected(replace(HIDDEN, to_property=None, to_address="4 Quay Street, Aberllan"))
    (made,) = rows(command, "protected_address")
    assert (made["address"], made.get("uprn")) == ("4 Quay Street, Aberllan", None)
    assert made["id"] != kept["id"]
    told = {work["service"]: work["detail"]["protected_address"] for work in rows(command, "work_item")}
    assert told["council_tax"] == made["id"]


def test_the_letter_never_goes_to_the_home_they_left() -> None:
    use = report_move(BoroughRecords())
    receipt = use.record(SIAN.id, replace(MOVE, kind=MoveKind.IN_DANGER), None)
    assert use.letter_values(receipt, PROFILE.teams, received=True)["recipient"] == [
        SIAN.full_name,
        "To be handed over in person",
    ]
