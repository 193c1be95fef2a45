"""Advice on registering to vote after a move: never a registration, never a look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import NamedTuple

from advisor_console.domain.ids import PersonId
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Name, Sentence, sentence

_DECEMBER = 12
_A_YEAR = timedelta(days=366)


class Nationality(StrEnum):
    """What registration asks of a nationality, no more.

    Cyprus and Malta count as Commonwealth. EU_TREATY: Denmark, Luxembourg, Poland, Portugal, Spain.
    """

    BRITISH = "british"
    IRISH = "irish"
    COMMONWEALTH = "commonwealth"
    EU_TREATY = "eu_treaty"
    EU_OTHER = "eu_other"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class Advice(Enum):
    """What the person is told."""

    REGISTER = "register at the new address"
    REGISTER_EARLY = "register now, vote later"
    LATER = "may register from a later day"
    TOO_YOUNG = "too young to register"
    CHECK_NATIONALITY = "may be able to register: the registration officer decides"
    NOT_ELIGIBLE = "cannot register with this nationality here"
    ASK_FOR_BIRTH_DATE = "the date of birth decides"
    OFFICER_DECIDES = "the registration officer decides"


# A tuple, because a set asks each member of an enumeration for its hash, and this is asked all the time.
_REGISTERS = (Advice.REGISTER, Advice.REGISTER_EARLY, Advice.CHECK_NATIONALITY)


@dataclass(frozen=True, slots=True)
class VotingAge:
    """From which age somebody votes at local and devolved elections, from a day on, and by which Act."""

    nation: Nation
    age: int
    source: str
    starts_on: date = date.min


VOTING_AGES: tuple[VotingAge, ...] = (
    VotingAge(Nation.ENGLAND, 18, "Representation of the People Act 1983 s2(1)(d)"),
    VotingAge(Nation.NORTHERN_IRELAND, 18, "Electoral Law Act (Northern Ireland) 1962 Sch 1"),
    VotingAge(Nation.SCOTLAND, 18, "Representation of the People Act 1983 s2(1)(d)"),
    VotingAge(
        Nation.SCOTLAND, 16, "Scottish Elections (Reduction of Voting Age) Act 2015 s1", date(2015, 7, 25)
    ),
    VotingAge(Nation.WALES, 18, "Representation of the People Act 1983 s2(1)(d)"),
    VotingAge(Nation.WALES, 16, "Senedd and Elections (Wales) Act 2020 s10", date(2020, 6, 1)),
)
"""A later row of a nation replaces an earlier one from its day on."""

_LATEST_FIRST = {
    nation: tuple(reversed([row for row in VOTING_AGES if row.nation is nation])) for nation in Nation
}

OPEN_REGISTER = (
    "The open register can be bought by anybody: whoever registers can ask to be left out of it. "
    "That changes nothing about voting."
)
"""Explained once to everybody who is to register (SI 2001/341 reg 26, RPA 1983 s9)."""

NORTHERN_IRELAND_REGISTERS_AT = "www.eoni.org.uk"
_UK_PARLIAMENT_AGE = 18
_FULL_FRANCHISE = frozenset({Nationality.BRITISH, Nationality.IRISH, Nationality.COMMONWEALTH})
_OPEN_FRANCHISE = frozenset({Nation.SCOTLAND, Nation.WALES})
_EU_FRANCHISE_ENDED = date(2024, 5, 7)


@dataclass(frozen=True, slots=True)
class RegistrationOffice:
    """Who registers electors here and how details may be passed on; the profile says.

    legal_basis names the power under which name, new address and email go to the officer; without one
    nothing is passed on (consent is not assumed). assisted_applications stays off unless the officer
    takes applications by telephone or in person through the council. outside_council: the officer is not of
    this council, such as a valuation joint board's in Scotland or the Electoral Office for Northern Ireland.
    """

    officer: str = "the Electoral Registration Officer"
    register_at: str = "www.gov.uk/register-to-vote"
    legal_basis: str = ""
    assisted_applications: bool = False
    outside_council: bool = False


class Elector(NamedTuple):
    """A person who moves, as far as this advice asks.

    protected: address kept from others; only named staff pass it on, and anonymous registration is offered.
    votes_by_post is what the person says; no register is looked at. no_fixed_address: registers by a
    declaration of local connection. forces, student, detained: what they say of themselves.
    """

    person: PersonId
    name: str
    date_of_birth: date | None
    adult: bool = False
    nationality: Nationality = Nationality.NOT_KNOWN
    votes_by_post: bool = False
    protected: bool = False
    no_fixed_address: bool = False
    forces: bool = False
    student: bool = False
    detained: bool = False


class ElectorAdvice(NamedTuple):
    """What to tell one person, and whether the details are passed on, on which basis."""

    person: PersonId
    name: str
    advice: Advice
    sentences: tuple[Sentence, ...]
    pass_on: bool
    basis: str

    @property
    def to_register(self) -> bool:
        """Whether the person should apply now."""
        return self.advice in _REGISTERS

    @property
    def is_advised(self) -> bool:
        """Whether the person is of an age to be told how to register, in custody too: the record says so."""
        return self.to_register or self.advice is Advice.OFFICER_DECIDES


def birthday(born: date, age: int) -> date:
    """Give the day on which an age is reached; somebody born on 29 February reaches it on 1 March.

    Source: Family Law Reform Act 1969 s9 (an age is attained at the start of the birthday); Age of Legal
    Capacity (Scotland) Act 1991 s6(2).
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Give somebody's age in whole years on a day, below nothing before birth. Source: as birthday."""
    age = day.year - born.year
    return age if birthday(born, age) <= day else age - 1


def voting_age(nation: Nation, day: date) -> VotingAge:
    """Give the row for local and devolved elections that holds on a day. Source: the row's own."""
    return next(row for row in _LATEST_FIRST[nation] if row.starts_on <= day)


