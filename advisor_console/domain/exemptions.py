"""Dwellings on which no council tax is payable: each nation's classes, dated, with their source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.disregards import Counting, verdict
from advisor_console.domain.moving import Estate, NewHome
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import later
from advisor_console.domain.sentences import Sentence, sentence

Kind = CircumstanceKind

_ORDER = "Council Tax (Exempt Dwellings) Order 1992 (SI 1992/558) Class"
_SCOTTISH_ORDER = "Council Tax (Exempt Dwellings) (Scotland) Order 1997 (SI 1997/728) Sch 1"
_CLASS_C_ENDED = date(2013, 4, 1)
_WELSH_CARE_LEAVERS = date(2019, 4, 1)
_SCOTTISH_CARE_LEAVERS = date(2018, 4, 1)
_PROBATE_MONTHS = 6
_VACANT_MONTHS = 6
_STUDENTS = frozenset({Kind.STUDENT, Kind.AT_SCHOOL, Kind.SCHOOL_LEAVER, Kind.STUDENTS_PARTNER})
_IMPAIRED = frozenset({Kind.SEVERELY_MENTALLY_IMPAIRED})
_LEAVERS = frozenset({Kind.CARE_LEAVER})
_ABSENT = {
    Kind.IN_PRISON: ("D", sentence("The owner or tenant who lived there is in prison.")),
    Kind.IN_HOSPITAL: ("E", sentence("The owner or tenant who lived there lives in a hospital for good.")),
    Kind.IN_CARE_HOME: ("E", sentence("The owner or tenant who lived there lives in a care home for good.")),
    Kind.CARED_FOR_ELSEWHERE: ("I", sentence("The owner or tenant who lived there is cared for elsewhere.")),
    Kind.CARING_ELSEWHERE: (
        "J",
        sentence("The owner or tenant who lived there cares for somebody else."),
    ),
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a home is exempt on a day; sure is False where revenues must decide whether it is."""

    because: Sentence
    source: str
    sure: bool = True


class Resident(Protocol):
    """Somebody tied to a home, as exemptions ask: an adult who lives there, or its owner or tenant."""

    @property
    def circumstances(self) -> tuple[Circumstance, ...]:
        """What is told of their life."""
        ...

    @property
    def born(self) -> date | None:
        """The date of birth, where it is known."""
        ...


class EmptyHome(NamedTuple):
    """A home that nobody lives in. since: the first day so; furnished: None while nobody said.

    holders: those who lived there last and are its owners or tenants still; owing: those of them who would
    owe it empty. died_on: one of them died, the day it was; died_alone: nobody else owns or rents it.
    """

    since: date
    furnished: bool | None
    holders: tuple[Resident, ...] = ()
    owing: tuple[Resident, ...] = ()
    died_on: date | None = None
    died_alone: bool = True
    estate: Estate = Estate()


def of_its_kind(nation: Nation, kind: NewHome) -> Exemption | None:
    """Give the exemption that a home has whoever lives there: halls of residence, forces accommodation."""
    if kind is NewHome.STUDENT_HALLS:
        return Exemption(
            sentence("A hall of residence for students is exempt."), _class(nation, "M", "halls")
        )
    if kind is NewHome.FORCES_ACCOMMODATION:
        return Exemption(
            sentence("Armed forces accommodation is exempt: the Ministry of Defence pays instead."),
            _class(nation, "O", "armed forces accommodation"),
        )
    return None


def occupied(
    nation: Nation, residents: Sequence[Resident], day: date, *, owner_is_liable: bool
) -> Exemption | None:
    """Give the exemption of a home with adult residents on a day: all students, all impaired, and so on.

    residents are adults only; children beside them change nothing. Sources: SI 1992/558 Classes N, U and
    (Wales, WSI 2019/432) X; Scotland SI 1997/728 Sch 1 para 10 (SI 1999/757, SSI 2018/45).
    """
    groups = []
    for one in residents:
        group = _group(nation, one, day) if one.circumstances else None
        if group is None:
            # One who is neither makes the home chargeable, as in most homes the first one does.
            return None
        groups.append(group)
    if nation is Nation.SCOTLAND:
        because = sentence("Only students, care leavers or severely mentally impaired people live there.")
        return Exemption(because, f"{_SCOTTISH_ORDER} para 10")
    if Kind.CARE_LEAVER in groups:
        return Exemption(
            sentence("Only care leavers live there, or they and students or impaired people."),
            f"{_ORDER} X (WSI 2019/432)",
        )
    if Kind.SEVERELY_MENTALLY_IMPAIRED in groups:
        because = sentence("Only severely mentally impaired people live there, or they and students.")
        # Class U asks that one of them would owe the tax; where the owner does, revenues looks again.
        return Exemption(because, f"{_ORDER} U", sure=not owner_is_liable)
    return Exemption(sentence("Only students live there."), f"{_ORDER} N")


def _group(nation: Nation, resident: Resident, day: date) -> CircumstanceKind | None:
    """Give the group that somebody falls into, for an exemption; None counts against it."""
    held = {
        one.kind for one in resident.circumstances if one.holds_on(day) and _holds(nation, one, resident, day)
    }
    if held & _IMPAIRED:
        return Kind.SEVERELY_MENTALLY_IMPAIRED
    if held & _LEAVERS and _leavers_exempt(nation, day):
        return Kind.CARE_LEAVER
    return Kind.STUDENT if held & _STUDENTS else None


