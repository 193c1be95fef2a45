"""What is added to the bill of an empty or second home: the profile's premiums within the law's limits."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from advisor_console.domain.nation import Nation

EMPTY, SECOND_HOME = "empty", "second_home"
_EXCEPTED_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Premium:
    """What is added to the bill of an empty or second home after so many years, in per cent."""

    kind: str
    after_years: int
    percent: int


@dataclass(frozen=True, slots=True)
class PremiumLimit:
    """The most that a council may add, for whom, from which day on."""

    nation: Nation
    kind: str
    after_years: int
    percent: int
    starts_on: date
    source: str


LIMITS: tuple[PremiumLimit, ...] = (
    PremiumLimit(Nation.ENGLAND, EMPTY, 2, 50, date(2013, 4, 1), "LGFA 1992 s11B (LGFA 2012 s12)"),
    PremiumLimit(Nation.ENGLAND, EMPTY, 2, 100, date(2019, 4, 1), "LGFA 1992 s11B (2018 c. 25 s2)"),
    PremiumLimit(Nation.ENGLAND, EMPTY, 5, 200, date(2020, 4, 1), "LGFA 1992 s11B (2018 c. 25 s2)"),
    PremiumLimit(Nation.ENGLAND, EMPTY, 10, 300, date(2021, 4, 1), "LGFA 1992 s11B (2018 c. 25 s2)"),
    PremiumLimit(
        Nation.ENGLAND, EMPTY, 1, 100, date(2024, 4, 1), "LGFA 1992 s11B (Levelling-up Act 2023 s79)"
    ),
    PremiumLimit(
        Nation.ENGLAND, SECOND_HOME, 0, 100, date(2025, 4, 1), "LGFA 1992 s11C (Levelling-up Act 2023 s80)"
    ),
    PremiumLimit(Nation.WALES, EMPTY, 1, 100, date(2017, 4, 1), "LGFA 1992 s12A (Housing (Wales) Act 2014)"),
    PremiumLimit(Nation.WALES, EMPTY, 1, 300, date(2023, 4, 1), "LGFA 1992 s12A, Wales 2022 Regulations"),
    PremiumLimit(
        Nation.WALES, SECOND_HOME, 0, 100, date(2017, 4, 1), "LGFA 1992 s12B (Housing (Wales) Act 2014)"
    ),
    PremiumLimit(
        Nation.WALES, SECOND_HOME, 0, 300, date(2023, 4, 1), "LGFA 1992 s12B, Wales 2022 Regulations"
    ),
    PremiumLimit(Nation.SCOTLAND, EMPTY, 1, 100, date(2013, 4, 1), "SSI 2013/45 reg 4, 6"),
    PremiumLimit(
        Nation.SCOTLAND, SECOND_HOME, 0, 100, date(2024, 4, 1), "SSI 2013/45 reg 6(2), Amendment Regs 2023"
    ),
)
"""The percentages are maxima and every council's own decision, so the profile's premium is what is added."""


@dataclass(frozen=True, slots=True)
class PremiumDue:
    """What is added on a day, and by which source; 0 for nothing."""

    percent: int = 0
    source: str = ""


_NOTHING = PremiumDue()


@lru_cache(maxsize=4096)
def later(day: date, *, years: int = 0, months: int = 0) -> date:
    """Give the same day so many years and months later, or that month's last day where there is none such.

    Source: the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027.
    """
    month = day.month - 1 + months
    year, month = day.year + years + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def premium_due(
    nation: Nation,
    premiums: Sequence[Premium],
    *,
    furnished: bool | None,
    empty_since: date,
    day: date,
    excepted_until: date | None = None,
) -> PremiumDue:
    """Give what is added on a day to a home that nobody lives in.

    furnished: True is a second home, False a long-term empty one, None adds nothing, since it is not known
    which. In Scotland every such home is an empty one: a second home must be lived in for 25 days a year
    (SSI 2013/45 reg 2), which revenues decides. empty_since: since when nobody lives there. excepted_until:
    the day on which an exception ends; see excepted. Others, such as a job-related home, are revenues' to
    grant.
    Sources: LIMITS; England's exceptions SI 2003/3011 Classes E to M as amended by SI 2024/1007, from
    1 April 2025; Wales WSI 2015/2068; Scotland SSI 2013/45.
    """
    kind = _kind(nation, furnished=furnished)
    if kind is None or not premiums or (excepted_until is not None and day < excepted_until):
        return _NOTHING
    best = _NOTHING
    years = _years_between(empty_since, day)
    for premium in premiums:
        if premium.kind != kind or premium.after_years > years or premium.percent <= best.percent:
            continue
        limit = _limit(nation, premium, years, day)
        if limit is not None and min(premium.percent, limit.percent) > best.percent:
            best = PremiumDue(min(premium.percent, limit.percent), limit.source)
    return best


def _years_between(since: date, day: date) -> int:
    """Count the whole years: the most that later may add without passing the day."""
    years = day.year - since.year
    return years if later(since, years=years) <= day else years - 1


@lru_cache(maxsize=64)
def _limits_of(nation: Nation, kind: str) -> tuple[PremiumLimit, ...]:
    """Give the limits from the lowest to the highest, the sooner of two alike first."""
    limits = [limit for limit in LIMITS if limit.nation is nation and limit.kind == kind]
    return tuple(sorted(limits, key=lambda limit: (limit.percent, limit.after_years)))


@lru_cache(maxsize=64)
def _changes_of_limits(nation: Nation, kind: str) -> tuple[tuple[date, ...], tuple[int, ...]]:
    """Give the days on which a limit starts and the years after which one holds, each in order."""
    limits = _limits_of(nation, kind)
    starts = {limit.starts_on for limit in limits}
    return tuple(sorted(starts)), tuple(sorted({limit.after_years for limit in limits}))


def _kind(nation: Nation, *, furnished: bool | None) -> str | None:
    if nation is Nation.SCOTLAND:
        return EMPTY
    return None if furnished is None else SECOND_HOME if furnished else EMPTY


def _limit(nation: Nation, premium: Premium, years: int, day: date) -> PremiumLimit | None:
    """Give the limit that allows a premium on a day, or else the highest that holds, None where none does."""
    highest = None
    for limit in _limits_of(nation, premium.kind):
        if limit.starts_on <= day and limit.after_years <= years:
            highest = limit
            if limit.percent >= premium.percent:
                break
    return highest


def changes_of_premium(
    nation: Nation,
    premiums: Sequence[Premium],
    *,
    furnished: bool | None,
    empty_since: date,
    excepted_until: date | None,
) -> Iterator[date]:
    """Give the days on which premium_due can change; its arguments mean the same there."""
    kind = _kind(nation, furnished=furnished)
    if kind is None or not premiums:
        return
    if excepted_until is not None:
        yield excepted_until
    for premium in premiums:
        if premium.kind == kind:
            yield later(empty_since, years=premium.after_years)
    starts, after_years = _changes_of_limits(nation, kind)
    # What started before the home was empty changes nothing about it.
    yield from starts[bisect_right(starts, empty_since) :]
    for years in after_years:
        yield later(empty_since, years=years)


def excepted(
    nation: Nation, empty_since: date, marketed_since: date | None, probate_on: date | None
) -> date | None:
    """Give the day on which an exception from premiums ends, None without one.

    On the market for sale or let: twelve months from then (England SI 2003/3011 Classes G, H as amended by
    SI 2024/1007, Wales WSI 2015/2068 Classes 1, 2); Scotland until it has been empty for two years (SSI
    2013/45 Sch 2 paras 1 and 2, www.legislation.gov.uk/ssi/2013/45/schedule/2/made; Scottish Government,
    Local Government Finance Circular 6/2024 para 7.2). England: twelve months after probate (Class I).
    """
    if marketed_since is None and probate_on is None:
        return None
    days = []
    if marketed_since is not None:
        in_scotland = later(empty_since, years=2)
        elsewhere = later(marketed_since, months=_EXCEPTED_MONTHS)
        days.append(in_scotland if nation is Nation.SCOTLAND else elsewhere)
    if probate_on is not None and nation is Nation.ENGLAND:
        days.append(later(probate_on, months=_EXCEPTED_MONTHS))
    return max(days, default=None)
