"""A move's confirmation after the move was taken: worked out anew, and held against what is recorded."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.customer import CustomerRecord, HouseholdMember
from advisor_console.domain.electoral import Nationality, age_on
from advisor_console.domain.errors import WorldError
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, NewId, PersonId
from advisor_console.domain.moving import (
    AgeGroup,
    AssistedCollection,
    GardenWish,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NewHome,
    StayingPerson,
)
from advisor_console.domain.profile import Profile
from advisor_console.domain.staff import Advisor
from advisor_console.domain.tenancy import Agreement, Letting, Tenure, Term
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.as_before import AsBefore
from advisor_console.services.move_changes import move_changes
from advisor_console.services.move_letter import move_letter_values
from advisor_console.services.move_story import MoveStory
from advisor_console.services.move_undo import noting_what_it_does
from advisor_console.services.ports import CustomerRecords
from advisor_console.services.report_move import ConsiderMove
from advisor_console.services.taken_move import TakenMove, TakenMoves

LETTER = "move"

ONLY_SAID = frozenset(
    {
        *("estimate_until", "estimate_pay", "estimate_less", "estimate_more"),
        *("collections", "quiet_collections"),
    }
)
"""What the letter of that day said and no record keeps: our estimate, and the next collections."""

_NOT_ON_A_TENANCY = frozenset({Tenure.FAMILY.value, Tenure.LODGER.value})
_MONTHS = {Term.LONG: 6, Term.SHORT: 1}
"""Months that a tenancy was granted for, of which only is kept whether it was six or more."""
_WAY_ON = "Write to them in your own words, or print the letter where one was issued."


class NotAsRecorded(WorldError):
    """A confirmation that would say something else than was recorded, or that cannot be worked out."""


@dataclass(frozen=True, slots=True)
class ConfirmAgain:
    """Confirms moves that were taken, at any desk. received says whether the centre has a notification."""

    records: CustomerRecords
    moves: TakenMoves
    profile: Callable[[], Profile]
    advisor: Advisor
    received: Callable[[EntityId], bool]

    def values(self, notification: EntityId, today: date) -> Mapping[str, Any]:
        """Give the values of the template `move`, the letterhead's apart.

        What was told is read back and considered again as on that day; every row and every piece of work that
        follows has to be what was recorded then; what was only said (ONLY_SAID) is left out. Raises
        NotAsRecorded where it is not, and where it cannot be told.
        """
        taken = self.moves.get(notification)
        if taken is None:
            raise NotAsRecorded("This move is not on this machine.", "Sync, and try again.")
        before = AsBefore(self.records, taken)
        record = before.customer(taken.person)
        if taken.kind != "move" or not taken.stands or taken.did is None or record is None:
            raise _unknowable(taken)
        if taken.told.get("kind") != MoveKind.MOVE:
            raise _unknowable(taken)
        try:
            move = move_told(taken, record)
        except (KeyError, ValueError):
            # An older or a newer console told of it in other words.
            raise _unknowable(taken) from None
        clock = _Then(taken.reported_at)
        considered = ConsiderMove(before, clock, self.profile).consider(taken.person, move)
        if considered.assessment is None:
            raise _otherwise(taken)
        new_home = (
            before.property(move.to_property, move.first_night or clock.today()) if move.to_property else None
        )
        story = MoveStory(
            id=taken.id,
            move=move,
            assessment=considered.assessment,
            record=record,
            new_home=new_home,
            contact=None,
            advisor=taken.advisor,
            at=taken.reported_at,
        )
        if not _is_as_recorded(story, taken):
            raise _otherwise(taken)
        values = move_letter_values(
            story, self.advisor, today, self.profile().teams, received=self.received(taken.id)
        )
        return {name: value for name, value in values.items() if name not in ONLY_SAID}


@dataclass(frozen=True, slots=True)
class _Then:
    """The clock as it stood when the move was told."""

    at: datetime

    def now(self) -> datetime:
        """Give that moment."""
        return self.at

    def today(self) -> date:
        """Give the council's local day then."""
        return self.at.astimezone(LOCAL).date()


def _unknowable(taken: TakenMove) -> NotAsRecorded:
    if taken.corrected_by is not None:
        return NotAsRecorded(
            f"{taken.reference} was corrected or called off since: {taken.corrected_by} stands in its place.",
            _WAY_ON,
        )
    return NotAsRecorded(
        f"What the letter about {taken.reference} said is known only while such a move is taken.", _WAY_ON
    )


def _otherwise(taken: TakenMove) -> NotAsRecorded:
    return NotAsRecorded(
        f"Records or rules have changed since {taken.reference}: its letter would say something else today.",
        _WAY_ON,
    )


def _is_as_recorded(story: MoveStory, taken: TakenMove) -> bool:
    """Whether the move would be recorded today as it was: what was told, every row, every piece of work."""
    changes = noting_what_it_does(move_changes(story, _counted()))
    told = next(change.fields["told"].new for change in changes if change.entity == "notification")
    if _told_alike(told) != _told_alike(taken.told):
        return False
    wanted = {
        str(change.fields["service"].new): _work_alike({n: f.new for n, f in change.fields.items()})
        for change in changes
        if change.entity == "work_item"
    }
    kept = {
        item.service: _work_alike(
            {
                "action": item.action,
                "detail": item.detail,
                "promised_by": item.promised_by and item.promised_by.isoformat(),
            }
        )
        for item in taken.work
    }
    return wanted == kept


