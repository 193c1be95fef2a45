"""A whole move assessed: the design's picture word for word, and what changes when the move does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.containers import ContainerRules, ContainerSpec, Household, Stream
from advisor_console.domain.council_tax import Band, CouncilTaxYear, band_charge
from advisor_console.domain.customer import Container, Schedule
from advisor_console.domain.electoral import OPEN_REGISTER, Nationality, RegistrationOffice
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.move_assessment import (
    MoveAssessment,
    MoveFacts,
    MoveRules,
    WorkToDo,
    assess,
)
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_checks import check_move
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification, MovingPerson
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence
from advisor_console.domain.standards import ServiceStandard
from advisor_console.domain.tenancy import Agreement, Ending, Letting, Tenure
from advisor_console.domain.working_days import calendar_for

TOLD_AT = datetime(2026, 11, 27, 10, 45, tzinfo=UTC)
YEAR = CouncilTaxYear(
    date(2026, 4, 1),
    {band: band_charge(Nation.WALES, band, Decimal("1899.00"), date(2026, 4, 1)) for band in Band},
)
OLD, NEW = PropertyId(EntityId("old")), PropertyId(EntityId("new"))


def rules_of(nation: Nation) -> MoveRules:
    return MoveRules(
        nation=nation,
        years=(YEAR,),
        calendar=calendar_for(nation),
        standards=(
            ServiceStandard("council_tax", "bill", 7, "profile"),
            ServiceStandard("benefits", "review", 10, "profile"),
        ),
        containers=ContainerRules(
            (
                ContainerSpec(Stream.RESIDUAL, "wheeled bin", 180, "black", 240),
                ContainerSpec(Stream.FOOD, "food caddy", 23),
                ContainerSpec(Stream.GARDEN, "wheeled bin", 240, "green"),
            ),
            communal=(ContainerSpec(Stream.FOOD, "food caddy", 23),),
        ),
        shifts=CollectionShifts(nation),
        office=RegistrationOffice(legal_basis="regulation 35 of the 2001 Regulations"),
    )


RULES = rules_of(Nation.ENGLAND)
FACTS = MoveFacts(
    old=HomeFacts(HomeTax("12 Beck Row", Band.C)),
    new=HomeFacts(
        HomeTax("Flat 2, 48 Station Road", Band.B),
        held=(Container(EntityId("bin"), "residual", "wheeled bin", "black", 180, "in_place"),),
        schedules=(
            Schedule("recycling", date(2026, 11, 30), 2),
            Schedule("residual", date(2026, 12, 7), 2),
        ),
    ),
)


def person(name: str, group: AgeGroup = AgeGroup.ADULT, born: date | None = None) -> MovingPerson:
    return MovingPerson(PersonId(EntityId(name)), name, group, born, Nationality.BRITISH)


PLAIN = MoveNotification(
    people=(person("Siân"), person("Ben"), person("Mali", AgeGroup.CHILD, date(2017, 5, 2))),
    from_property=OLD,
    to_property=NEW,
    last_night=date(2026, 11, 27),
    first_night=date(2026, 11, 28),
    left=Letting(Tenure.PRIVATE_TENANT, ends_on=date(2026, 11, 30)),
    new_tenure=Tenure.PRIVATE_TENANT,
    adults_there=2,
    help=HelpReceived(Answer.NO, Answer.NO, Answer.YES),
)


def texts(sentences: tuple[Sentence, ...]) -> list[str]:
    return [one.text for one in sentences]


def everything_said(found: MoveAssessment) -> Iterator[Sentence]:
    tax = found.council_tax
    yield from (*found.say, *tax.summary, *found.bins.summary, *found.electoral.summary)
    yield from (*found.help.summary, *found.help.customer_tells)
    yield from (one for one in (tax.no_estimate, tax.estimate and tax.estimate.summary) if one)


def test_the_plain_move_is_said_as_the_design_pictures_it() -> None:
    assert check_move(PLAIN, TOLD_AT.date()).ok
    found = assess(PLAIN, FACTS, RULES, TOLD_AT)
    assert texts(found.say) == [
        "Your council tax moves with you on 28 November.",
        # By hand: 124 days at (1688.00 - 1477.00) / 365 is 71.68.
        "Our estimate is that you will pay about £72 less up to the end of March.",
        "Keep paying your current bill until the new one arrives.",
        "It should come by 8 December.",
        "A food caddy arrives by 11 December.",
        "The next collections are: recycling Mon 30 November and general waste Mon 7 December.",
        "Siân and Ben each need to register to vote at the new address: the link is in your letter.",
        "Tell Universal Credit about your move yourself: we cannot do it for you.",
    ]
    assert texts(found.council_tax.summary) == [
        "12 Beck Row to Friday 27 November 2026 (band C).",
        "Flat 2, 48 Station Road from Saturday 28 November 2026 (band B).",
    ]
    assert found.council_tax.estimate is not None
    assert found.council_tax.estimate.summary.text == "Our estimate: £71.68 less to pay to 31 March"
    assert texts(found.bins.summary) == ["Flat 2, 48 Station Road: deliver food caddy by 11 December."]
    assert texts(found.electoral.summary) == [
        "Advised to register at the new address: Siân and Ben.",
        "Details passed on: Siân and Ben.",
        "Mali is too young to register to vote.",
        OPEN_REGISTER,
    ]
    assert found.work == (
        WorkToDo("council_tax", "change the bill", date(2026, 12, 8)),
        WorkToDo("waste", "containers and subscriptions", date(2026, 12, 11)),
        WorkToDo("electoral", "pass details on", date(2026, 11, 27)),
    )


def test_a_tenancy_that_runs_on_keeps_its_bill() -> None:
    left = Letting(Tenure.SOCIAL_TENANT, Agreement.FIXED_TERM, 24, date(2026, 12, 14))
    found = assess(replace(PLAIN, left=left), FACTS, RULES, TOLD_AT)
    assert texts(found.say)[:2] == [
        "You pay for your old home up to 13 December, because your tenancy runs until then.",
        "You pay for your new home from 28 November.",
    ]
    estimate = found.council_tax.estimate
    assert estimate is not None
    # 28 November to 13 December is paid for twice.
    assert sum(period.days for period in estimate.after) == 365 + 16


def test_an_undecided_end_is_said_and_the_estimate_says_what_it_takes() -> None:
    found = assess(PLAIN, FACTS, rules_of(Nation.WALES), TOLD_AT)
    assert found.council_tax.ends is not None
    assert found.council_tax.ends.undecided
    assert texts(found.say)[0] == "Our council tax team decides when your old bill ends, and writes to you."
    assert "Our estimate takes it that the old bill ends when they leave." in texts(found.council_tax.summary)


def test_an_owner_pays_until_the_sale() -> None:
    unsold = replace(PLAIN, left=Letting(Tenure.OWNER))
    found = assess(unsold, FACTS, RULES, TOLD_AT)
    assert found.council_tax.ends is not None
    assert (found.council_tax.ends.ending, found.council_tax.ends.ends_on) == (Ending.WHILE_OWNER, None)
    assert texts(found.say)[0] == "You pay for your old home until it is sold or somebody else lives there."
    assert found.council_tax.estimate is not None
    assert (
        found.council_tax.estimate.difference_pence == 50_178
    )  # 124 days of band B on top: 183,148 / 365 by hand
    sold = assess(
        replace(PLAIN, left=Letting(Tenure.OWNER, sold_on=date(2026, 11, 28))), FACTS, RULES, TOLD_AT
    )
    assert texts(sold.say)[0] == "Your council tax moves with you on 28 November."


def test_a_single_parent_asks_for_the_discount_and_nobody_gets_it_unasked() -> None:
    alone = replace(PLAIN, people=(person("Siân"),), adults_there=1)
    unasked = assess(alone, FACTS, RULES, TOLD_AT).council_tax
    assert texts(unasked.summary)[-1].startswith("One adult there counts: ask")
    asked = assess(replace(alone, single_person=True), FACTS, RULES, TOLD_AT).council_tax
    assert texts(asked.summary)[-1] == "A single person discount of 25% is asked for at the new address."
    assert unasked.estimate is not None
    assert asked.estimate is not None
    # 124 days of band B by hand: 501.775 in full, 376.332 less a quarter.
    assert unasked.estimate.after_pence - asked.estimate.after_pence == 50_178 - 37_633


def test_a_lodger_gets_no_bill_at_the_new_home() -> None:
    found = assess(replace(PLAIN, new_tenure=Tenure.LODGER), FACTS, RULES, TOLD_AT)
    assert found.council_tax.starts_on is None
    assert "Whoever they live with gets the bill at the new address." in texts(found.council_tax.summary)
    assert found.council_tax.estimate is not None
    assert found.council_tax.estimate.after_pence == 111_454  # 241 days of band C, by hand
    assert "Our estimate of your bill from us for this year is about £1,115." in texts(found.say)


@pytest.mark.parametrize(
    ("move", "facts", "why"),
    [
        (replace(PLAIN, others_stay=True), FACTS, "Part of the household stays"),
        (
            PLAIN,
            replace(FACTS, new=replace(FACTS.new, tax=HomeTax("1 New Street", None))),  # type: ignore[type-var]  # it is not None
            "A home has no council tax band yet",
        ),
        (
            replace(PLAIN, last_night=date(2027, 6, 1), first_night=date(2027, 6, 2)),
            FACTS,
            "We do not hold the charges for that time",
        ),
        (
            replace(
                PLAIN, from_property=None, from_address="far away", last_night=None, new_tenure=Tenure.FAMILY
            ),
            replace(FACTS, old=None),
            "There is no bill of theirs to estimate",
        ),
    ],
)
def test_where_we_cannot_estimate_we_say_why(move: MoveNotification, facts: MoveFacts, why: str) -> None:
    found = assess(move, facts, RULES, TOLD_AT)
    assert found.council_tax.estimate is None
    assert found.council_tax.no_estimate is not None
    assert found.council_tax.no_estimate.text.startswith(why)
    assert not any("estimate" in said for said in texts(found.say))


def test_northern_ireland_has_rates_and_its_own_electoral_office() -> None:
    found = assess(PLAIN, FACTS, rules_of(Nation.NORTHERN_IRELAND), TOLD_AT)
    assert found.council_tax.estimate is None
    assert found.council_tax.no_estimate is not None
    assert "rates" in found.council_tax.no_estimate.text


def test_somebody_who_comes_from_outside_gets_a_first_bill() -> None:
    move = replace(PLAIN, from_property=None, from_address="9 Far Street", last_night=None)
    found = assess(move, replace(FACTS, old=None), RULES, TOLD_AT)
    assert texts(found.say)[:3] == [
        "You pay for your new home from 28 November.",
        "Our estimate is that you will pay about £502 up to the end of March.",
        "Your first bill should come by 8 December.",
    ]


def test_somebody_who_leaves_the_area_is_advised_but_not_passed_on() -> None:
    move = replace(PLAIN, to_property=None, to_address="9 Far Street", adults_there=None)
    found = assess(move, replace(FACTS, new=None), RULES, TOLD_AT)
    assert not found.electoral.passed_on
    assert [one.to_register for one in found.electoral.people] == [True, True, False]
    assert [work.service for work in found.work] == ["council_tax"]
    assert found.bins.collections == ()
    # 241 days of band C by hand: what a bill of ours comes to, and nothing about another council's.
    assert texts(found.say)[:3] == [
        "You pay for your old home up to 27 November.",
        "Our estimate of your bill from us for this year is about £1,115.",
        "Keep paying your current bill until the new one arrives.",
    ]


def test_help_that_is_the_councils_becomes_work_for_benefits() -> None:
    move = replace(PLAIN, help=HelpReceived(Answer.YES, Answer.NO, Answer.NO))
    found = assess(move, FACTS, RULES, TOLD_AT)
    assert found.work[-1] == WorkToDo("benefits", "look at help again", date(2026, 12, 11))


def test_bins_of_their_own_move_or_end() -> None:
    facts = replace(FACTS, assisted_collection=True)
    found = assess(replace(PLAIN, garden=GardenWish.TRANSFER), facts, RULES, TOLD_AT)
    assert texts(found.bins.summary)[:2] == [
        "The garden waste subscription moves to the new address.",
        "Assisted collection ends at the old address. It must be applied for again.",
    ]
    assert [action.spec.stream for action in found.bins.actions] == [Stream.FOOD, Stream.GARDEN]
    cancelled = assess(replace(PLAIN, garden=GardenWish.CANCEL), FACTS, RULES, TOLD_AT)
    assert [action.spec.stream for action in cancelled.bins.actions] == [Stream.FOOD]


def test_a_large_household_gets_the_larger_bin() -> None:
    found = assess(replace(PLAIN, household=Household(6)), FACTS, RULES, TOLD_AT)
    assert "We exchange by 11 December: black wheeled bin for general waste." in texts(found.say)


def test_nothing_is_delivered_before_they_live_there() -> None:
    move = replace(PLAIN, last_night=date(2027, 1, 10), first_night=date(2027, 1, 11))
    found = assess(move, FACTS, RULES, TOLD_AT)
    assert found.bins.deliver_by == date(2027, 1, 25)
    assert found.bins.collections[0].on >= date(2027, 1, 11)


def test_a_protected_person_is_not_passed_on() -> None:
    people = tuple(replace(one, protected=True) for one in PLAIN.people)
    found = assess(replace(PLAIN, people=people), FACTS, RULES, TOLD_AT)
    assert not found.electoral.passed_on
    assert "electoral" not in {work.service for work in found.work}


def test_a_promise_the_profile_does_not_make_is_not_spoken() -> None:
    found = assess(PLAIN, FACTS, replace(RULES, standards=()), TOLD_AT)
    assert found.work[0].promised_by is None
    assert not any("should come by" in said for said in texts(found.say))


def test_a_move_without_a_date_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="first night"):
        assess(replace(PLAIN, last_night=None, first_night=None), FACTS, RULES, TOLD_AT)


MOVES = st.builds(
    replace,
    st.just(PLAIN),
    last_night=st.dates(date(2026, 4, 1), date(2027, 3, 30)),
    left=st.builds(
        Letting,
        st.sampled_from(Tenure),
        st.sampled_from(Agreement),
        st.none() | st.integers(1, 24),
        st.none() | st.dates(date(2026, 4, 1), date(2027, 12, 31)),
        st.none() | st.dates(date(2026, 4, 1), date(2027, 12, 31)),
    ),
    new_tenure=st.sampled_from(Tenure),
    adults_there=st.integers(2, 4),
    disregarded_there=st.integers(0, 2),
    others_stay=st.booleans(),
    garden=st.sampled_from(GardenWish),
    help=st.builds(
        HelpReceived, st.sampled_from(Answer), st.sampled_from(Answer), st.sampled_from(Answer), st.booleans()
    ),
)


@given(MOVES, st.sampled_from(Nation), st.booleans(), st.booleans())
def test_every_move_is_said_in_whole_sentences_and_adds_up(
    move: MoveNotification, nation: Nation, comes: bool, goes: bool
) -> None:
    move = replace(move, first_night=move.last_night and move.last_night + timedelta(days=1))
    facts = replace(FACTS, old=None if comes else FACTS.old, new=None if goes and not comes else FACTS.new)
    found = assess(move, facts, rules_of(nation), TOLD_AT)
    for said in everything_said(found):
        assert said.text
        assert "{" not in said.text
    assert all(text.endswith(".") for text in texts(found.say))
    assert all(work.promised_by is None or work.promised_by >= TOLD_AT.date() for work in found.work)
    estimate = found.council_tax.estimate
    if estimate is not None:
        assert estimate.difference_pence == estimate.after_pence - estimate.before_pence
        assert all(period.ends_on <= date(2027, 4, 1) for period in estimate.after)
        assert "Keep paying your current bill until the new one arrives." in texts(found.say) or comes
    assert len({work.service for work in found.work}) == len(found.work)
