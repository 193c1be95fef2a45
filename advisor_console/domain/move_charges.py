"""What a move does to council tax: when liability ends and starts, and our estimate of the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor_console.domain.council_tax import (
    Band,
    ChargesUnknownError,
    CouncilTaxYear,
    MoveEstimate,
    OccupancyDiscount,
    OldHome,
    TaxedHome,
    estimate_move,
    occupancy_discount,
    year_end,
)
from advisor_console.domain.liability import HomePeriod
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence, sentence
from advisor_console.domain.tenancy import Ending, LiabilityEnd, Tenure, liability_end

_BILLED_TO_SOMEBODY_ELSE = frozenset({Tenure.LODGER, Tenure.FAMILY})


@dataclass(frozen=True, slots=True)
class HomeTax:
    """What council tax knows of a home: its address in one line, band, parish and the discount now.

    band is None while the home has none (a new build). liable_from: since when the customer owes it.
    empty_percent_off: what the council takes off an empty home, by its own decision.
    """

    address: str
    band: Band | None
    parish: str = ""
    percent_off: int = 0
    liable_from: date | None = None
    empty_percent_off: int = 0


@dataclass(frozen=True, slots=True)
class CouncilTaxOutcome:
    """When the old bill ends and the new one starts, our estimate or why there is none, and the bill's day.

    ends is None for somebody from outside the area; starts_on is None for somebody who leaves it or who
    gets no bill at the new home. old_periods and new_periods: who owes each home by the day, without a gap,
    from the move on.
    """

    ends: LiabilityEnd | None
    starts_on: date | None
    estimate: MoveEstimate | None
    no_estimate: Sentence | None
    summary: tuple[Sentence, ...]
    bill_by: date | None
    old_periods: tuple[HomePeriod, ...] = ()
    new_periods: tuple[HomePeriod, ...] = ()


def council_tax_outcome(
    move: MoveNotification,
    nation: Nation,
    years: Sequence[CouncilTaxYear],
    *,
    old: HomeTax | None,
    new: HomeTax | None,
    bill_by: date | None,
) -> CouncilTaxOutcome:
    """Say what a checked move does to council tax; a home outside the area is None.

    Figures are our estimate: the revenues system bills. Sources: those of tenancy and council_tax.
    """
    ends = None
    if old is not None and move.last_night is not None:
        ends = liability_end(nation, move.left, move.last_night)
    billed = new is not None and move.new_tenure not in _BILLED_TO_SOMEBODY_ELSE
    starts_on = move.first_night if billed else None
    estimate, no_estimate = _estimate(move, nation, years, old=old, new=new if billed else None, ends=ends)
    summary = tuple(_summary(move, old=old, new=new, ends=ends, starts_on=starts_on, billed=billed))
    return CouncilTaxOutcome(ends, starts_on, estimate, no_estimate, summary, bill_by)


def new_home_percent_off(move: MoveNotification) -> OccupancyDiscount:
    """Give the discount of the new home: one adult's only when it was declared.

    Source: LGFA 1992 s11(1) to (3), Scotland s79; the declaration is the customer's.
    """
    adults = move.adults_there or 0
    found = occupancy_discount(adults, min(move.disregarded_there, adults))
    if found is OccupancyDiscount.ONE_ADULT and not move.single_person:
        return OccupancyDiscount.NONE
    return found


def _estimate(
    move: MoveNotification,
    nation: Nation,
    years: Sequence[CouncilTaxYear],
    *,
    old: HomeTax | None,
    new: HomeTax | None,
    ends: LiabilityEnd | None,
) -> tuple[MoveEstimate | None, Sentence | None]:
    if nation is Nation.NORTHERN_IRELAND:
        return None, sentence("Northern Ireland has rates: Land & Property Services sends the bill.")
    if move.others_stay:
        return None, sentence("Part of the household stays, so we cannot estimate the bill here.")
    if old is None and new is None:
        return None, sentence("There is no bill of theirs to estimate.")
    if (old is not None and old.band is None) or (new is not None and new.band is None):
        return None, sentence("A home has no council tax band yet, so we cannot estimate the bill.")
    try:
        return estimate_move(years, _old_home(move, old, ends), _new_home(move, new), move.first_night), None
    except ChargesUnknownError:
        return None, sentence("We do not hold the charges for that time, so we cannot estimate the bill.")


def _old_home(move: MoveNotification, old: HomeTax | None, ends: LiabilityEnd | None) -> OldHome | None:
    if old is None or old.band is None or move.left_on is None or ends is None:
        return None
    until = ends.ends_on or move.left_on
    if ends.ending is Ending.WHILE_OWNER and ends.ends_on is None:
        until = year_end(move.changed_on or move.left_on)
    home = TaxedHome(old.address, old.band, old.percent_off, old.parish)
    return OldHome(home, move.left_on, until, old.liable_from, old.empty_percent_off)


def _new_home(move: MoveNotification, new: HomeTax | None) -> TaxedHome | None:
    if new is None or new.band is None:
        return None
    return TaxedHome(new.address, new.band, int(new_home_percent_off(move)), new.parish)


def _summary(
    move: MoveNotification,
    *,
    old: HomeTax | None,
    new: HomeTax | None,
    ends: LiabilityEnd | None,
    starts_on: date | None,
    billed: bool,
) -> Iterator[Sentence]:
    if old is not None and ends is not None:
        yield from _old_bill(old, ends)
    if new is not None and starts_on is not None:
        band = f"band {new.band}" if new.band else "no band yet"
        yield sentence("{place} from {day:full} ({band}).", place=new.address, day=starts_on, band=band)
    if new is not None and not billed:
        yield sentence("Whoever they live with gets the bill at the new address.")
    yield from _discounts(move, billed=billed)


def _old_bill(old: HomeTax, ends: LiabilityEnd) -> Iterator[Sentence]:
    if ends.last_day is not None:
        band = f"band {old.band}" if old.band else "no band yet"
        yield sentence("{place} to {day:full} ({band}).", place=old.address, day=ends.last_day, band=band)
    if ends.ending is not Ending.ON_LEAVING or ends.last_day is None:
        yield ends.because
    if ends.undecided:
        yield sentence("Our estimate takes it that the old bill ends when they leave.")


def _discounts(move: MoveNotification, *, billed: bool) -> Iterator[Sentence]:
    if not billed:
        return
    found = new_home_percent_off(move)
    counted = (move.adults_there or 0) - move.disregarded_there
    if found is OccupancyDiscount.ONE_ADULT:
        yield sentence("A single person discount of 25% is asked for at the new address.")
    elif found is OccupancyDiscount.ALL_DISREGARDED:
        yield sentence("No adult there counts: 50% off, or an exemption, which revenues decides.")
    elif counted == 1:
        yield sentence("One adult there counts: ask whether they claim the single person discount.")