def _counted() -> NewId:
    numbers = itertools.count(1)
    return lambda: EntityId(f"new-{next(numbers)}")


def _told_alike(told: Mapping[str, Any]) -> dict[str, Any]:
    """What was told and done, with the rows that it made counted through: their ids are made by chance."""
    did = told.get("did") or ()
    made = {one["id"]: f"made-{number}" for number, one in enumerate(did) if one["op"] == "create"}

    def alike(value: Any) -> Any:
        return made.get(value, value) if isinstance(value, str) else value

    rows = [
        {
            **one,
            "id": alike(one["id"]),
            "fields": {name: [alike(part) for part in pair] for name, pair in one["fields"].items()},
        }
        for one in did
    ]
    return {**told, "did": rows}


def _work_alike(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """A service's work without the email addresses in it, which are the record's and not the move's."""
    people = [{**one, "email": None} for one in row["detail"].get("people", ())]
    detail = {**row["detail"], "people": people} if people else dict(row["detail"])
    return row["action"], detail, row.get("promised_by")


def move_told(taken: TakenMove, record: CustomerRecord) -> MoveNotification:
    """Read a move back from what its notification keeps; record is as it was before it."""
    told = taken.told
    members = {member.person.id: member for member in record.household}
    left, there = told["left"], told["taken"]
    return MoveNotification(
        kind=MoveKind(told["kind"]),
        people=tuple(_movers(told["people"], members, record)),
        staying=tuple(_staying(told["staying"], members, taken.starts_on or taken.reported_at.date())),
        others_stay=told["others_stay"],
        from_property=taken.from_property,
        from_address=told["from_address"],
        to_property=taken.to_property,
        to_address=told["to_address"],
        new_home=NewHome(told["new_home"]),
        last_night=taken.last_night,
        first_night=taken.first_night,
        left=Letting(
            Tenure(left["tenure"]),
            agreement=Agreement(left["agreement"]),
            term_months=_MONTHS[Term(left["granted_for"])] if left["granted_for"] else None,
            ends_on=_day(left["ends_on"]),
            sold_on=_day(left["sold_on"]),
        ),
        old_landlord=left["landlord"],
        old_furnished=left["furnished"],
        marketed_since=_day(left["marketed_since"]),
        new_tenure=Tenure(there["tenure"]),
        new_landlord=there["landlord"],
        adults_there=told["adults_there"],
        disregarded_there=told["disregarded_there"],
        single_person=told["single_person"],
        stays_single=told["stays_single"],
        forwarding_address=told["forwarding_address"],
        garden=GardenWish(told["garden"]),
        help=_help(told, taken),
        assisted=AssistedCollection(
            had=told["assisted"]["had"],
            wanted=told["assisted"]["wanted"],
            somebody_able=told["assisted"]["able"],
        ),
    )


def _help(told: Mapping[str, Any], taken: TakenMove) -> HelpReceived:
    answers = {name: Answer(value) for name, value in told["help"].items()}
    nowhere = not told["to_address"] and taken.to_property is None
    return HelpReceived(**answers, nowhere_to_go=nowhere and told["new_home"] != NewHome.NO_FIXED_ADDRESS)


def _movers(
    people: Sequence[Mapping[str, Any]],
    members: Mapping[PersonId, HouseholdMember],
    record: CustomerRecord,
) -> Iterator[MovingPerson]:
    for one in people:
        id_ = PersonId(EntityId(one["person"]))
        member = members.get(id_)
        person = member.person if member is not None else record.person
        yield MovingPerson(
            person=id_,
            name=one["name"],
            age_group=AgeGroup[one["age_group"].upper()],
            date_of_birth=person.date_of_birth if person.id == id_ else None,
            nationality=Nationality(one["nationality"]) if one["nationality"] else Nationality.NOT_KNOWN,
            votes_by_post=one["votes_by_post"],
            circumstances=tuple(Circumstance(CircumstanceKind(kind)) for kind in one["circumstances"]),
            last_night=_day(one["last_night"]),
            first_night=_day(one["first_night"]),
            on_agreement=_on_agreement(member),
            partner_of=_person(one["partner_of"]),
            died_on=_day(one["died_on"]),
        )


def _staying(
    people: Sequence[Mapping[str, Any]], members: Mapping[PersonId, HouseholdMember], on: date
) -> Iterator[StayingPerson]:
    for one in people:
        id_ = PersonId(EntityId(one["person"]))
        member = members.get(id_)
        born = member.person.date_of_birth if member is not None else None
        yield StayingPerson(
            person=id_,
            name=one["name"],
            age_group=AgeGroup.of_age(age_on(born, on)) if born is not None else AgeGroup.ADULT,
            on_agreement=_on_agreement(member),
            partner_of=_person(one["partner_of"]),
        )


def _on_agreement(member: HouseholdMember | None) -> bool:
    return member is None or member.residency.tenure not in _NOT_ON_A_TENANCY


def _person(value: str | None) -> PersonId | None:
    return PersonId(EntityId(value)) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
