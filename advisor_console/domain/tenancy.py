"""When a person who leaves a home stops being liable for it: dated rules per nation, each with its source."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from functools import lru_cache

from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence, sentence

_DAY = timedelta(days=1)
_LONG_TERM_MONTHS = 6
_RENTERS_RIGHTS = date(2026, 5, 1)
_OCCUPATION_CONTRACTS = date(2022, 12, 1)
_PRIVATE_RESIDENTIAL = date(2017, 12, 1)


class Tenure(StrEnum):
    """By what right somebody lives in a home, as residencies hold it."""

    OWNER = "owner"
    PRIVATE_TENANT = "private_tenant"
    SOCIAL_TENANT = "social_tenant"
    LODGER = "lodger"
    FAMILY = "family"
    STUDENT = "student"
    OTHER = "other"


class Agreement(StrEnum):
    """What kind of tenancy it is, where that decides the day on which liability ends.

    PERIODIC runs from week to week or month to month and always did (a Scottish private residential
    tenancy and a Welsh periodic contract are of this kind). STATUTORY_PERIODIC followed a fixed term by
    law, CONTRACTUAL_PERIODIC by the agreement itself. NOT_ASSURED is a private letting outside the
    Housing Act 1988: a company let, a resident landlord, a high rent.
    """

    UNKNOWN = "unknown"
    FIXED_TERM = "fixed_term"
    PERIODIC = "periodic"
    STATUTORY_PERIODIC = "statutory_periodic"
    CONTRACTUAL_PERIODIC = "contractual_periodic"
    NOT_ASSURED = "not_assured"


class Ending(Enum):
    """What decides the end of liability."""

    ON_LEAVING = "on leaving"
    AT_TENANCY_END = "at the end of the tenancy"
    WHILE_OWNER = "when the home is sold or somebody else moves in"
    UNDECIDED = "undecided"


class Term(Enum):
    """How long the tenancy was granted for, as "material interest" asks (LGFA 1992 s6(6), s75(2)(f))."""

    ANY = "any"
    LONG = "six months or more"
    SHORT = "less than six months"


@dataclass(frozen=True, slots=True)
class LeavingRule:
    """One row of the law: for whom, from which last night, until which (not included), what, and why."""

    nations: frozenset[Nation]
    tenures: frozenset[Tenure]
    agreements: frozenset[Agreement]
    ending: Ending
    because: str
    source: str
    term: Term = Term.ANY
    starts_on: date = date.min
    ends_on: date = date.max

    def is_for(self, nation: Nation, tenure: Tenure, agreement: Agreement) -> bool:
        """Say whether this row is about such a letting at all."""
        return nation in self.nations and tenure in self.tenures and agreement in self.agreements

    def covers(self, letting: "Letting", last_night: date) -> bool:
        """Say whether this row, which is about such a letting, decides the case."""
        in_force = self.starts_on <= last_night < self.ends_on
        return in_force and (self.term is Term.ANY or self.term is letting.term)


@dataclass(frozen=True, slots=True)
class Letting:
    """How a home was held: term_months is what the tenancy was granted for, ends_on the day it ends.

    sold_on is the day of completion, for an owner.
    """

    tenure: Tenure
    agreement: Agreement = Agreement.UNKNOWN
    term_months: int | None = None
    ends_on: date | None = None
    sold_on: date | None = None

    @property
    def term(self) -> Term | None:
        """Whether it was granted for six months or more; None while nobody has said."""
        if self.term_months is None:
            return None
        return Term.LONG if self.term_months >= _LONG_TERM_MONTHS else Term.SHORT


@dataclass(frozen=True, slots=True)
class LiabilityEnd:
    """From which day the person is no longer liable, or None while that is open or undecided."""

    ending: Ending
    ends_on: date | None
    because: Sentence
    source: str

    @property
    def undecided(self) -> bool:
        """Whether revenues must decide."""
        return self.ending is Ending.UNDECIDED

    @property
    def last_day(self) -> date | None:
        """The last day the person is liable for."""
        return None if self.ends_on is None else self.ends_on - _DAY


_EVERY = frozenset(Nation) - {Nation.NORTHERN_IRELAND}
_ENGLAND = frozenset({Nation.ENGLAND})
_WALES = frozenset({Nation.WALES})
_SCOTLAND = frozenset({Nation.SCOTLAND})
_BRITAIN_BUT_SCOTLAND = frozenset({Nation.ENGLAND, Nation.WALES})
_PRIVATE = frozenset({Tenure.PRIVATE_TENANT, Tenure.STUDENT})
_TENANTS = _PRIVATE | {Tenure.SOCIAL_TENANT}
_ALL_AGREEMENTS = frozenset(Agreement)
_FIXED = frozenset({Agreement.FIXED_TERM})
_FIXED_OR_CONTRACTUAL = frozenset({Agreement.FIXED_TERM, Agreement.CONTRACTUAL_PERIODIC})
_OUTSIDE = frozenset({Agreement.NOT_ASSURED})

_OWES_UNTIL_END = (
    "A tenancy that was granted for six months or more is paid for until it ends, even in an empty home."
)
_SHORT_TERM = (
    "A tenancy that was granted for less than six months is paid for only while somebody lives there."
)
_MATERIAL_INTEREST = "LGFA 1992 s6(2)(f), (5), (6)"

LEAVING_RULES: tuple[LeavingRule, ...] = (
    LeavingRule(
        _EVERY,
        frozenset({Tenure.OWNER}),
        _ALL_AGREEMENTS,
        Ending.WHILE_OWNER,
        "An owner pays for an empty home until it is sold or somebody else lives there.",
        "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)(iii)",
    ),
    LeavingRule(
        _EVERY,
        frozenset({Tenure.LODGER, Tenure.FAMILY}),
        _ALL_AGREEMENTS,
        Ending.ON_LEAVING,
        "Somebody who lodges or lives with family is liable, if at all, only while living there.",
        "LGFA 1992 s6(2)(d), (e); Scotland s75(2)(e)",
    ),
    LeavingRule(
        _ENGLAND,
        _PRIVATE,
        _ALL_AGREEMENTS - _OUTSIDE,
        Ending.ON_LEAVING,
        "Since 1 May 2026 an assured tenant pays only while living there, even during notice.",
        "Renters' Rights Act 2025 s1 (Housing Act 1988 s4A) with LGFA 1992 s6(6)",
        starts_on=_RENTERS_RIGHTS,
    ),
    LeavingRule(
        _ENGLAND,
        _PRIVATE | {Tenure.SOCIAL_TENANT},
        frozenset({Agreement.STATUTORY_PERIODIC}),
        Ending.ON_LEAVING,
        "A tenancy that the law made periodic after its fixed term is paid for only while living there.",
        "CT v Horsham DC [2013] UKUT 617 (AAC); LGFA 1992 s6(6)",
    ),
    LeavingRule(
        _BRITAIN_BUT_SCOTLAND,
        _TENANTS,
        frozenset({Agreement.PERIODIC}),
        Ending.ON_LEAVING,
        "A tenancy from week to week or month to month is paid for only while living there.",
        "Macattram v Camden [2012] EWHC 1033 (Admin); LGFA 1992 s6(6)",
    ),
    LeavingRule(
        _WALES,
        _TENANTS,
        frozenset({Agreement.STATUTORY_PERIODIC}),
        Ending.ON_LEAVING,
        "A periodic contract that followed a fixed term is a new one, paid for only while living there.",
        "Renting Homes (Wales) Act 2016 s184(2); LGFA 1992 s6(6)",
        starts_on=_OCCUPATION_CONTRACTS,
    ),
    LeavingRule(
        _ENGLAND,
        _TENANTS,
        frozenset({Agreement.CONTRACTUAL_PERIODIC}),
        Ending.AT_TENANCY_END,
        "A tenancy whose agreement carries it on after six months or more is paid for until it ends.",
        "Leeds CC v Broadley [2016] EWCA Civ 1213; LGFA 1992 s6(6)",
        term=Term.LONG,
    ),
    LeavingRule(
        _BRITAIN_BUT_SCOTLAND,
        _TENANTS,
        _FIXED | _OUTSIDE,
        Ending.AT_TENANCY_END,
        _OWES_UNTIL_END,
        _MATERIAL_INTEREST,
        term=Term.LONG,
    ),
    LeavingRule(
        _BRITAIN_BUT_SCOTLAND,
        _TENANTS,
        _FIXED_OR_CONTRACTUAL | _OUTSIDE,
        Ending.ON_LEAVING,
        _SHORT_TERM,
        _MATERIAL_INTEREST,
        term=Term.SHORT,
    ),
    LeavingRule(
        _SCOTLAND,
        _PRIVATE,
        frozenset({Agreement.PERIODIC}),
        Ending.ON_LEAVING,
        "A private residential tenancy has no term, so it is paid for only while living there.",
        "LGFA 1992 s75(2)(f); Private Housing (Tenancies) (Scotland) Act 2016 s1",
        starts_on=_PRIVATE_RESIDENTIAL,
    ),
    LeavingRule(
        _SCOTLAND,
        _TENANTS,
        _FIXED,
        Ending.AT_TENANCY_END,
        "A lease that was granted for six months or more is paid for until it ends, even in an empty home.",
        "LGFA 1992 s75(2)(f)(ii)",
        term=Term.LONG,
    ),
    LeavingRule(
        _SCOTLAND,
        _TENANTS,
        _FIXED,
        Ending.ON_LEAVING,
        _SHORT_TERM,
        "LGFA 1992 s75(2)(f)(iii)",
        term=Term.SHORT,
    ),
)
"""The first row that covers a case decides it; a case that no row covers is for revenues to decide."""


@lru_cache(maxsize=256)
def _rows_for(nation: Nation, tenure: Tenure, agreement: Agreement) -> tuple[LeavingRule, ...]:
    return tuple(row for row in LEAVING_RULES if row.is_for(nation, tenure, agreement))


def liability_end(nation: Nation, letting: Letting, last_night: date) -> LiabilityEnd:
    """Say from which day somebody who has slept the last night in a home is no longer liable for it.

    Liability goes by the state at the end of the day (LGFA 1992 s2(2), Scotland s71(2)): the day of the
    last night is the last one as a resident, and a tenancy's or ownership's last day is already the next
    person's. Undecided, with its reason, where the law needs what nobody has said yet.
    """
    left_on = last_night + _DAY
    if nation is Nation.NORTHERN_IRELAND:
        return _undecided(
            "Northern Ireland has rates, not council tax: Land & Property Services decides.",
            "Rates (Northern Ireland) Order 1977",
        )
    rows = _rows_for(nation, letting.tenure, letting.agreement)
    rule = next((row for row in rows if row.covers(letting, last_night)), None)
    if rule is None:
        return _undecided(
            "Revenues decides: the kind of tenancy, or how long it was granted for, is not known.",
            "LGFA 1992 s6(2)(f), (6); Scotland s75(2)(f)",
        )
    if rule.ending is Ending.AT_TENANCY_END:
        return _at_tenancy_end(nation, letting, left_on, rule)
    if rule.ending is Ending.WHILE_OWNER:
        ends_on = None if letting.sold_on is None else max(left_on, letting.sold_on)
        return LiabilityEnd(rule.ending, ends_on, sentence(rule.because), rule.source)
    return LiabilityEnd(rule.ending, left_on, sentence(rule.because), rule.source)


def _at_tenancy_end(nation: Nation, letting: Letting, left_on: date, rule: LeavingRule) -> LiabilityEnd:
    if letting.ends_on is None:
        return _undecided("Revenues decides: the day on which the tenancy ends is not known.", rule.source)
    crosses = left_on <= _RENTERS_RIGHTS < letting.ends_on
    if (
        nation is Nation.ENGLAND
        and letting.tenure in _PRIVATE
        and crosses
        and letting.agreement not in _OUTSIDE
    ):
        return _undecided(
            "Revenues decides: the tenancy ran on past 1 May 2026, when assured tenancies became periodic.",
            "Renters' Rights Act 2025 s1 and Sch 6",
        )
    return LiabilityEnd(rule.ending, max(left_on, letting.ends_on), sentence(rule.because), rule.source)


def _undecided(because: str, source: str) -> LiabilityEnd:
    return LiabilityEnd(Ending.UNDECIDED, None, sentence(because), source)
