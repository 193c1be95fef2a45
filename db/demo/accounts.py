"""Council tax: accounts with sensible balances, liability without overlap, and discounts."""

from collections.abc import Mapping
from datetime import date, timedelta

from advisor_console.domain.council_tax import year_start
from advisor_console.domain.ids import EntityId, PersonId
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.households import Household, Resident
from db.demo.places import Place

_DAY = timedelta(days=1)
_FIRST_REFERENCE = 70_000_017
_METHODS: Pool[str] = Pool([("direct_debit", 74), ("bill", 17), ("standing_order", 6), ("cash", 3)])
_INSTALMENTS = 10
_SIAN_TO_PAY = 412_60
_SIAN_NEXT = 137_53
REDUCTIONS: Pool[int] = Pool([(25, 3), (50, 3), (75, 4), (80, 5), (100, 4)])

Discount = tuple[str, int, date]


def first_of_next_month(day: date) -> date:
    """Give the first day of the month after a day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


class Ledger:
    """Writes accounts, periods of liability and discounts."""

    def __init__(self, seed: int, today: date, band_pence: Mapping[str, int]) -> None:
        """band_pence is the charge of the current year by band, in whole pence."""
        self.draw = Draw(seed, "accounts")
        self._today = today
        self._band_pence = band_pence
        self._ids = {
            table: Ids(seed, table, today)
            for table in ("council_tax_account", "liability_period", "liable_person", "discount")
        }
        self._next = _FIRST_REFERENCE
        self.accounts: list[Row] = []
        self.periods: list[Row] = []
        self.liable: list[Row] = []
        self.discounts: list[Row] = []

    def open(self, household: Household) -> None:
        """Write the account of a household, or its exemption, and what they owed at earlier homes."""
        for place, starts, ends in household.earlier:
            self.close(place, household.liable(starts), starts, ends)
        if household.all_students:
            self._period(household.place, None, household.since, None, "exempt")
            return
        granted = self._granted(household)
        account, reference = self._account_key()
        amounts = self._amounts(household, granted)
        method = "direct_debit" if household.cast == "pritchard" else self.draw.of(_METHODS)
        self.accounts.append(
            (account, reference, household.place.id, household.since, None, method, *amounts)
        )
        period = self._period(household.place, account, household.since, None, "liable")
        self._owe(period, household.liable(self._today))
        for kind, percent, starts in granted:
            row = (self._ids["discount"].next(), account, kind, percent, starts, None)
            self.discounts.append(row)

    def close(self, place: Place, people: list[Resident], starts: date, ends: date) -> None:
        """Write an account that ended, all paid or nearly."""
        if ends <= starts or not people:
            return
        account, reference = self._account_key()
        owed = self.draw.between(2_000, 45_000) if self.draw.chance(0.06) else 0
        row = (account, reference, place.id, starts, ends, self.draw.of(_METHODS), owed, owed, None, None)
        self.accounts.append(row)
        self._owe(self._period(place, account, starts, ends, "liable"), people)

    def leave_empty(self, place: Place, starts: date, ends: date | None) -> None:
        """Write a time in which nobody lived there: exempt when it is over, undecided while it lasts."""
        if ends is None or ends > starts:
            self._period(place, None, starts, ends, "undecided" if ends is None else "exempt")

    def _account_key(self) -> tuple[EntityId, str]:
        self._next += 7
        return self._ids["council_tax_account"].next(), str(self._next)

    def _period(
        self, place: Place, account: EntityId | None, starts: date, ends: date | None, basis: str
    ) -> EntityId:
        period = self._ids["liability_period"].next()
        self.periods.append((period, place.id, account, starts, ends, basis))
        return period

    def _owe(self, period: EntityId, people: list[Resident]) -> None:
        for person in people:
            row: tuple[EntityId, EntityId, PersonId] = (self._ids["liable_person"].next(), period, person.id)
            self.liable.append(row)

    def _granted(self, household: Household) -> list[Discount]:
        """One adult alone gets 25 %; some pay less by Council Tax Reduction."""
        granted: list[Discount] = []
        adults = household.adults(self._today)
        if len(adults) == 1 and (household.cast == "pritchard" or self.draw.chance(0.94)):
            granted.append(("single_person", 25, household.since))
        share = {"owner": 0.05, "private_tenant": 0.12, "social_tenant": 0.42}.get(household.tenure, 0.0)
        if not household.cast and self.draw.chance(share):
            starts = max(household.since, self.draw.day_back(self._today, 30, 1600))
            granted.append(("council_tax_reduction", self.draw.of(REDUCTIONS), starts))
        elif not household.cast and self.draw.chance(0.006):
            granted.append(("disregarded", 25, household.since))
        return granted

    def _amounts(
        self, household: Household, granted: list[Discount]
    ) -> tuple[int, int, int | None, date | None]:
        """Give to pay, arrears, next instalment and its day: ten instalments from April to January."""
        today = self._today
        next_due = first_of_next_month(today)
        if household.cast == "pritchard":
            return _SIAN_TO_PAY, 0, _SIAN_NEXT, next_due
        charge = self._band_pence[household.place.band]
        for _, percent, _ in granted:
            charge = charge * (100 - percent) // 100
        start = year_start(today)
        if household.since > start:
            charge = charge * (365 - (household.since - start).days) // 365
        months_gone = (today.year - start.year) * 12 + today.month - start.month
        left = max(0, _INSTALMENTS - 1 - months_gone)
        instalment = charge // _INSTALMENTS
        arrears = 0
        if charge and self.draw.chance(0.07):
            arrears = instalment * self.draw.between(1, 3) + self.draw.between(0, 999)
        to_pay = instalment * left + arrears
        if not left or not instalment:
            return to_pay, arrears, None, None
        return to_pay, arrears, instalment, next_due

    def batches(self) -> list[Batch]:
        """Give the rows of account, period, liable person and discount."""
        return [
            Batch(
                "council_tax_account",
                (
                    "id", "reference", "property_id", "opened_on", "closed_on", "payment_method",
                    "to_pay_pence", "arrears_pence", "next_due_pence", "next_due_on",
                ),
                self.accounts,
            ),
            Batch(
                "liability_period",
                ("id", "property_id", "account_id", "starts_on", "ends_on", "basis"),
                self.periods,
            ),
            Batch("liable_person", ("id", "period_id", "person_id"), self.liable),
            Batch(
                "discount",
                ("id", "account_id", "kind", "percent", "starts_on", "ends_on"),
                self.discounts,
            ),
        ]  # fmt: skip
