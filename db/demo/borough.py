"""The whole invented borough, table after table, parents before children; the same for the same arguments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from advisor_console.domain.council_tax import year_start
from advisor_console.domain.profile import Profile
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.load_profile import load_profile
from db.demo import cast, places, waste
from db.demo.accounts import Ledger
from db.demo.batch import Batch, Draw, Ids
from db.demo.history import History, WorkingDays
from db.demo.households import ADULT, Founder, Household, Resident, sizes
from db.demo.moves import Moves
from db.demo.not_emptied import Rounds
from db.demo.people import Registry
from db.demo.places import Place
from db.demo.queue import QueueStory
from db.demo.script import Script
from db.demo.staff import Council

DEMO_RESIDENTS = 2_000
DEMO_SEED = 20_261_123
DEMO_PROFILE = "westerdale"
_DAY = timedelta(days=1)
_FEWEST = 100
# Calderdale: 206,600 residents, 96,095 council tax payers (requirements.md, Size).
_RESIDENTS, _HOUSEHOLDS = 206_600, 96_095
_EMPTY_SHARE = 0.013
_FEWEST_EMPTY = 6
_MOVERS_PAST = 365 * 6
_MOVERS_STEP = 3


def generate(
    residents: int,
    seed: int,
    today: date,
    now: datetime | None = None,
    profile: Profile | None = None,
) -> Iterator[Batch]:
    """Give every row of a borough of so many residents, batch by batch in the order of foreign keys.

    today is the local day around which everything is dated; now (aware) is the moment at which people wait
    in the queue, 10:46 local time of today unless given. profile gives charges and containers,
    Westerdale's own unless given. Neither the clock nor real randomness is asked:
    the same arguments give the same rows, ids included. The fixed cast is always there;
    its people and homes are the same at any size. Raises ValueError for fewer than 100 residents.
    """
    if residents < _FEWEST:
        raise ValueError(f"A borough needs {_FEWEST} residents or more.")
    moment = now or datetime.combine(today, time(10, 46), LOCAL)
    return _Borough(residents, seed, today, moment, profile or load_profile(DEMO_PROFILE)).batches()


def _band_pence(profile: Profile, today: date) -> Mapping[str, int]:
    """Give the charges of today's year, or of the nearest one that the profile knows."""
    nearest = min(profile.council_tax.years, key=lambda year: abs(year.starts - year_start(today)))
    return {str(band): int(charge * 100) for band, charge in nearest.charges.items()}