def attainer_from(born: date, age: int) -> date:
    """Give the first day on which somebody below voting age may be put on the register.

    They may when they reach the age within the twelve months that begin with the 1 December next
    following the day of the application: so from the 1 December that is one to two years before.
    Source: Representation of the People Act 1983 s4(5); Electoral Commission, guidance on eligibility.
    """
    reached = birthday(born, age)
    begins = reached.year if reached.month == _DECEMBER else reached.year - 1
    return date(begins - 1, _DECEMBER, 1)


def advise(
    nation: Nation, office: RegistrationOffice, elector: Elector, on: date, *, within_area: bool = True
) -> ElectorAdvice:
    """Say what one person who moves is told about registering; never registers anybody.

    within_area: the new home is ours; the officer of another area is not ours to tell.

    A move is a new individual application; a postal vote is applied for again. Sources: Representation of
    the People Act 1983 s2, s4, s10ZC (individual registration), Elections Act 2022 s15 and Sch 8 (EU
    citizens), Scottish Elections (Franchise and Representation) Act 2020 s1, Senedd and Elections (Wales)
    Act 2020 s11; passing on: the profile's legal basis. The flow is one way (2001 Regulations reg 107).
    """
    advice = _by_nationality(nation, elector.nationality, on) or _by_age(nation, elector, on)
    if elector.detained and advice is Advice.REGISTER:
        advice = Advice.OFFICER_DECIDES
    told = [_told(nation, office, elector, advice, on)]
    registers = advice in _REGISTERS
    if registers:
        told += _besides(office, elector)
    hidden = elector.protected or elector.no_fixed_address
    pass_on = registers and within_area and bool(office.legal_basis) and not hidden
    basis = office.legal_basis if pass_on else ""
    return ElectorAdvice(elector.person, elector.name, advice, tuple(told), pass_on, basis)


def _besides(office: RegistrationOffice, elector: Elector) -> Iterator[Sentence]:
    """Say what else somebody who registers should know.

    Sources: Representation of the People Act 1983 s7B (local connection), s9B (anonymous registration),
    s14 to s17 (service voters), s4 (more than one residence); SI 2001/341 (postal votes, per address).
    """
    name = elector.name
    if elector.votes_by_post:
        yield sentence("{name} must apply again to vote by post.", name=name)
    if elector.protected:
        yield sentence("{name} can ask to register anonymously.", name=name)
    if elector.no_fixed_address:
        yield sentence("{name} can register by a declaration, for where they spend much time.", name=name)
    if elector.forces:
        yield sentence("{name} can register as a service voter instead.", name=name)
    if elector.student:
        yield sentence(
            "{name} may be registered at home and where they study, but votes once in a general election.",
            name=name,
        )
    if office.assisted_applications and not elector.protected:
        yield sentence("{name} can apply now, with our help.", name=name)


def _by_nationality(nation: Nation, nationality: Nationality, on: date) -> Advice | None:
    """Decide what nationality decides; None leaves it to age."""
    if nationality in _FULL_FRANCHISE or nationality is Nationality.EU_TREATY:
        return None
    if nationality is Nationality.NOT_KNOWN or nation in _OPEN_FRANCHISE:
        return None
    if nationality is Nationality.EU_OTHER:
        # Only somebody lawfully here since before 31 December 2020 keeps the right; the officer asks.
        return Advice.CHECK_NATIONALITY if on >= _EU_FRANCHISE_ENDED else None
    return Advice.NOT_ELIGIBLE


def _by_age(nation: Nation, elector: Elector, on: date) -> Advice:
    if elector.date_of_birth is None:
        return Advice.REGISTER if elector.adult else Advice.ASK_FOR_BIRTH_DATE
    local = voting_age(nation, on).age
    if birthday(elector.date_of_birth, local) <= on:
        return Advice.REGISTER
    from_day = attainer_from(elector.date_of_birth, local)
    if from_day <= on:
        return Advice.REGISTER_EARLY
    return Advice.LATER if from_day <= on + _A_YEAR else Advice.TOO_YOUNG


_TEMPLATES = {
    Advice.REGISTER: "{name} needs to register to vote at the new address: {place}.",
    Advice.CHECK_NATIONALITY: "{name} may be able to register to vote: {officer} decides.",
    Advice.NOT_ELIGIBLE: "{name} cannot register to vote here with this nationality.",
    Advice.OFFICER_DECIDES: "{name} may be able to register before a conviction: {officer} decides.",
    Advice.TOO_YOUNG: "{name} is too young to register to vote.",
    Advice.ASK_FOR_BIRTH_DATE: "Ask for {name}'s date of birth to say whether they can register.",
}


def _told(nation: Nation, office: RegistrationOffice, elector: Elector, advice: Advice, on: date) -> Sentence:
    name, born = elector.name, elector.date_of_birth
    if advice is Advice.REGISTER and born is not None and birthday(born, _UK_PARLIAMENT_AGE) > on:
        return sentence(
            "{name} needs to register to vote at the new address, can vote at local and devolved "
            "elections now, and at every election from {day:full}.",
            name=name,
            day=birthday(born, _UK_PARLIAMENT_AGE),
        )
    if advice is Advice.REGISTER_EARLY and born is not None:
        votes_from = birthday(born, voting_age(nation, on).age)
        return sentence("{name} can register now and vote from {day:full}.", name=name, day=votes_from)
    if advice is Advice.LATER and born is not None:
        registers_from = attainer_from(born, voting_age(nation, on).age)
        return sentence("{name} can register from {day:full}.", name=name, day=registers_from)
    return sentence(_TEMPLATES[advice], name=name, place=office.register_at, officer=Name(office.officer))
