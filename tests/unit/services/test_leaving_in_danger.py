"""Somebody leaves a shared home in danger: nothing that is kept or sent says where they went."""

import json
from dataclasses import replace

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
from tests.helpers.fakes import NOW, RememberingLog
from tests.helpers.moves import EWAN, NEW, OLD, PROFILE, SIAN, BoroughRecords, report_move

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
    command = json.dumps([one.as_json() for one in log.saved], ensure_ascii=False)
    return "\n".join([command, repr(letter), *said])


def test_nothing_says_where_they_went() -> None:
    hidden = told(replace(MOVE, kind=MoveKind.IN_DANGER))
    assert [secret for secret in SECRETS if secret in hidden] == []
    # The same of a move without danger says most of it, so the proof looks where it would stand.
    plain = told(MOVE)
    assert [secret for secret in SECRETS if secret not in plain] == []


def test_the_letter_never_goes_to_the_home_they_left() -> None:
    use = report_move(BoroughRecords())
    receipt = use.record(SIAN.id, replace(MOVE, kind=MoveKind.IN_DANGER), None)
    assert use.letter_values(receipt, PROFILE.teams, received=True)["recipient"] == [
        SIAN.full_name,
        "To be handed over in person",
    ]
