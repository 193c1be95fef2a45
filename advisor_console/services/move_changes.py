"""What a move writes: every row of one command, worked out from what the record held when it was told."""

from collections.abc import Iterator
from datetime import date

from advisor_console.domain.changes import Change, Value, altered, created
from advisor_console.domain.containers import Act
from advisor_console.domain.customer import Residency
from advisor_console.domain.ids import NewId, PersonId
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification
from advisor_console.services.move_in_confidence import named, protected_address
from advisor_console.services.move_liability import liability_changes, new_liability_is_clear
from advisor_console.services.move_story import MoveStory, work_reference
from advisor_console.services.move_told import told


def move_changes(story: MoveStory, new_id: NewId) -> tuple[Change, ...]:
    """List the changes in an order in which each row's parents come before it."""
    return (
        _notification(story),
        *protected_address(story),
        *_residencies(story, new_id),
        *liability_changes(story, new_id),
        *_containers(story, new_id),
        *_garden(story),
        *_advice(story, new_id),
        *_work(story, new_id),
    )


def _notification(story: MoveStory) -> Change:
    move = story.move
    return created(
        "notification",
        story.id,
        {
            "reference": story.reference,
            "kind": "move" if story.corrects is None else "move_correction",
            "person_id": story.record.person.id,
            "contact_id": story.contact,
            "from_property_id": move.from_property,
            "to_property_id": move.to_property,
            "last_night": _day(move.last_night),
            "first_night": _day(move.first_night),
            "told": told(story),
            "corrects_id": story.corrects,
            "reported_at": story.at.isoformat(),
            "advisor": story.advisor,
        },
    )


def _residencies(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """End each mover's residency at the old home, and begin one at the new."""
    move, record = story.move, story.record
    at_home = {member.person.id: member.residency for member in record.household}
    if record.residency is not None:
        # A residency that has not begun, or is over, is not among today's household.
        at_home.setdefault(record.person.id, record.residency)
    residents = story.new_home.residents if story.new_home else ()
    there_already = {member.person.id for member in residents}
    for person in move.people:
        residency = at_home.get(person.person)
        left_on, first_night = move.left_on_of(person), move.first_night_of(person)
        if residency is not None and residency.property_id == move.from_property and left_on is not None:
            yield from _ended(residency, left_on)
        if story.new_home is None or first_night is None or person.person in there_already:
            continue
        yield created(
            "residency",
            new_id(),
            {
                "person_id": person.person,
                "property_id": story.new_home.property.id,
                "starts_on": _day(first_night),
                "tenure": _tenure_of(move, person.age_group),
            },
        )


def _tenure_of(move: MoveNotification, age_group: AgeGroup) -> str:
    return move.new_tenure.value if age_group is AgeGroup.ADULT else "family"


def _ended(residency: Residency, left_on: date) -> Iterator[Change]:
    """End a residency, never later than it ends already.

    A period is one group: both its ends go together, so that it is contested whole.
    """
    if residency.ends_on is not None and residency.ends_on <= left_on:
        return
    starts_on = _day(residency.starts_on)
    yield altered(
        "residency",
        residency.id,
        {"starts_on": starts_on, "ends_on": _day(residency.ends_on)},
        {"starts_on": starts_on, "ends_on": _day(max(left_on, residency.starts_on))},
    )


def _containers(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """Order what the new home lacks; what is exchanged stays in place until the crew takes it."""
    if story.new_home is None:
        return
    for action in story.assessment.bins.actions:
        if action.act is Act.REMOVE:
            # It stays on the record until the crew has taken it.
            continue
        yield created(
            "container",
            new_id(),
            {
                "property_id": story.new_home.property.id,
                "stream": action.spec.stream.value,
                "kind": action.spec.kind,
                "colour": action.spec.colour,
                "capacity_litres": action.spec.capacity_litres,
                "status": "ordered",
            },
        )


def _garden(story: MoveStory) -> Iterator[Change]:
    garden, move = story.record.garden, story.move
    if garden is None or garden.property_id != move.from_property:
        return
    if move.garden is GardenWish.TRANSFER and story.new_home is not None:
        yield altered(
            "garden_subscription",
            garden.id,
            {"property_id": garden.property_id},
            {"property_id": story.new_home.property.id},
        )
    elif move.garden is GardenWish.CANCEL and move.left_on is not None:
        starts_on = _day(garden.starts_on)
        ends_on = _day(max(garden.starts_on, min(move.left_on, garden.ends_on)))
        yield altered(
            "garden_subscription",
            garden.id,
            {"starts_on": starts_on, "ends_on": _day(garden.ends_on)},
            {"starts_on": starts_on, "ends_on": ends_on},
        )


def _advice(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """Note that each elector was advised, and whose details were passed on: nothing else is ours."""
    for one in story.assessment.electoral.people:
        if not one.is_advised:
            continue
        yield created(
            "electoral_advice",
            new_id(),
            {
                "person_id": one.person,
                "notification_id": story.id,
                "advised_at": story.at.isoformat(),
                "passed_on_at": story.at.isoformat() if one.pass_on else None,
                "advisor": story.advisor,
            },
        )


def _work(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    details = _work_details(story)
    for work in story.assessment.work:
        yield created(
            "work_item",
            new_id(),
            {
                "reference": work_reference(story, work.service),
                "notification_id": story.id,
                "person_id": story.record.person.id,
                "service": work.service,
                "action": work.action,
                "detail": details[work.service],
                "promised_by": _day(work.promised_by),
                "recorded_at": story.at.isoformat(),
            },
        )


def _work_details(story: MoveStory) -> dict[str, dict[str, Value]]:
    """Give each service its own part, and nobody else's."""
    assessment, move = story.assessment, story.move
    passed_on: list[PersonId] = [one.person for one in assessment.electoral.people if one.pass_on]
    emails = {member.person.id: member.person.email for member in story.record.household}
    emails[story.record.person.id] = story.record.person.email
    return {
        "council_tax": {
            "account": story.record.account.reference if story.record.account else None,
            "from": move.from_address,
            "to": move.to_address,
            "liable_until": _day(assessment.council_tax.ends.last_day)
            if assessment.council_tax.ends
            else None,
            "liable_from": _day(assessment.council_tax.starts_on),
            # False: somebody else owes the new home on some of those days, so revenues decides.
            "new_liability_recorded": new_liability_is_clear(story),
            "summary": [sentence.text for sentence in assessment.council_tax.summary],
            **named(story),
        },
        "waste": {
            "to": move.to_address,
            "summary": [sentence.text for sentence in assessment.bins.summary],
            **named(story),
        },
        # What goes to the registration officer: name, new address and email, on the profile's legal basis.
        "electoral": {
            "to": move.to_address,
            "people": [
                {"name": person.name, "email": emails.get(person.person)}
                for person in move.people
                if person.person in passed_on
            ],
        },
        "benefits": {
            "from": move.from_address,
            "to": move.to_address,
            "summary": [sentence.text for sentence in assessment.help.summary],
            **named(story),
        },
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
