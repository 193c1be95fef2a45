"""Moves of every kind, made up by hypothesis: what may be told, whether it makes sense or not."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.electoral import Nationality
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.moving import (
    AgeGroup,
    Estate,
    LandlordsReport,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NewHome,
    NextTenant,
    StayingPerson,
)
from advisor_console.domain.tenancy import Agreement, Letting, Tenure

OLD, NEW = PropertyId(EntityId("old")), PropertyId(EntityId("new"))
MOVED = st.dates(date(2020, 4, 1), date(2028, 3, 31))
_NAMES = ("Ann", "Ben", "Cat", "Dai", "Eve", "Flo", "Gus", "Hal")
_A_WHILE = st.integers(-200, 400)


@st.composite
def told_moves(draw: st.DrawFn) -> MoveNotification:
    """Draw a move: people with dates and circumstances of their own, who stays, how the homes are held."""
    moved = draw(MOVED)
    days = st.none() | _A_WHILE.map(lambda n: moved + timedelta(days=n))
    kind = draw(st.sampled_from(MoveKind))
    movers, stayers = draw(st.integers(1, 4)), draw(st.integers(0, 3))
    people = [_mover(draw, n, moved, days) for n in range(movers)]
    if kind is MoveKind.DEATH:
        people[0] = replace(people[0], died_on=moved, last_night=None, first_night=None)
    staying = tuple(_stayer(draw, movers + n, days) for n in range(stayers))
    letting = Letting(
        draw(st.sampled_from(Tenure)),
        draw(st.sampled_from(Agreement)),
        draw(st.none() | st.integers(1, 24)),
        draw(days),
        draw(days),
    )
    tenants = tuple(
        NextTenant(f"Tenant {n}", moved + timedelta(days=draw(st.integers(0, 300))))
        for n in range(draw(st.integers(0, 2)))
    )
    goes = kind in {MoveKind.MOVE, MoveKind.IN_DANGER} and draw(st.booleans())
    adults = sum(one.age_group is AgeGroup.ADULT for one in people)
    return MoveNotification(
        people=tuple(people),
        from_property=OLD,
        to_property=NEW if goes else None,
        to_address="" if goes else "elsewhere",
        last_night=moved - timedelta(days=1),
        first_night=moved if goes else None,
        left=letting,
        old_landlord=draw(st.sampled_from(["", "Thornwick"])),
        new_tenure=draw(st.sampled_from(Tenure)),
        adults_there=adults + draw(st.integers(0, 2)),
        disregarded_there=0,
        kind=kind,
        new_home=draw(st.sampled_from(NewHome)),
        staying=staying,
        stays_single=draw(st.booleans()),
        others_stay=not staying and draw(st.booleans()),
        old_furnished=draw(st.none() | st.booleans()),
        estate=Estate(draw(days), draw(days)),
        landlord=LandlordsReport("Thornwick", None, tenants) if kind is MoveKind.LANDLORD else None,
        marketed_since=draw(days),
        old_let_by_room=draw(st.booleans()),
        new_let_by_room=draw(st.booleans()),
    )


def _circumstances(draw: st.DrawFn, days: st.SearchStrategy[date | None]) -> tuple[Circumstance, ...]:
    kinds = draw(st.lists(st.sampled_from(CircumstanceKind), max_size=2, unique=True))
    return tuple(Circumstance(kind, draw(days), draw(days)) for kind in kinds)


def _mover(draw: st.DrawFn, n: int, moved: date, days: st.SearchStrategy[date | None]) -> MovingPerson:
    own = draw(st.none() | st.integers(0, 60))
    left = None if own is None else moved + timedelta(days=own - 30)
    return MovingPerson(
        PersonId(EntityId(_NAMES[n])),
        _NAMES[n],
        draw(st.sampled_from([AgeGroup.ADULT, AgeGroup.ADULT, AgeGroup.CHILD])),
        draw(st.none() | st.dates(date(1950, 1, 1), date(2012, 1, 1))),
        draw(st.sampled_from(Nationality)),
        circumstances=_circumstances(draw, days),
        last_night=left,
        first_night=None if left is None else left + timedelta(days=1),
        on_agreement=draw(st.booleans()),
        partner_of=PersonId(EntityId(draw(st.sampled_from(_NAMES)))) if draw(st.booleans()) else None,
    )


def _stayer(draw: st.DrawFn, n: int, days: st.SearchStrategy[date | None]) -> StayingPerson:
    return StayingPerson(
        PersonId(EntityId(_NAMES[n])),
        _NAMES[n],
        draw(st.sampled_from([AgeGroup.ADULT, AgeGroup.CHILD])),
        _circumstances(draw, days),
        draw(st.booleans()),
    )