class _Borough:
    """Brings the parts together; each has luck of its own, so that a change in one leaves the rest alone."""

    def __init__(self, residents: int, seed: int, today: date, now: datetime, profile: Profile) -> None:
        self._residents = residents
        self._seed = seed
        self._today = today
        self._now = now
        self._rules = profile.containers
        self._draw = Draw(seed, "borough")
        self._persons = Ids(seed, "person", today)
        self._founder = Founder(seed, self._persons, today)
        self._registry = Registry(seed, today)
        self._ledger = Ledger(seed, today, _band_pence(profile, today))

    def batches(self) -> Iterator[Batch]:
        """Make the parts in turn, letting go of each when its rows are given."""
        seed, today = self._seed, self._today
        council = Council(seed, today)
        yield from council.batches()
        yield waste.schedules(seed, today)
        homes = self._homes()
        households, leaver, flat = cast.settle(homes, self._persons, today)
        settled = {household.place.id for household in households} | {flat.id}
        free = [place for place in homes if place.id not in settled]
        empty = self._settle(free, households)
        self._registry.settle(households[: len(cast.SCENES)])
        self._leave(leaver, flat)
        self._move_around(households)
        self._registry.settle(households[len(cast.SCENES) :])
        for place in empty:
            self._ledger.leave_empty(place, self._draw.day_back(today, 5, 700), None)
        yield places.batch(homes)
        yield from self._registry.batches()
        yield self._registry.residency_batch()
        for household in households:
            self._ledger.open(household)
        yield from self._ledger.batches()
        yield from self._bins(households, [*empty, flat])
        yield from self._past(council, households)

    def _homes(self) -> list[Place]:
        wanted = round(self._residents * _HOUSEHOLDS / _RESIDENTS)
        self._empty = max(_FEWEST_EMPTY, round(wanted * _EMPTY_SHARE))
        return places.lay_out(self._seed, Ids(self._seed, "property", self._today), wanted + self._empty)

    def _settle(self, free: Sequence[Place], households: list[Household]) -> list[Place]:
        """Fill the homes that the cast left, and give those that stay empty (the cast's flat is one more)."""
        mixed = self._draw.shuffled(range(len(free)))
        vacant = set(mixed[: self._empty - 1])
        occupied = [place for at, place in enumerate(free) if at not in vacant]
        how_many = sizes(self._draw, occupied, self._residents - cast.CAST_RESIDENTS)
        for place, size in zip(occupied, how_many, strict=True):
            household = self._founder.found(place, size)
            if self._draw.chance(0.0008):
                for member in household.members:
                    member.protected = True
            households.append(household)
        return [free[at] for at in sorted(vacant)]

    def _move_around(self, households: Sequence[Household]) -> None:
        """Give recent movers a home before: the one that a slightly later mover lives in now."""
        recent = [
            household
            for household in households
            if not household.cast
            and not household.all_students
            and (self._today - household.since).days < _MOVERS_PAST
        ]
        recent.sort(key=lambda household: household.since)
        for mover, successor in zip(recent, recent[_MOVERS_STEP:], strict=False):
            if self._draw.chance(0.55):
                self._came_from(mover, successor)
            elif self._draw.chance(0.08):
                self._somebody_left(successor)

    def _came_from(self, mover: Household, successor: Household) -> None:
        born = mover.members[0].date_of_birth
        grown_up = date(born.year + ADULT + 1, 1, 1)
        starts = max(grown_up, mover.since - _DAY * self._draw.between(200, 3500))
        if starts < mover.since:
            mover.earlier.append((successor.place, starts, mover.since))
            self._ledger.leave_empty(successor.place, mover.since, successor.since)

    def _somebody_left(self, successor: Household) -> None:
        """Let somebody who has left the borough, or died, have lived there before."""
        gone = self._founder.found(successor.place, 1).members[0]
        ends = successor.since - _DAY * self._draw.between(0, 60)
        starts = max(ends - _DAY * self._draw.between(200, 4000), date(gone.date_of_birth.year + 19, 1, 1))
        if starts >= ends:
            return
        if gone.age(self._today) > 60 and self._draw.chance(0.6):
            gone.deceased_on = ends
        self._gone(gone, successor.place, starts, ends)
        self._ledger.leave_empty(successor.place, ends, successor.since)

    def _gone(self, person: Resident, place: Place, starts: date, ends: date) -> None:
        self._registry.enter(person)
        self._registry.resides(person, place.id, starts, ends)
        self._ledger.close(place, [person], starts, ends)

    def _leave(self, leaver: Resident, flat: Place) -> None:
        """Let the tenant of Flat 2 leave at the end of last month; the flat is empty since."""
        ends = self._today.replace(day=1)
        starts = ends - _DAY * 900
        self._gone(leaver, flat, starts, ends)
        self._ledger.leave_empty(flat, ends, None)

    def _bins(self, households: Sequence[Household], empty: Sequence[Place]) -> Iterator[Batch]:
        yard = waste.Yard(self._seed, self._today, self._rules)
        for household in households:
            yard.equip(household.place, household)
        for place in empty:
            yard.equip(place, None)
        yield from yard.batches()
        crews = Rounds(self._seed, self._today)
        for household in households:
            crews.pass_by(household)
        yield crews.batch()

    def _past(self, council: Council, households: Sequence[Household]) -> Iterator[Batch]:
        working = WorkingDays(self._today)
        history = History(self._seed, self._today, council, working)
        moves = Moves(self._seed, self._today, working)
        Script(history, moves, council, self._today).play(households[0])
        history.live(households, self._residents)
        moves.tell(households)
        yield from history.batches()
        yield from moves.batches()
        story = QueueStory(self._seed, self._now, council, working)
        story.tell()
        yield from story.batches()
