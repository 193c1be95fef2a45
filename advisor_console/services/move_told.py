"""What was told of a move, as its notification keeps it: enough to read every answer back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from advisor_console.domain.electoral import Nationality
from advisor_console.domain.moving import MoveKind, MoveNotification, MovingPerson, NewHome
from advisor_console.domain.sentences import short_day
from advisor_console.services.move_in_confidence import named
from advisor_console.services.move_story import MoveStory


def told(story: MoveStory) -> dict[str, Any]:
    """Give what was told, as it was told."""
    move = story.move
    return {
        "summary": _summary(move, again=story.corrects is not None),
        "kind": move.kind.value,
        "people": [_person(one) for one in move.people],
        "staying": [
            {"person": one.person, "name": one.name, "partner_of": one.partner_of} for one in move.staying
        ],
        "from_address": move.from_address,
        "to_address": move.to_address,
        "new_home": move.new_home.value,
        "left": {
            "tenure": move.left.tenure.value,
            "agreement": move.left.agreement.value,
            "granted_for": move.left.term.value if move.left.term else None,
            "ends_on": _day(move.left.ends_on),
            "sold_on": _day(move.left.sold_on),
            "landlord": move.old_landlord,
            "furnished": move.old_furnished,
            "marketed_since": _day(move.marketed_since),
        },
        "taken": {"tenure": move.new_tenure.value, "landlord": move.new_landlord},
        "adults_there": move.adults_there,
        "disregarded_there": move.disregarded_there,
        "single_person": move.single_person,
        "others_stay": move.others_stay,
        "stays_single": move.stays_single,
        "forwarding_address": move.forwarding_address,
        "garden": move.garden.value,
        "help": {
            "council_tax_reduction": move.help.council_tax_reduction.value,
            "housing_benefit": move.help.housing_benefit.value,
            "universal_credit": move.help.universal_credit.value,
        },
        "assisted": {
            "had": move.assisted.had,
            "wanted": move.assisted.wanted,
            "able": move.assisted.somebody_able,
        },
        **_of_its_kind(move),
        **named(story),
    }


def _person(person: MovingPerson) -> Mapping[str, Any]:
    return {
        "person": person.person,
        "name": person.name,
        "age_group": person.age_group.name.lower(),
        "votes_by_post": person.votes_by_post,
        "last_night": _day(person.last_night),
        "first_night": _day(person.first_night),
        "circumstances": [one.kind.value for one in person.circumstances],
        "died_on": _day(person.died_on),
        "partner_of": person.partner_of,
        "nationality": person.nationality.value if person.nationality is not Nationality.NOT_KNOWN else None,
    }


def _of_its_kind(move: MoveNotification) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if move.estate is not None:
        more["estate"] = {
            "probate_on": _day(move.estate.probate_on),
            "told_once": move.estate.told_once,
        }
    if move.landlord is not None:
        more["landlord"] = {
            "owner": move.landlord.owner,
            "next_tenants": [
                {"name": one.name, "first_night": _day(one.first_night)} for one in move.landlord.next_tenants
            ],
        }
    return more


def _summary(move: MoveNotification, *, again: bool) -> str:
    names = ", ".join(person.name for person in move.people)
    day = move.changed_on
    on = f" on {short_day(day)} {day.year}" if day else ""
    before = "Corrected: " if again else ""
    if move.kind is MoveKind.DEATH:
        return f"{before}Death of {names}{on}."
    if move.kind is MoveKind.LANDLORD:
        return f"{before}The landlord reports that {names} left{on}."
    if move.hides_new_address:
        return f"{before}Move of {names}{on}."
    nowhere = "no fixed address" if move.new_home is NewHome.NO_FIXED_ADDRESS else "no address yet"
    return f"{before}Move of {names} to {move.to_address or nowhere}{on}."


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
