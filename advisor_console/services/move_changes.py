"""What a move writes: every row of one command, worked out from what the record held when it was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from advisor_console.domain.changes import Change, Value, altered, created
from advisor_console.domain.customer import CustomerRecord, HouseholdMember, LiabilityPeriod, PropertyRecord
from advisor_console.domain.ids import EntityId, NewId, PersonId
from advisor_console.domain.move_assessment import MoveAssessment
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification
from advisor_console.domain.reference import reference_from

_SUFFIXES = {"council_tax": "CT", "waste": "W", "electoral": "EL", "benefits": "B"}


@dataclass(frozen=True, slots=True)
class MoveStory:
    """A checked move with all that its changes are made from.

    new_home is the property moved to as it stands on the first night; None outside the area. at is UTC.
    """

    id: EntityId
    move: MoveNotification
    assessment: MoveAssessment
    record: CustomerRecord
    new_home: PropertyRecord | None
    contact: EntityId | None
    advisor: str
    at: datetime

    @property
    def reference(self) -> str:
        """The reference that the customer is given."""
        return reference_from(self.id, "MV")


def work_reference(story: MoveStory, service: str) -> str:
    """Give one service's own reference within the notification."""
    return f"{story.reference}-{_SUFFIXES[service]}"


def move_changes(story: MoveStory, new_id: NewId) -> tuple[Change, ...]:
    """List the changes in an order in which each row's parents come before it."""
    return (
        _notification(story),
        *_residencies(story, new_id),
        *_liability(story, new_id),
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
            "kind": "move",
            "person_id": story.record.person.id,
            "contact_id": story.contact,
            "from_property_id": move.from_property,
            "to_property_id": move.to_property,
            "last_night": _day(move.last_night),
            "first_night": _day(move.first_night),
            "told": told(story),
            "reported_at": story.at.isoformat(),
            "advisor": story.advisor,
        },
    )


def told(story: MoveStory) -> dict[str, Any]:
    """Give what was told, as it was told; a protected person's new address is not repeated in words."""
    move = story.move
    hidden = any(person.protected for person in move.people)
    destination = "another address" if hidden else (move.to_address or "no fixed address")
    names = ", ".join(person.name for person in move.people)
    on = f" on {move.changed_on.day} {move.changed_on:%B %Y}" if move.changed_on else ""
    return {
        "summary": f"Move of {names} to {destination}{on}.",
        "people": [
            {"person": person.person, "name": person.name, "age_group": person.age_group.name.lower()}
            for person in move.people
        ],
        "from_address": move.from_address,
        "to_address": move.to_address,
        "left": {
            "tenure": move.left.tenure.value,
            "agreement": move.left.agreement.value,
            "ends_on": _day(move.left.ends_on),
            "sold_on": _day(move.left.sold_on),
            "landlord": move.old_landlord,
        },
        "taken": {"tenure": move.new_tenure.value, "landlord": move.new_landlord},
        "adults_there": move.adults_there,
        "single_person": move.single_person,
        "others_stay": move.others_stay,
        "forwarding_address": move.forwarding_address,
        "garden": move.garden.value,
        "help": {
            "council_tax_reduction": move.help.council_tax_reduction.value,
            "housing_benefit": move.help.housing_benefit.value,
            "universal_credit": move.help.universal_credit.value,
        },
    }


def _residencies(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """End each mover's residency at the old home, and begin one at the new."""
    move = story.move
    at_home = {member.person.id: member for member in story.record.household}
    for person in move.people:
        member = at_home.get(person.person)
        if member is not None and move.left_on is not None and move.from_property is not None:
            yield _ended(member, move.left_on)
        if story.new_home is not None and move.first_night is not None:
            yield created(
                "residency",
                new_id(),
                {
                    "person_id": person.person,
                    "property_id": story.new_home.property.id,
                    "starts_on": _day(move.first_night),
                    "tenure": _tenure_of(move, person.age_group),
                },
            )


def _tenure_of(move: MoveNotification, age_group: AgeGroup) -> str:
    return move.new_tenure.value if age_group is AgeGroup.ADULT else "family"


def _ended(member: HouseholdMember, left_on: date) -> Change:
    """A period is one group: both its ends go together, so that it is contested whole."""
    starts_on = _day(member.residency.starts_on)
    ends_on = _day(max(left_on, member.residency.starts_on))
    return altered(
        "residency",
        member.residency.id,
        {"starts_on": starts_on, "ends_on": _day(member.residency.ends_on)},
        {"starts_on": starts_on, "ends_on": ends_on},
    )


def _liability(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    tax, account = story.assessment.council_tax, story.record.account
    if tax.ends is not None and tax.ends.ends_on is not None and not story.move.others_stay and account:
        open_periods = [
            period
            for period in account.periods
            if period.property_id == story.move.from_property
            and (period.ends_on is None or period.ends_on > tax.ends.ends_on)
            and period.starts_on < tax.ends.ends_on
        ]
        for period in open_periods:
            yield _period_ended(period, tax.ends.ends_on)
        if open_periods:
            yield altered(
                "council_tax_account",
                account.id,
                {"opened_on": _day(account.opened_on), "closed_on": _day(account.closed_on)},
                {"opened_on": _day(account.opened_on), "closed_on": _day(tax.ends.ends_on)},
            )
    if tax.starts_on is not None and story.new_home is not None:
        yield from _new_liability(story, story.new_home, tax.starts_on, new_id)


def _new_liability(
    story: MoveStory, home: PropertyRecord, starts_on: date, new_id: NewId
) -> Iterator[Change]:
    """Begin the new period, unless somebody who lives there still owes it: revenues decides that.

    A day has one liable group (the schema refuses two). An owner of an empty home stops owing when somebody
    moves in (LGFA 1992 s6), so that period ends here.
    """
    before = home.period
    if before is not None:
        occupied = bool(home.residents) or before.starts_on >= starts_on
        if occupied:
            return
        yield _period_ended(before, starts_on)
    period = new_id()
    yield created(
        "liability_period",
        period,
        {"property_id": home.property.id, "starts_on": _day(starts_on), "basis": "liable"},
    )
    for person in story.move.people:
        if person.age_group is AgeGroup.ADULT:
            yield created("liable_person", new_id(), {"period_id": period, "person_id": person.person})


def _period_ended(period: LiabilityPeriod, ends_on: date) -> Change:
    starts_on = _day(period.starts_on)
    return altered(
        "liability_period",
        period.id,
        {"starts_on": starts_on, "ends_on": _day(period.ends_on)},
        {"starts_on": starts_on, "ends_on": _day(ends_on)},
    )


def _containers(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """Order what the new home lacks; what is exchanged stays in place until the crew takes it."""
    if story.new_home is None:
        return
    for action in story.assessment.bins.actions:
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
        if not (one.to_register or one.pass_on):
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
            "summary": [sentence.text for sentence in assessment.council_tax.summary],
        },
        "waste": {
            "to": move.to_address,
            "summary": [sentence.text for sentence in assessment.bins.summary],
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
        },
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
