"""What a move does to council tax: who owes each home from when, and our estimate of the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor_console.domain.council_tax import ChargesUnknownError, CouncilTaxYear, MoveEstimate
from advisor_console.domain.home_days import owed_by
from advisor_console.domain.liability import Basis, HomePeriod
from advisor_console.domain.move_estimate import HomeBill, HomeTax, estimate_of, reconciled
from advisor_console.domain.move_homes import (
    RecordedBill,
    gets_no_bill,
    new_periods,
    old_periods,
    one_adult_counts,
)
from advisor_console.domain.moving import AgeGroup, MoveKind, MoveNotification
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import Sentence, sentence
from advisor_console.domain.tenancy import Ending, LiabilityEnd, liability_end

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CouncilTaxOutcome:
    """When the old bill ends and the new one starts, our estimate or why there is none, and the bill's day.

    ends is None for somebody from outside the area; starts_on is None for somebody who leaves it or who
    gets no bill at the new home. old_periods and new_periods: who owes each home by the day, without a gap.
    bill_differs: how the bill that the record shows goes together with our reckoning.
    """

    ends: LiabilityEnd | None
    starts_on: date | None
    estimate: MoveEstimate | None
    no_estimate: Sentence | None
    summary: tuple[Sentence, ...]
    bill_by: date | None
    old_periods: tuple[HomePeriod, ...] = ()
    new_periods: tuple[HomePeriod, ...] = ()
    bill_differs: tuple[Sentence, ...] = ()

    @property
    def new_percent_off(self) -> int:
        """The discount of the new home at first; 0 where there is none or somebody else gets the bill."""
        return self.new_periods[0].percent_off if self.new_periods and self.starts_on is not None else 0


def council_tax_outcome(
    move: MoveNotification,
    nation: Nation,
    years: Sequence[CouncilTaxYear],
    *,
    old: HomeTax | None,
    new: HomeTax | None,
    bill_by: date | None,
    premiums: Sequence[Premium] = (),
    today: date | None = None,
) -> CouncilTaxOutcome:
    """Say what a checked move does to council tax; a home outside the area is None.

    today is the local day on which it is told, for what the record's bill shows. Figures are our estimate:
    the revenues system bills. Sources: those of tenancy, home_days and council_tax.
    """
    ends = None if old is None else ends_of(move, nation)
    old_bill = new_bill = None
    if old is not None:
        recorded = RecordedBill(
            old.liable_from, old.percent_off, old.billed_to, old.empty_percent_off, tuple(premiums)
        )
        old_bill = HomeBill(old, old_periods(move, nation, ends, recorded))
    if new is not None:
        new_bill = HomeBill(new, new_periods(move, nation, new.billed_to))
    billed = new is not None and not gets_no_bill(move)
    starts_on = _starts_on(move, new_bill) if billed else None
    estimate, why_not = _estimate(move, nation, years, old_bill, new_bill if billed else None)
    differs: tuple[Sentence, ...] = ()
    if estimate is not None and old is not None and today is not None:
        differs = reconciled(estimate, old.balance, today)
    summary = tuple(
        _summary(move, nation, old=old_bill, new=new_bill, ends=ends, starts_on=starts_on, billed=billed)
    )
    return CouncilTaxOutcome(
        ends,
        starts_on,
        estimate,
        why_not,
        summary,
        bill_by,
        old_bill.periods if old_bill else (),
        new_bill.periods if new_bill else (),
        differs,
    )


def ends_of(move: MoveNotification, nation: Nation) -> LiabilityEnd | None:
    """Say from which day those who move no longer owe the old home; None without any day of leaving.

    Where somebody of age stays, whoever stays owes it as the resident (LGFA 1992 s6(2), s75(2)). A death
    ends it with the day before, since the state at the end of a day counts (s2(2), s71(2)).
    """
    left_on = move.left_on
    if left_on is None:
        return None
    stays = any(one.age_group is AgeGroup.ADULT for one in move.staying)
    if nation is not Nation.NORTHERN_IRELAND and (stays or move.kind is MoveKind.DEATH):
        because = sentence("Whoever stays owes the home from then on.")
        source = "LGFA 1992 s6(2), s75(2)"
        if move.kind is MoveKind.DEATH:
            because = sentence("Nobody owes council tax for themselves from the day they died.")
            source = "LGFA 1992 s2(2)"
        return LiabilityEnd(Ending.ON_LEAVING, left_on, because, source)
    return liability_end(nation, move.left, left_on - _DAY)


def _starts_on(move: MoveNotification, new: HomeBill | None) -> date | None:
    """Give the first day that is theirs to pay, or undecided; an exempt home has none."""
    if new is None:
        return None
    if not new.periods:
        return move.moved_in_on
    return next((period.starts_on for period in new.periods if period.basis is not Basis.EXEMPT), None)


def _estimate(
    move: MoveNotification,
    nation: Nation,
    years: Sequence[CouncilTaxYear],
    old: HomeBill | None,
    new: HomeBill | None,
) -> tuple[MoveEstimate | None, Sentence | None]:
    changed = move.changed_on
    if nation is Nation.NORTHERN_IRELAND:
        return None, sentence("Northern Ireland has rates: Land & Property Services sends the bill.")
    if move.kind is MoveKind.DEATH and not move.part_stays:
        return None, sentence("Revenues works out what the estate still owes, or gets back.")
    if move.others_stay and not move.staying:
        return None, sentence("Part of the household stays, so we cannot estimate the bill here.")
    if (old is None and new is None) or changed is None:
        return None, sentence("There is no bill of theirs to estimate.")
    if (old is not None and old.tax.band is None) or (new is not None and new.tax.band is None):
        return None, sentence("A home has no council tax band yet, so we cannot estimate the bill.")
    movers = frozenset(person.person for person in move.people)
    try:
        return estimate_of(years, movers=movers, old=old, new=new, moved=changed), None
    except ChargesUnknownError:
        return None, sentence("We do not hold the charges for that time, so we cannot estimate the bill.")


def _summary(
    move: MoveNotification,
    nation: Nation,
    *,
    old: HomeBill | None,
    new: HomeBill | None,
    ends: LiabilityEnd | None,
    starts_on: date | None,
    billed: bool,
) -> Iterator[Sentence]:
    if old is not None and ends is not None:
        yield from _old_bill(old.tax, ends)
        yield from _afterwards(move, old)
    if new is not None and starts_on is not None:
        band = f"band {new.tax.band}" if new.tax.band else "no band yet"
        yield sentence("{place} from {day:full} ({band}).", place=new.tax.address, day=starts_on, band=band)
    if new is not None and not billed:
        yield sentence("Whoever they live with gets the bill at the new address.")
    if new is not None and billed:
        yield from _new_bill(move, nation, new)


def _old_bill(old: HomeTax, ends: LiabilityEnd) -> Iterator[Sentence]:
    if ends.last_day is not None:
        band = f"band {old.band}" if old.band else "no band yet"
        yield sentence("{place} to {day:full} ({band}).", place=old.address, day=ends.last_day, band=band)
    if ends.ending is not Ending.ON_LEAVING or ends.last_day is None:
        yield ends.because
    if ends.undecided:
        yield sentence("Our estimate takes it that the old bill ends when they leave.")


def _afterwards(move: MoveNotification, old: HomeBill) -> Iterator[Sentence]:
    """Say what becomes of the old home where that is not simply the end of their bill."""
    tells = move.kind in (MoveKind.DEATH, MoveKind.LANDLORD) or bool(move.staying)
    tells = tells or len({move.left_on_of(person) for person in move.people}) > 1
    for period in old.periods:
        if period.basis is Basis.EXEMPT:
            yield sentence("Exempt from {day:full}: {why}", day=period.starts_on, why=period.because.text)
        elif period.percent_on:
            yield sentence(
                "From {day:full} a premium of {percent}% is added while nobody lives there.",
                day=period.starts_on,
                percent=period.percent_on,
            )
        elif tells and period.basis is Basis.LIABLE and period is not old.periods[0]:
            yield owed_by(period)


def _new_bill(move: MoveNotification, nation: Nation, new: HomeBill) -> Iterator[Sentence]:
    if not new.periods:
        return
    first = new.periods[0]
    if first.basis is Basis.EXEMPT:
        yield sentence("The new home is exempt: {why} Revenues asks for proof.", why=first.because.text)
    elif first.percent_off == 25:
        yield sentence("A single person discount of 25% is asked for at the new address.")
    elif first.percent_off == 50:
        yield sentence("No adult there counts: 50% off, or an exemption, which revenues decides.")
    elif one_adult_counts(move, nation):
        yield sentence("One adult there counts: ask whether they claim the single person discount.")
    if new.tax.band is None:
        yield sentence("The Valuation Office has to give the new home a band first; then the bill comes.")