def _holds(nation: Nation, one: Circumstance, resident: Resident, day: date) -> bool:
    return verdict(nation, (one,), resident.born, day).counting is Counting.DISREGARDED


def _leavers_exempt(nation: Nation, day: date) -> bool:
    starts = {Nation.WALES: _WELSH_CARE_LEAVERS, Nation.SCOTLAND: _SCOTTISH_CARE_LEAVERS}.get(nation)
    return starts is not None and day >= starts


def only_children(nation: Nation) -> Exemption:
    """Give the exemption of a home in which everybody is under 18. Source: Class S, Scotland para 10."""
    source = f"{_SCOTTISH_ORDER} para 10" if nation is Nation.SCOTLAND else f"{_ORDER} S"
    return Exemption(sentence("Everybody who lives there is under 18."), source)


def unoccupied(nation: Nation, home: EmptyHome, day: date) -> Exemption | None:
    """Give the exemption of an empty home on a day, not sure where what nobody said decides.

    Sources: SI 1992/558 Classes C (England until 1 April 2013, Wales), D, E, F (as substituted by SI
    1994/539), I, J, K; Scotland SI 1997/728 Sch 1 paras 4, 5, 6, 11.
    """
    return _died(nation, home, day) or _absent(nation, home, day) or _vacant(nation, home, day)


def _died(nation: Nation, home: EmptyHome, day: date) -> Exemption | None:
    estate = home.estate
    if home.died_on is None or day < home.died_on or not home.died_alone or not home.holders:
        return None
    if home.since > home.died_on and nation is not Nation.SCOTLAND:
        # Class F asks that nobody has lived there since the death.
        return None
    if estate.passed_on is not None and day >= estate.passed_on:
        return None
    if estate.probate_on is not None and day >= later(estate.probate_on, months=_PROBATE_MONTHS):
        return None
    source = f"{_SCOTTISH_ORDER} para 6" if nation is Nation.SCOTLAND else f"{_ORDER} F (SI 1994/539)"
    because = sentence(
        "Whoever owned or rented it has died, and the estate has it: exempt to six months after probate."
    )
    return Exemption(because, source)


def _absent(nation: Nation, home: EmptyHome, day: date) -> Exemption | None:
    """The owner or tenant lived there until they went where they are now, for all the time since."""
    held = [
        one.kind
        for owner in home.holders
        for one in owner.circumstances
        if one.holds_on(day) and (one.since is None or one.since <= home.since)
    ]
    for kind in held:
        if kind in _ABSENT:
            letter, because = _ABSENT[kind]
            source = f"{_SCOTTISH_ORDER} para 5" if nation is Nation.SCOTLAND else f"{_ORDER} {letter}"
            return Exemption(because, source)
    if home.owing and all(_is_student(owner, day) for owner in home.owing):
        source = f"{_SCOTTISH_ORDER} para 11" if nation is Nation.SCOTLAND else f"{_ORDER} K"
        because = sentence("Every owner or tenant is a student who lives elsewhere.")
        # Scotland asks for a vacation and further conditions; revenues looks.
        return Exemption(because, source, sure=nation is not Nation.SCOTLAND)
    return None


def _is_student(owner: Resident, day: date) -> bool:
    return any(one.kind is Kind.STUDENT and one.holds_on(day) for one in owner.circumstances)


def _vacant(nation: Nation, home: EmptyHome, day: date) -> Exemption | None:
    if nation is Nation.ENGLAND and day >= _CLASS_C_ENDED:
        return None
    if home.furnished is True or day >= later(home.since, months=_VACANT_MONTHS):
        return None
    source = f"{_SCOTTISH_ORDER} para 4" if nation is Nation.SCOTLAND else f"{_ORDER} C"
    if home.furnished is None:
        because = sentence(
            "Nobody said whether it is unfurnished: revenues decides on six months without a charge."
        )
        return Exemption(because, source, sure=False)
    because = sentence("It is empty and unfurnished: nothing is charged for up to six months.")
    return Exemption(because, source)


def changes_of_exemption(nation: Nation, since: date, estate: Estate) -> Iterator[date]:
    """Give the days on which the exemption of a home empty since a day can change, circumstances' apart."""
    if nation is not Nation.ENGLAND or since < _CLASS_C_ENDED:
        yield _CLASS_C_ENDED
        yield later(since, months=_VACANT_MONTHS)
    if estate.probate_on is not None:
        yield later(estate.probate_on, months=_PROBATE_MONTHS)
    if estate.passed_on is not None:
        yield estate.passed_on


def changes_of_leavers(nation: Nation) -> Iterator[date]:
    """Give the days on which care leavers' exemptions began."""
    starts = {Nation.WALES: _WELSH_CARE_LEAVERS, Nation.SCOTLAND: _SCOTTISH_CARE_LEAVERS}.get(nation)
    if starts is not None:
        yield starts


def _class(nation: Nation, letter: str, what: str) -> str:
    return f"{_SCOTTISH_ORDER}, {what}" if nation is Nation.SCOTLAND else f"{_ORDER} {letter}"
