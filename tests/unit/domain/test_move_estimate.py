"""What a move costs, from who owes each day, against published bills and sums by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor_console.domain.council_tax import (
    Band,
    CouncilTaxYear,
    MoveEstimate,
    days_in_year,
    year_end,
    year_start,
)
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.move_charges import CouncilTaxOutcome, council_tax_outcome
from advisor_console.domain.move_estimate import HomeTax, RecordedBalance
from advisor_console.domain.moving import MoveNotification, MovingPerson
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.tenancy import Agreement, Letting, Tenure

SIAN = MovingPerson(PersonId(EntityId("siân")), "Siân")
OLD, NEW = HomeTax("the old home", Band.C), HomeTax("the new home", Band.B)


def year_of(day: date, **charges: str) -> CouncilTaxYear:
    return CouncilTaxYear(year_start(day), {Band(band): Decimal(annual) for band, annual in charges.items()})


def outcome(
    moved: date,
    year: CouncilTaxYear,
    old: HomeTax | None,
    new: HomeTax | None,
    *,
    left: Letting | None = None,
    alone: bool = False,
    premiums: tuple[Premium, ...] = (),
    today: date | None = None,
    furnished: bool | None = None,
) -> CouncilTaxOutcome:
    move = MoveNotification(
        people=(SIAN,) if alone else (SIAN, replace(SIAN, person=PersonId(EntityId("ben")), name="Ben")),
        last_night=date.fromordinal(moved.toordinal() - 1) if old else None,
        first_night=moved if new else None,
        left=left or Letting(Tenure.OWNER, sold_on=moved),
        new_tenure=Tenure.OWNER,
        adults_there=1 if alone else 2,
        single_person=alone,
        old_furnished=furnished,
    )
    return council_tax_outcome(
        move, Nation.ENGLAND, [year], old=old, new=new, bill_by=None, premiums=premiums, today=today
    )


def estimate_of(moved: date, year: CouncilTaxYear, old: HomeTax | None, new: HomeTax | None) -> MoveEstimate:
    found = outcome(moved, year, old, new).estimate
    assert found is not None
    return found


def test_manchesters_worked_example_to_the_penny() -> None:
    year = year_of(date(2013, 4, 1), A="884.66", B="1032.11")
    estimate = estimate_of(date(2013, 5, 16), year, replace(OLD, band=Band.A), NEW)
    assert [(period.days, period.pence) for period in estimate.after] == [(45, 10907), (320, 90486)]
    assert estimate.after_pence == 101393
    assert estimate.before_pence == 88466
    assert estimate.difference_pence == 12927
    assert estimate.summary.text == "Our estimate: £129.27 more to pay to 31 March"
    assert estimate.lines == (
        "the old home (band A), 1 April 2013 to 15 May 2013: 45 days × £884.66 ÷ 365 = £109.07",
        "the new home (band B), 16 May 2013 to 31 March 2014: 320 days × £1,032.11 ÷ 365 = £904.86",
        "With the move, in all: £1,013.93",
        # One line on the screen, too long for one here.
        (
            "Without the move: the old home (band A), 1 April 2013 to 31 March 2014: "
            "365 days × £884.66 ÷ 365 = £884.66"
        ),
    )


@pytest.mark.parametrize("moved", [date(2026, 4, 1), date(2028, 2, 29), date(2027, 3, 31)])
def test_a_move_on_an_awkward_day_charges_every_day_once(moved: date) -> None:
    start = year_start(moved)
    estimate = estimate_of(moved, year_of(moved, C="1688.00", B="1477.00"), OLD, NEW)
    assert sum(period.days for period in estimate.after) == days_in_year(moved)
    new = next(period for period in estimate.after if period.home.place == "the new home")
    assert (new.starts_on, new.ends_on) == (moved, year_end(start))
    assert len(estimate.after) == (1 if moved == start else 2)


def test_an_old_home_that_stays_on_the_bill_is_charged_as_an_empty_one() -> None:
    year = year_of(date(2026, 10, 1), C="1688.00", B="1477.00")
    left = Letting(Tenure.SOCIAL_TENANT, Agreement.FIXED_TERM, 24, date(2026, 10, 11))
    found = outcome(date(2026, 10, 1), year, replace(OLD, percent_off=25), NEW, left=left, alone=True)
    assert found.estimate is not None
    # By hand: 183 × 1688 × 0.75 ÷ 365, 10 × 1688 ÷ 365, 182 × 1477 × 0.75 ÷ 365.
    assert [period.pence for period in found.estimate.after] == [63473, 4625, 55236]
    assert [period.home.percent_off for period in found.estimate.after] == [25, 0, 25]
    assert found.estimate.before_pence == 126600
    assert found.estimate.difference_pence == 63473 + 4625 + 55236 - 126600


def test_a_second_home_left_behind_costs_its_premium_too() -> None:
    year = year_of(date(2026, 10, 1), C="3650.00", B="3650.00")
    premiums = (Premium("second_home", 0, 100), Premium("empty", 1, 100))
    left = Letting(Tenure.OWNER)
    found = outcome(date(2026, 10, 1), year, OLD, NEW, left=left, premiums=premiums, furnished=True)
    assert found.estimate is not None
    # By hand: £10 a day; 183 days, then 182 at twice as much, and 182 of the new home.
    assert [period.pence for period in found.estimate.after] == [183_000, 364_000, 182_000]
    assert "182 days × £3,650.00 plus 100% ÷ 365 = £3,640.00" in found.estimate.lines[1]
    unfurnished = outcome(date(2026, 10, 1), year, OLD, NEW, left=left, premiums=premiums, furnished=False)
    assert unfurnished.estimate is not None
    assert [period.pence for period in unfurnished.estimate.after] == [183_000, 182_000, 182_000]
    assert [(one.starts_on, one.percent_on) for one in unfurnished.old_periods] == [
        (date(2026, 4, 1), 0),
        (date(2026, 10, 1), 0),
        (date(2027, 10, 1), 100),
    ]


def test_somebody_who_comes_or_goes_has_one_home_here() -> None:
    day = date(2026, 7, 1)
    year = year_of(day, C="3650.00")
    coming = estimate_of(day, year, None, OLD)
    assert (coming.before, coming.after_pence) == ((), 274 * 1000)
    assert coming.summary.text == "Our estimate: £2,740.00 to pay to 31 March"
    going = estimate_of(day, year, OLD, None)
    assert (going.before_pence, going.after_pence) == (365_000, 91 * 1000)
    assert going.summary.text == "Our estimate: £2,740.00 less to pay to 31 March"


def test_liability_that_began_in_the_year_counts_from_then() -> None:
    day = date(2026, 7, 1)
    estimate = estimate_of(day, year_of(day, C="3650.00"), replace(OLD, liable_from=date(2026, 6, 1)), OLD)
    assert estimate.difference_pence == 0
    assert estimate.after[0].days == 30
    assert estimate.summary.text == "Our estimate: nothing more and nothing less to pay to 31 March"


TODAY = date(2026, 7, 1)


def differs(balance: RecordedBalance | None) -> list[str]:
    year = year_of(TODAY, C="3650.00", B="1825.00")
    found = outcome(TODAY, year, replace(OLD, balance=balance), NEW, today=TODAY)
    return [one.text for one in found.bill_differs]


def test_a_bill_that_agrees_with_us_is_said_in_two_sentences() -> None:
    # 274 of 365 days at £10 are still to come; the move makes them £5 each: £1,370 less.
    assert differs(RecordedBalance(274_000)) == [
        "The record shows £2,740.00 left to pay; we reckon £3,650.00 for the year without the move.",
        "With the move about £1,370 would be left to pay, by our estimate.",
    ]
    assert differs(None) == []


@pytest.mark.parametrize(
    ("balance", "why"),
    [
        (RecordedBalance(374_000, 100_000), "£1,000.00 of what is left is from before this bill."),
        (
            RecordedBalance(400_000),
            (
                "That is £350.00 more than the year costs: an earlier debt, a premium, or a discount "
                "that the bill does not have yet. Revenues can say."
            ),
        ),
        (
            RecordedBalance(50_000),
            (
                "Less is left than the days still to come cost: it may be paid ahead, or reduced in a way "
                "that we do not reckon."
            ),
        ),
        (
            RecordedBalance(50_000, reduced=True),
            "Council Tax Reduction is taken off the bill and not off our estimate.",
        ),
    ],
)
def test_a_bill_that_differs_says_why(balance: RecordedBalance, why: str) -> None:
    found = differs(balance)
    assert found[1] == why
    assert len(found) == 3


def test_what_is_paid_too_much_would_come_back() -> None:
    assert (
        differs(RecordedBalance(0))[-1] == "With the move about £1,370 would be paid back, by our estimate."
    )
