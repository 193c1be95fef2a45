"""Registering to vote after a move: who is told what, and whose details are passed on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor_console.domain.circumstances import CircumstanceKind
from advisor_console.domain.electoral import (
    NORTHERN_IRELAND_REGISTERS_AT,
    OPEN_REGISTER,
    Elector,
    ElectorAdvice,
    RegistrationOffice,
    advise,
)
from advisor_console.domain.moving import AgeGroup, MoveKind, MoveNotification, MovingPerson, NewHome
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence, listed, sentence

_DETAINED = frozenset({CircumstanceKind.IN_PRISON, CircumstanceKind.IN_PRISON_FOR_NOT_PAYING})
_STUDENTS = frozenset({CircumstanceKind.STUDENT, CircumstanceKind.STUDENT_NURSE})


@dataclass(frozen=True, slots=True)
class ElectoralOutcome:
    """What each person is told, and whose details are passed on: nothing more is known or shown."""

    people: tuple[ElectorAdvice, ...]
    summary: tuple[Sentence, ...]

    @property
    def passed_on(self) -> bool:
        """Whether anybody's details go to the registration officer."""
        return any(one.pass_on for one in self.people)


def electoral_outcome(
    move: MoveNotification, nation: Nation, office: RegistrationOffice, today: date, *, within_area: bool
) -> ElectoralOutcome:
    """Say what each person who moves is told. today is the local day; within_area: the new home is ours.

    A landlord's report advises nobody, since nobody to advise is there; nor does a death. The officer of
    another area is not ours to tell. Sources: those of electoral.advise.
    """
    if move.kind is MoveKind.LANDLORD:
        return ElectoralOutcome((), ())
    office = _office_of(nation, office)
    people = tuple(
        [
            advise(
                nation,
                office,
                _elector(move, person),
                max(today, move.first_night_of(person) or today),
                within_area=within_area,
            )
            for person in move.people
            if person.died_on is None
        ]
    )
    return ElectoralOutcome(people, tuple(_summary(people, office)))


def _office_of(nation: Nation, office: RegistrationOffice) -> RegistrationOffice:
    """Northern Ireland has one officer of its own, whatever the profile of a council there leaves out."""
    if nation is not Nation.NORTHERN_IRELAND or office.register_at != RegistrationOffice().register_at:
        return office
    return replace(office, register_at=NORTHERN_IRELAND_REGISTERS_AT, outside_council=True)


def _elector(move: MoveNotification, person: MovingPerson) -> Elector:
    kinds = {one.kind for one in person.circumstances}
    return Elector(
        person.person,
        person.name,
        person.date_of_birth,
        adult=person.age_group is AgeGroup.ADULT,
        nationality=person.nationality,
        votes_by_post=person.votes_by_post,
        protected=person.protected or move.kind is MoveKind.IN_DANGER,
        no_fixed_address=move.new_home is NewHome.NO_FIXED_ADDRESS or move.help.nowhere_to_go,
        forces=bool(kinds) and CircumstanceKind.ARMED_FORCES in kinds,
        student=bool(kinds) and bool(kinds & _STUDENTS),
        detained=bool(kinds) and bool(kinds & _DETAINED),
    )


def _summary(people: tuple[ElectorAdvice, ...], office: RegistrationOffice) -> Iterator[Sentence]:
    advised = [one.name for one in people if one.to_register]
    if advised:
        yield sentence("Advised to register at the new address: {names}.", names=listed(advised))
    passed_on = [one.name for one in people if one.pass_on]
    if passed_on:
        yield sentence("Details passed on: {names}.", names=listed(passed_on))
    for one in people:
        if not one.to_register:
            yield one.sentences[0]
        yield from one.sentences[1:]
    if advised and office.outside_council:
        yield sentence("{officer} is not part of this council.", officer=office.officer)
    if advised:
        yield sentence(OPEN_REGISTER)
