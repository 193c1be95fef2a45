"""Who owes council tax after a move, as far as the record lets the console say it without a contradiction."""

from collections.abc import Iterator
from datetime import date

from advisor_console.domain.changes import Change, altered, created
from advisor_console.domain.customer import CouncilTaxAccount, LiabilityPeriod, PropertyRecord
from advisor_console.domain.home_days import merged
from advisor_console.domain.ids import EntityId, NewId, PersonId
from advisor_console.domain.liability import Basis
from advisor_console.domain.moving import AgeGroup, is_adult
from advisor_console.services.move_story import MoveStory


def liability_changes(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    """End the movers' liability for the old home, and begin it at the new one.

    A day of a home has one liable group (the schema refuses two), so nothing is begun that could lie over
    a period that is known or may follow one: revenues decides those, from the work item.
    """
    yield from _old_liability(story, new_id)
    starts_on = story.assessment.council_tax.starts_on
    if starts_on is not None and story.new_home is not None:
        yield from _new_liability(story, story.new_home, starts_on, new_id)


def new_liability_is_clear(story: MoveStory) -> bool:
    """Say whether the console itself can begin the liability for the new home."""
    starts_on, home = story.assessment.council_tax.starts_on, story.new_home
    if starts_on is None or home is None:
        return True
    return bool(_adults(story)) and _room_for(home, starts_on, story)


def _adults(story: MoveStory) -> tuple[PersonId, ...]:
    return tuple(person.person for person in story.move.people if person.age_group is AgeGroup.ADULT)


def _old_liability(story: MoveStory, new_id: NewId) -> Iterator[Change]:
    ends, account = story.assessment.council_tax.ends, story.record.account
    if ends is None or ends.ends_on is None or account is None:
        return
    movers = {person.person for person in story.move.people}
    open_periods = [
        period
        for period in account.periods
        if period.property_id == story.move.from_property
        and (period.ends_on is None or period.ends_on > ends.ends_on)
        and period.starts_on < ends.ends_on
        and movers & set(period.liable)
    ]
    if len(open_periods) == 1 and _leave_one_by_one(story):
        yield from _one_by_one(story, account, open_periods[0], new_id)
        return
    for period in open_periods:
        yield _period_ended(period, ends.ends_on)
        if story.move.others_stay:
            yield from _those_who_stay(story, period, ends.ends_on, new_id)
    if open_periods and not story.move.others_stay:
        yield from _account_closed(account, ends.ends_on)


def _leave_one_by_one(story: MoveStory) -> bool:
    days = {story.move.left_on_of(person) for person in story.move.people}
    return len(days) > 1


def _one_by_one(
    story: MoveStory, account: CouncilTaxAccount, period: LiabilityPeriod, new_id: NewId
) -> Iterator[Change]:
    """Let each day be owed by those who are left, as the rules cut them; then the account closes."""
    steps = merged(story.assessment.council_tax.old_periods)[1:]
    if not steps:
        return
    yield _period_ended(period, steps[0].starts_on)
    for step in steps:
        people = [party.person for party in step.liable if party.person is not None]
        if not people and step.basis is not Basis.UNDECIDED:
            yield from _account_closed(account, step.starts_on)
            return
        follows = new_id()
        yield created(
            "liability_period",
            follows,
            {
                "property_id": period.property_id,
                "account_id": period.account_id if people else None,
                "starts_on": _day(step.starts_on),
                "ends_on": _day(step.ends_on or period.ends_on),
                "basis": step.basis.value,
            },
        )
        for person in people:
            yield created("liable_person", new_id(), {"period_id": follows, "person_id": person})
        if not people:
            yield from _account_closed(account, step.starts_on)
            return


def _those_who_stay(
    story: MoveStory, period: LiabilityPeriod, from_day: date, new_id: NewId
) -> Iterator[Change]:
    """Go on with whoever else was liable; an adult who was not leaves it undecided (LGFA 1992 s6(2))."""
    movers = {person.person for person in story.move.people}
    liable = [person for person in period.liable if person not in movers]
    if not liable and not _adults_stay(story, movers, from_day):
        return
    follows = new_id()
    yield created(
        "liability_period",
        follows,
        {
            "property_id": period.property_id,
            "account_id": period.account_id if liable else None,
            "starts_on": _day(from_day),
            "ends_on": _day(period.ends_on),
            "basis": period.basis if liable else "undecided",
        },
    )
    for person in liable:
        yield created("liable_person", new_id(), {"period_id": follows, "person_id": person})


def _adults_stay(story: MoveStory, movers: set[PersonId], on: date) -> bool:
    return any(
        is_adult(member.person.date_of_birth, on)
        for member in story.record.household
        if member.person.id not in movers
    )


def _account_closed(account: CouncilTaxAccount, ends_on: date) -> Iterator[Change]:
    if account.closed_on is not None and account.closed_on <= ends_on:
        return
    opened_on = _day(account.opened_on)
    yield altered(
        "council_tax_account",
        account.id,
        {"opened_on": opened_on, "closed_on": _day(account.closed_on)},
        {"opened_on": opened_on, "closed_on": _day(max(account.opened_on, ends_on))},
    )


def _room_for(home: PropertyRecord, starts_on: date, story: MoveStory) -> bool:
    """Whether nobody owes the home from then on but the owner or tenant of an empty one.

    Whoever lives there owes it before an absent owner does (LGFA 1992 s6(2)), so a period that is open may
    be ended for an empty home. One that has an end may have another after it, which is not known here.
    """
    before = home.period
    if before is None:
        return True
    movers = {person.person for person in story.move.people}
    others = [member for member in home.residents if member.person.id not in movers]
    return not others and before.ends_on is None and before.starts_on < starts_on


def _new_liability(
    story: MoveStory, home: PropertyRecord, starts_on: date, new_id: NewId
) -> Iterator[Change]:
    adults = _adults(story)
    if not adults or not _room_for(home, starts_on, story):
        return
    if home.period is not None:
        yield _period_ended(home.period, starts_on)
    period: EntityId = new_id()
    yield created(
        "liability_period",
        period,
        {"property_id": home.property.id, "starts_on": _day(starts_on), "basis": "liable"},
    )
    for person in adults:
        yield created("liable_person", new_id(), {"period_id": period, "person_id": person})


def _period_ended(period: LiabilityPeriod, ends_on: date) -> Change:
    starts_on = _day(period.starts_on)
    return altered(
        "liability_period",
        period.id,
        {"starts_on": starts_on, "ends_on": _day(period.ends_on)},
        {"starts_on": starts_on, "ends_on": _day(ends_on)},
    )


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
