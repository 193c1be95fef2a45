"""What is known of a home by the day: who lives there, who owns or rents it, who has died."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from advisor_console.domain.circumstances import Circumstance
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.liability import Interest, LiableParty
from advisor_console.domain.moving import Estate, NewHome
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import Sentence


class Tie(NamedTuple):
    """How one person is tied to a home, day by day; until is never included.

    lives_from to lives_until: nights slept there. owes_empty_until: as owner or tenant they owe the empty
    home from the day they are gone up to that day (date.max: open; None: never). adult_from: the day
    from which they are 18 or over; without a date of birth date.min for an adult, date.max for a child.
    holds_until: up to when they are its owner or tenant at all, which is longer where a tenant need not pay
    for an empty home. A named tuple, as the story is: frozen dataclasses of many fields are dear to make,
    and every assessment makes several.
    """

    party: LiableParty
    lives_from: date = date.min
    lives_until: date = date.max
    interest: Interest = Interest.NO_RIGHT
    adult_from: date = date.min
    born: date | None = None
    circumstances: tuple[Circumstance, ...] = ()
    partner: LiableParty | None = None
    disregarded: bool = False
    owes_empty_until: date | None = None
    holds_until: date | None = None

    @property
    def key(self) -> PersonId:
        """Tells the person apart within one home, with or without a record."""
        return self.party.person or PersonId(EntityId(f"name:{self.party.name}"))


@dataclass(frozen=True, slots=True)
class Open:
    """Days of an empty home that revenues decides, from a day up to, not including, another."""

    starts_on: date
    ends_on: date
    because: Sentence
    source: str


class HomeStory(NamedTuple):
    """All that is known of a home from a day on.

    others: adults without a name who live there all the time. disregarded_at_least: how many of all adults
    were said not to count. billed: who is billed there already, where those who move in get no bill.
    landlord: who owes it when nobody who lived there does, None while that is not known. claims_alone: an
    only adult who counts has declared it. open: days that revenues decides while it is empty.
    """

    nation: Nation
    since: date
    ties: tuple[Tie, ...]
    kind: NewHome = NewHome.ORDINARY
    others: int = 0
    disregarded_at_least: int = 0
    billed: tuple[LiableParty, ...] = ()
    bill_is_others: bool = False
    landlord: LiableParty | None = None
    let_by_room: bool = False
    furnished: bool | None = None
    claims_alone: bool = False
    empty_percent_off: int = 0
    premiums: tuple[Premium, ...] = ()
    marketed_since: date | None = None
    open: tuple[Open, ...] = ()
    died_on: date | None = None
    died_alone: bool = True
    estate: Estate = Estate()
