"""Who is liable for a home's council tax on a day: the order of the law, and joint liability."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from advisor_console.domain.ids import PersonId
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence, sentence


class Interest(IntEnum):
    """The strongest right a person has in a home, strongest first: the order of LGFA 1992 s6(2), s75(2)."""

    FREEHOLD = 1
    LEASEHOLD = 2
    STATUTORY_OR_SECURE = 3
    LICENCE = 4
    NO_RIGHT = 5


class Claim(NamedTuple):
    """How one person stands to a home at the end of a day.

    resident: 18 or over with their sole or main residence there (LGFA 1992 s6(5), Scotland s99(1)).
    material_interest: a freehold, or a leasehold granted for six months or more, that nobody below holds
    (s6(5), (6)); it makes the owner of an empty home. partner: the person whose spouse, civil partner or
    like partner this is. spared: a student, or severely mentally impaired (s6(4), Scotland s75(4)).
    """

    person: PersonId
    resident: bool
    interest: Interest = Interest.NO_RIGHT
    material_interest: bool = False
    partner: PersonId | None = None
    spared: bool = False


class LiableGroup(NamedTuple):
    """Who owes the day, jointly and severally when more than one; empty people mean undecided."""

    people: tuple[PersonId, ...]
    because: Sentence
    source: str

    @property
    def undecided(self) -> bool:
        """Whether revenues must decide."""
        return not self.people


class Basis(StrEnum):
    """What a day of a home is: owed by one liable group, exempt, or undecided; as the record holds it."""

    LIABLE = "liable"
    EXEMPT = "exempt"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class LiableParty:
    """One of those who owe a period; person is None for somebody who has no record here, such as an owner."""

    name: str
    person: PersonId | None = None


class HomePeriod(NamedTuple):
    """Days of a home that are alike: from starts_on up to, not including, ends_on (None: goes on).

    percent_off: the discount of those days; percent_on: the premium. liable is empty unless basis is
    LIABLE. because says why in one sentence, source which law.
    """

    starts_on: date
    ends_on: date | None
    basis: Basis
    liable: tuple[LiableParty, ...]
    percent_off: int
    percent_on: int
    because: Sentence
    source: str


_PARAGRAPH = {
    Interest.FREEHOLD: "a resident who owns the home",
    Interest.LEASEHOLD: "a resident with a lease",
    Interest.STATUTORY_OR_SECURE: "a resident who is a statutory or secure tenant",
    Interest.LICENCE: "a resident with a licence to live there",
    Interest.NO_RIGHT: "a resident",
}
_BECAUSE = {
    interest: sentence("The first in the order is {who}.", who=who) for interest, who in _PARAGRAPH.items()
}
_SOURCE = {
    interest: f"LGFA 1992 s6(2), paragraph {letter}"
    for interest, letter in zip(Interest, "abcde", strict=True)
}


def liable_group(nation: Nation, claims: Sequence[Claim], *, owner_is_liable: bool = False) -> LiableGroup:
    """Say who owes a day: the first group in the order that anybody falls into, with their partners.

    owner_is_liable: the home is of a class whose owner always pays, such as a house in multiple occupation
    (LGFA 1992 s8, SI 1992/551; Scotland s76). Undecided in Northern Ireland and when nobody is known.
    Source: LGFA 1992 s6(1) to (4), s9; Scotland s75, s77.
    """
    if nation is Nation.NORTHERN_IRELAND:
        return LiableGroup((), sentence("Northern Ireland has rates, not council tax."), "SI 1977/2157")
    residents = [] if owner_is_liable else [claim for claim in claims if claim.resident]
    if not residents:
        return _owners(claims, owner_is_liable=owner_is_liable)
    strongest = min([claim.interest for claim in residents])
    group = _not_spared([claim for claim in residents if claim.interest is strongest])
    named = {claim.person for claim in group}
    # A partner is liable with the person, whatever their own right, while both live there (s9, s77).
    partners = [
        claim
        for claim in residents
        if claim.person not in named and not claim.spared and claim.partner in named
    ]
    people = tuple([claim.person for claim in (*group, *partners)])
    source = "LGFA 1992 s75(2)" if nation is Nation.SCOTLAND else _SOURCE[strongest]
    return LiableGroup(people, _BECAUSE[strongest], source)


def _not_spared(group: list[Claim]) -> list[Claim]:
    """Leave out who is disregarded, unless everybody in the group is (s6(4), s75(4))."""
    others = [claim for claim in group if not claim.spared]
    return others or group


def _owners(claims: Sequence[Claim], *, owner_is_liable: bool) -> LiableGroup:
    people = tuple(claim.person for claim in claims if claim.material_interest)
    source = "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)"
    if owner_is_liable:
        source = "LGFA 1992 s8 with SI 1992/551; Scotland s76"
    if not people:
        return LiableGroup(
            (), sentence("Nobody lives there and no owner is known: revenues decides."), source
        )
    because = (
        "The owner pays for a home of this class." if owner_is_liable else "The owner pays for an empty home."
    )
    return LiableGroup(people, sentence(because), source)
