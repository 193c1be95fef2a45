"""Moving house: how many moves a second are assessed; every kind, nation and day of a year in turn."""

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.containers import Household
from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import Container, Schedule
from advisor_console.domain.electoral import Nationality
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.move_assessment import MoveFacts, MoveRules, assess
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_checks import check_move
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.moving import (
    AgeGroup,
    Estate,
    GardenWish,
    LandlordsReport,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NextTenant,
    StayingPerson,
)
from advisor_console.domain.tenancy import Agreement, Letting, Tenure
from advisor_console.services.load_profile import load_profile
from tests.bench import measuring
from tests.bench._confirming import milliseconds

ASSESSMENTS = 10_000
_ROUNDS = 10
_A_SECOND = 5_000.0  # issue 4, Prove
_SAVED_MS = 50.0
_FIRST_DAY, _DAYS = date(2026, 4, 1), 365
_SEED = 20_261_128

Case = tuple[MoveNotification, MoveFacts, datetime]


def results() -> list[dict[str, object]]:
    """Assess ten thousand moves, check as many, and confirm sixty without the line until they are saved."""
    rules = load_profile("westerdale").move_rules
    cases = cases_of(random.Random(_SEED), ASSESSMENTS)
    _assessed(cases[:200], rules)
    measuring.say(f"{len(cases):,} moves, load {measuring.load():.1f}")
    each = len(cases) // _ROUNDS
    rounds = sorted(_assessed(cases[n * each :][:each], rules) for n in range(_ROUNDS))
    checked = _checked(cases)
    confirmed = sorted(milliseconds())
    return [
        measuring.figure(
            "move: confirm to saved, p95", measuring.percentile(confirmed, 0.95), "ms", at_most=_SAVED_MS
        ),
        measuring.figure("move: confirm to saved, median", measuring.percentile(confirmed, 0.5), "ms"),
        measuring.figure(
            "move: assessments a second", rounds[len(rounds) // 2], "moves/s", at_least=_A_SECOND
        ),
        measuring.figure("move: assessments a second, slowest tenth", rounds[0], "moves/s"),
        measuring.figure("move: checks a second", checked, "moves/s"),
        measuring.figure("move: what the machine does to a millisecond", measuring.idle_milliseconds(), "ms"),
    ]


def _assessed(cases: list[Case], rules: MoveRules) -> float:
    # The processor's time: nothing is waited for here, and what else runs is another benchmark's business.
    began = time.process_time()
    for move, facts, told_at in cases:
        assess(move, facts, rules, told_at)
    return len(cases) / (time.process_time() - began)


def _checked(cases: list[Case]) -> float:
    began = time.process_time()
    wrong = sum(not check_move(move, told_at.date()).ok for move, _, told_at in cases)
    taken = time.process_time() - began
    if wrong:
        raise ValueError(f"{wrong} of the moves would be refused: they are no moves to measure.")
    return len(cases) / taken


def cases_of(chance: random.Random, count: int) -> list[Case]:
    """Make moves as a council gets them: mostly plain, within the area, with everything else in its share."""
    return [_case(chance, n) for n in range(count)]


def _case(chance: random.Random, n: int) -> Case:
    moved = _FIRST_DAY + timedelta(days=n % _DAYS)
    told_at = datetime(moved.year, moved.month, moved.day, 10, 45, tzinfo=UTC) - timedelta(
        days=chance.randint(-20, 20)
    )
    kind = chance.choices(
        [MoveKind.MOVE, MoveKind.LANDLORD, MoveKind.DEATH, MoveKind.IN_DANGER], [90, 5, 4, 1]
    )[0]
    adults = chance.choice([1, 2, 2, 2, 3])
    people = [_person(chance, number) for number in range(adults)]
    people += [_child(chance, number) for number in range(chance.choice([0, 0, 1, 2]))]
    goes = kind in {MoveKind.MOVE, MoveKind.IN_DANGER} and chance.random() < 0.8
    move = MoveNotification(
        people=tuple(people),
        from_property=PropertyId(EntityId("old")),
        from_address="12 Beck Row",
        to_property=PropertyId(EntityId("new")) if goes else None,
        to_address="48 Station Road",
        last_night=moved - timedelta(days=1),
        first_night=moved if goes else None,
        left=_letting(chance, moved),
        old_landlord="Thornwick Lettings",
        new_tenure=chance.choice([Tenure.OWNER, Tenure.PRIVATE_TENANT, Tenure.SOCIAL_TENANT]),
        adults_there=adults if goes else None,
        single_person=goes and adults == 1,
        household=Household(len(people)) if goes else None,
        help=HelpReceived(chance.choice(list(Answer)), Answer.NO, chance.choice(list(Answer))),
        garden=chance.choice(list(GardenWish)),
        kind=kind,
        old_furnished=chance.choice([None, True, False]),
    )
    return _of_its_kind(chance, move, moved), _facts(goes=goes), told_at


def _of_its_kind(chance: random.Random, move: MoveNotification, moved: date) -> MoveNotification:
    if move.kind is MoveKind.LANDLORD:
        tenant = NextTenant("Nia", moved + timedelta(days=chance.randint(0, 60)))
        return replace(move, landlord=LandlordsReport("Thornwick Lettings", None, (tenant,)))
    if move.kind is MoveKind.DEATH:
        dead = replace(move.people[0], died_on=moved - timedelta(days=40))
        survivors = tuple(StayingPerson(one.person, one.name, one.age_group) for one in move.people[1:])
        return replace(move, people=(dead,), staying=survivors, last_night=None, estate=Estate())
    return move


def _letting(chance: random.Random, moved: date) -> Letting:
    tenure = chance.choice([Tenure.OWNER, Tenure.PRIVATE_TENANT, Tenure.SOCIAL_TENANT])
    if tenure is Tenure.OWNER:
        return Letting(tenure, sold_on=chance.choice([None, moved, moved + timedelta(days=20)]))
    if tenure is Tenure.SOCIAL_TENANT:
        return Letting(tenure, Agreement.FIXED_TERM, 24, moved + timedelta(days=16))
    return Letting(tenure, ends_on=moved + timedelta(days=2))


def _person(chance: random.Random, n: int) -> MovingPerson:
    told = chance.random() < 0.15
    kinds = [CircumstanceKind.STUDENT, CircumstanceKind.CARER, CircumstanceKind.APPRENTICE]
    return MovingPerson(
        PersonId(EntityId(f"adult {n}")),
        f"Adult {n}",
        date_of_birth=date(1960 + chance.randint(0, 40), 5, 5),
        nationality=chance.choice(list(Nationality)),
        votes_by_post=chance.random() < 0.2,
        circumstances=(Circumstance(chance.choice(kinds)),) if told else (),
    )


def _child(chance: random.Random, n: int) -> MovingPerson:
    born = date(2012 + chance.randint(0, 12), 5, 5)
    return MovingPerson(PersonId(EntityId(f"child {n}")), f"Child {n}", AgeGroup.CHILD, born)


def _facts(*, goes: bool) -> MoveFacts:
    old = HomeFacts(HomeTax("12 Beck Row", Band.C))
    new = HomeFacts(
        HomeTax("48 Station Road", Band.B),
        (Container(EntityId("bin"), "residual", "bin", "black", 180, "in_place"),),
        (Schedule("recycling", date(2026, 11, 30), 2), Schedule("residual", date(2026, 12, 7), 2)),
    )
    return MoveFacts(old, new if goes else None)
