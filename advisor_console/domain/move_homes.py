"""The two homes of a move, told as stories by the day: who lived there, who stays, who owes it empty."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.council_tax import year_start
from advisor_console.domain.electoral import birthday
from advisor_console.domain.home_days import percent_off_at_first, periods_of
from advisor_console.domain.home_story import HomeStory, Open, Tie
from advisor_console.domain.liability import Basis, HomePeriod, Interest, LiableParty
from advisor_console.domain.moving import (
    ADULT_AGE,
    AgeGroup,
    Estate,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NewHome,
    StayingPerson,
)
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import sentence
from advisor_console.domain.tenancy import Ending, LiabilityEnd, Tenure

BILLED_TO_SOMEBODY_ELSE = frozenset({Tenure.LODGER, Tenure.FAMILY})
"""Whoever they live with gets the bill (LGFA 1992 s6(2), s75(2): a stronger right comes first)."""

_ONE_ADULT = 25
_NOT_A_HOME_OF_THEIRS = frozenset({NewHome.PRISON, NewHome.CARE_HOME_OR_HOSPITAL})
_INTEREST = {
    Tenure.OWNER: Interest.FREEHOLD,
    Tenure.PRIVATE_TENANT: Interest.LEASEHOLD,
    Tenure.STUDENT: Interest.LEASEHOLD,
    Tenure.SOCIAL_TENANT: Interest.STATUTORY_OR_SECURE,
    Tenure.LODGER: Interest.LICENCE,
    Tenure.OTHER: Interest.LICENCE,
    Tenure.FAMILY: Interest.NO_RIGHT,
}
_AWAY = frozenset(
    {
        CircumstanceKind.IN_PRISON,
        CircumstanceKind.IN_PRISON_FOR_NOT_PAYING,
        CircumstanceKind.IN_HOSPITAL,
        CircumstanceKind.IN_CARE_HOME,
        CircumstanceKind.IN_HOSTEL,
        CircumstanceKind.CARED_FOR_ELSEWHERE,
        CircumstanceKind.CARING_ELSEWHERE,
    }
)
"""What somebody is in by going there: without a day of its own it holds from the day they left."""


@dataclass(frozen=True, slots=True)
class RecordedBill:
    """How the record has a home before the move: since when, at which discount, and who is billed.

    empty_percent_off and premiums: what the council takes off an empty home, and what it adds to it.
    """

    since: date | None = None
    percent_off: int = 0
    liable: tuple[LiableParty, ...] = ()
    empty_percent_off: int = 0
    premiums: tuple[Premium, ...] = ()


def old_periods(
    move: MoveNotification,
    nation: Nation,
    ends: LiabilityEnd | None,
    recorded: RecordedBill,
) -> tuple[HomePeriod, ...]:
    """Say who owes the old home by the day: as the record has it up to the first change, then as told.

    From the start of the year of the first change, or from when the record has the bill. ends is what
    tenancy.liability_end says of the last of them to leave. Sources: those of home_days.
    """
    days = [day for person in move.people if (day := move.left_on_of(person)) is not None]
    changed = min(days) if days else move.left_on
    if changed is None:
        return ()
    story = _old_story(move, nation, ends, recorded, changed)
    after = periods_of(story)
    since = max(year_start(changed), recorded.since or date.min)
    if since >= changed:
        return after
    return (_as_recorded(move, nation, recorded, since, changed), *after)


def _everybody(move: MoveNotification) -> tuple[MovingPerson | StayingPerson, ...]:
    return (*move.people, *move.staying)


def _as_recorded(
    move: MoveNotification, nation: Nation, recorded: RecordedBill, since: date, until: date
) -> HomePeriod:
    liable = recorded.liable or tuple(
        LiableParty(one.name, one.person)
        for one in _everybody(move)
        if one.age_group is AgeGroup.ADULT and one.on_agreement
    )
    basis = Basis.LIABLE if liable and nation is not Nation.NORTHERN_IRELAND else Basis.UNDECIDED
    return HomePeriod(
        since,
        until,
        basis,
        liable if basis is Basis.LIABLE else (),
        recorded.percent_off,
        0,
        sentence("As the record has it before the change."),
        "the record",
    )


def _old_story(
    move: MoveNotification,
    nation: Nation,
    ends: LiabilityEnd | None,
    recorded: RecordedBill,
    since: date,
) -> HomeStory:
    died = [person for person in move.people if person.died_on is not None]
    estate = move.estate or Estate()
    owner = move.landlord.owner if move.landlord is not None else move.old_landlord
    landlord = None
    if owner.strip() and move.left.tenure is not Tenure.OWNER:
        landlord = LiableParty(owner.strip(), move.landlord.owner_person if move.landlord else None)
    return HomeStory(
        nation,
        since,
        tuple(_old_ties(move, ends, estate)),
        others=1 if move.others_stay and not move.staying else 0,
        landlord=landlord,
        let_by_room=move.old_let_by_room,
        furnished=move.old_furnished,
        claims_alone=move.stays_single,
        empty_percent_off=recorded.empty_percent_off,
        premiums=recorded.premiums,
        marketed_since=move.marketed_since,
        open=tuple(_undecided(move, ends)),
        died_on=died[0].died_on if died else None,
        died_alone=not died or not _others_hold(move),
        estate=estate,
    )


def _others_hold(move: MoveNotification) -> bool:
    dead = {one.person for one in move.people if one.died_on is not None}
    return any(
        one.on_agreement and one.age_group is AgeGroup.ADULT
        for one in _everybody(move)
        if one.person not in dead
    )


def _old_ties(move: MoveNotification, ends: LiabilityEnd | None, estate: Estate) -> Iterator[Tie]:
    for person in move.people:
        left_on = move.left_on_of(person)
        if left_on is None:
            continue
        if person.died_on is not None:
            yield _estate_tie(move, person, left_on, estate)
        else:
            yield _leavers_tie(move, person, left_on, ends)
    for one in move.staying:
        yield _stayers_tie(move, one)
    for tenant in move.landlord.next_tenants if move.landlord is not None else ():
        yield Tie(
            LiableParty(tenant.name, tenant.person),
            lives_from=tenant.first_night,
            interest=Interest.LEASEHOLD,
            adult_from=_adult_from(tenant.age_group),
        )


def _adult_from(group: AgeGroup, born: date | None = None) -> date:
    if born is not None:
        return birthday(born, ADULT_AGE)
    return date.min if group is AgeGroup.ADULT else date.max


def _leavers_tie(
    move: MoveNotification, person: MovingPerson, left_on: date, ends: LiabilityEnd | None
) -> Tie:
    holds = person.on_agreement and person.age_group is AgeGroup.ADULT
    owes_until = holds_until = None
    if holds and move.left.tenure not in BILLED_TO_SOMEBODY_ELSE and ends is not None:
        if ends.ending in (Ending.AT_TENANCY_END, Ending.WHILE_OWNER):
            owes_until = ends.ends_on or date.max
        sold_or_ended = move.left.sold_on if move.left.tenure is Tenure.OWNER else move.left.ends_on
        holds_until = sold_or_ended or date.max
    return Tie(
        LiableParty(person.name, person.person),
        lives_until=left_on,
        interest=_interest(move.left.tenure, person),
        adult_from=_adult_from(person.age_group, person.date_of_birth),
        born=person.date_of_birth,
        circumstances=tuple([_from_leaving(one, left_on) for one in person.circumstances]),
        partner=_party(move, person),
        disregarded=person.disregarded,
        owes_empty_until=owes_until,
        holds_until=holds_until,
    )


def _from_leaving(one: Circumstance, left_on: date) -> Circumstance:
    return replace(one, since=left_on) if one.kind in _AWAY and one.since is None else one


def _estate_tie(move: MoveNotification, person: MovingPerson, left_on: date, estate: Estate) -> Tie:
    """Somebody who died: what they owned or rented goes on in the hands of the executor."""
    holds_until = owes_until = None
    if person.on_agreement and move.left.tenure not in BILLED_TO_SOMEBODY_ELSE:
        if move.left.tenure is Tenure.OWNER:
            holds_until = owes_until = estate.passed_on or move.left.sold_on or date.max
        else:
            holds_until, owes_until = move.left.ends_on or date.max, move.left.ends_on
    return Tie(
        LiableParty(f"the estate of {person.name}", person.person),
        lives_until=left_on,
        owes_empty_until=owes_until,
        holds_until=holds_until,
    )


def _stayers_tie(move: MoveNotification, one: StayingPerson) -> Tie:
    return Tie(
        LiableParty(one.name, one.person),
        interest=_interest(move.left.tenure, one),
        adult_from=_adult_from(one.age_group),
        circumstances=one.circumstances,
        partner=_party(move, one),
        disregarded=one.disregarded,
    )


def _interest(tenure: Tenure, one: MovingPerson | StayingPerson) -> Interest:
    """Give the right somebody has in the home; a child has none, and gets none by turning 18 there."""
    holds = one.on_agreement and one.age_group is AgeGroup.ADULT
    return _INTEREST[tenure] if holds else Interest.NO_RIGHT


def _party(move: MoveNotification, one: MovingPerson | StayingPerson) -> LiableParty | None:
    if one.partner_of is None:
        return None
    names = {other.person: other.name for other in _everybody(move)}
    return LiableParty(names.get(one.partner_of, ""), one.partner_of)


def _undecided(move: MoveNotification, ends: LiabilityEnd | None) -> Iterator[Open]:
    if ends is None or not ends.undecided or move.left_on is None or move.kind is MoveKind.DEATH:
        return
    known = move.left.ends_on
    until = known if known is not None and known > move.left_on else date.max
    yield Open(move.left_on, until, ends.because, ends.source)


def new_periods(
    move: MoveNotification, nation: Nation, billed: tuple[LiableParty, ...] = ()
) -> tuple[HomePeriod, ...]:
    """Say who owes the new home by the day, from the first night on; billed is who gets its bill already.

    Sources: those of home_days.
    """
    since = move.moved_in_on
    return () if since is None else periods_of(_new_story(move, nation, billed, since))


def _new_story(
    move: MoveNotification, nation: Nation, billed: tuple[LiableParty, ...], since: date
) -> HomeStory:
    comes = [person for person in move.people if move.first_night_of(person) is not None]
    adults = sum([person.age_group is AgeGroup.ADULT for person in comes])
    landlord = move.new_landlord.strip()
    return HomeStory(
        nation,
        since,
        tuple(_new_ties(move)),
        kind=move.new_home,
        others=max(0, (move.adults_there or 0) - adults),
        disregarded_at_least=move.disregarded_there,
        billed=billed,
        bill_is_others=gets_no_bill(move),
        let_by_room=move.new_let_by_room,
        landlord=LiableParty(landlord) if landlord else None,
        claims_alone=move.single_person,
    )


def gets_no_bill(move: MoveNotification) -> bool:
    """Say whether somebody else gets the bill of the new home by what kind of home or tenure it is."""
    return move.new_tenure in BILLED_TO_SOMEBODY_ELSE or move.new_home in _NOT_A_HOME_OF_THEIRS


def one_adult_counts(move: MoveNotification, nation: Nation) -> bool:
    """Say whether one adult counts at the new home though nobody has declared it yet."""
    reasons = sum(person.disregarded or bool(person.circumstances) for person in move.people)
    if move.single_person or (move.adults_there or 0) > 1 + max(reasons, move.disregarded_there):
        return False
    since = move.moved_in_on
    if since is None:
        return False
    declared = _new_story(move, nation, (), since)._replace(claims_alone=True)
    return percent_off_at_first(declared) == _ONE_ADULT


def _new_ties(move: MoveNotification) -> Iterator[Tie]:
    for person in move.people:
        first_night = move.first_night_of(person)
        if first_night is None:
            continue
        yield Tie(
            LiableParty(person.name, person.person),
            lives_from=first_night,
            interest=_interest(move.new_tenure, person),
            adult_from=_adult_from(person.age_group, person.date_of_birth),
            born=person.date_of_birth,
            circumstances=person.circumstances,
            partner=_party(move, person),
            disregarded=person.disregarded,
        )
