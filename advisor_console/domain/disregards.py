"""Who is not counted for a council tax discount: each nation's list, dated, with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.electoral import age_on, birthday
from advisor_console.domain.nation import Nation

Kind = CircumstanceKind

_ENGLAND = frozenset({Nation.ENGLAND})
_WALES = frozenset({Nation.WALES})
_SCOTLAND = frozenset({Nation.SCOTLAND})
_BRITAIN_BUT_SCOTLAND = _ENGLAND | _WALES
_BRITAIN = _BRITAIN_BUT_SCOTLAND | _SCOTLAND
_LEAVERS_FROM, _LEAVERS_UNTIL = (5, 1), (11, 1)


class Counting(Enum):
    """Whether an adult counts. UNDECIDED: revenues decides; an estimate counts them meanwhile."""

    COUNTED = "counted"
    DISREGARDED = "not counted"
    UNDECIDED = "revenues decides whether they count"


@dataclass(frozen=True, slots=True)
class DisregardRule:
    """One row of the law: which circumstances, where, since when, for which ages, and its source.

    from_age and under_age: the ages in whole years, under_age not included. spares: beside others who are
    not so, such a person is not jointly liable either (LGFA 1992 s6(4), s75(4)). leavers: only from 1 May
    to 31 October. decided: False where it is for the council or for revenues to say.
    """

    kinds: frozenset[CircumstanceKind]
    nations: frozenset[Nation]
    source: str
    starts_on: date = date.min
    from_age: int = 0
    under_age: int | None = None
    spares: bool = False
    leavers: bool = False
    decided: bool = True


DISREGARDS: tuple[DisregardRule, ...] = (
    DisregardRule(frozenset({Kind.IN_PRISON}), _BRITAIN, "LGFA 1992 Sch 1 para 1, SI 1992/548 art 2"),
    DisregardRule(
        frozenset({Kind.SEVERELY_MENTALLY_IMPAIRED}), _BRITAIN, "LGFA 1992 Sch 1 para 2", spares=True
    ),
    DisregardRule(
        frozenset({Kind.CHILD_BENEFIT}), _BRITAIN, "LGFA 1992 Sch 1 para 3", from_age=18, under_age=20
    ),
    DisregardRule(
        frozenset({Kind.STUDENT}), _BRITAIN, "LGFA 1992 Sch 1 para 4, SI 1992/548, SSI 2003/176", spares=True
    ),
    DisregardRule(
        frozenset({Kind.AT_SCHOOL}),
        _BRITAIN,
        "LGFA 1992 Sch 1 para 4, SI 1992/548, SSI 2003/176: a qualifying course, under 20",
        under_age=20,
        spares=True,
    ),
    DisregardRule(
        frozenset({Kind.STUDENT_NURSE, Kind.APPRENTICE, Kind.LANGUAGE_ASSISTANT}),
        _BRITAIN,
        "LGFA 1992 Sch 1 para 4, SI 1992/548, SSI 2003/176",
    ),
    DisregardRule(
        frozenset({Kind.YOUTH_TRAINEE}),
        _BRITAIN,
        "LGFA 1992 Sch 1 para 4, SI 1992/548, SSI 2003/176: under 25",
        under_age=25,
    ),
    DisregardRule(
        frozenset({Kind.SCHOOL_LEAVER}),
        _BRITAIN,
        "SI 1992/552 Class C; Scotland SI 1992/1409 Sch para 3",
        under_age=20,
        leavers=True,
    ),
    DisregardRule(
        frozenset({Kind.STUDENTS_PARTNER}), _BRITAIN, "SI 1992/552 Class D; Scotland SI 1992/1409 Sch"
    ),
    DisregardRule(frozenset({Kind.IN_HOSPITAL}), _BRITAIN, "LGFA 1992 Sch 1 para 6"),
    DisregardRule(frozenset({Kind.IN_CARE_HOME}), _BRITAIN, "LGFA 1992 Sch 1 para 7; Scotland para 8"),
    DisregardRule(
        frozenset({Kind.CARER, Kind.CARE_WORKER}),
        _BRITAIN,
        "LGFA 1992 Sch 1 para 9; SI 1992/552, SI 1992/1409",
    ),
    DisregardRule(frozenset({Kind.IN_HOSTEL}), _BRITAIN, "LGFA 1992 Sch 1 para 10"),
    DisregardRule(
        frozenset({Kind.RELIGIOUS_COMMUNITY}),
        _BRITAIN,
        "LGFA 1992 Sch 1 para 11; SI 1992/552 Class B, SI 1992/1409",
    ),
    DisregardRule(
        frozenset({Kind.VISITING_FORCES, Kind.DIPLOMAT}),
        _BRITAIN_BUT_SCOTLAND,
        "LGFA 1992 Sch 1 para 11; SI 1992/552 as amended",
    ),
    DisregardRule(
        frozenset({Kind.VISITING_FORCES, Kind.DIPLOMAT}),
        _SCOTLAND,
        "SI 1992/1409: revenues decides",
        decided=False,
    ),
    DisregardRule(
        frozenset({Kind.CARE_LEAVER}),
        _SCOTLAND,
        "SSI 2018/39: at least 18, not yet 26",
        date(2018, 4, 1),
        from_age=18,
        under_age=26,
    ),
    DisregardRule(
        frozenset({Kind.CARE_LEAVER}),
        _WALES,
        "WSI 2022/210 and WSI 2019/431: aged 24 or under, and not jointly liable",
        date(2022, 4, 1),
        under_age=25,
        spares=True,
    ),
    DisregardRule(
        frozenset({Kind.CARE_LEAVER}),
        _WALES,
        "WSI 2019/431: aged 24 or under",
        date(2019, 4, 1),
        under_age=25,
    ),
    DisregardRule(
        frozenset({Kind.CARE_LEAVER}),
        _ENGLAND,
        "LGFA 1992 s13A(1)(c): a reduction that each council decides",
        decided=False,
    ),
    DisregardRule(
        frozenset({Kind.UKRAINIAN_GUEST}), _ENGLAND, "SI 1992/552 Class G (SI 2022/439)", date(2022, 4, 12)
    ),
    DisregardRule(
        frozenset({Kind.UKRAINIAN_GUEST}),
        _SCOTLAND,
        "SI 1992/1409 Sch para 7 (SSI 2022/125)",
        date(2022, 4, 1),
    ),
    DisregardRule(
        frozenset({Kind.UKRAINIAN_GUEST}), _WALES, "revenues decides which Welsh rule holds", decided=False
    ),
)
"""For each circumstance the first row that holds decides. What has no row counts: serving in the forces, in
prison for not paying council tax or a fine, cared for or caring elsewhere."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody counts on a day, by which source, and whether they are spared joint liability."""

    counting: Counting
    source: str = ""
    spared: bool = False


_COUNTED = Verdict(Counting.COUNTED)


def verdict(nation: Nation, circumstances: tuple[Circumstance, ...], born: date | None, day: date) -> Verdict:
    """Say whether an adult counts on a day; a disregard comes before what is undecided.

    A rule for an age is undecided while the date of birth is not known. Sources: the rows' own.
    """
    if not circumstances:
        return _COUNTED
    found = _COUNTED
    for circumstance in circumstances:
        if circumstance.holds_on(day):
            found = _stronger(found, _by(nation, circumstance.kind, born, day))
    return found


def _stronger(one: Verdict, other: Verdict) -> Verdict:
    """Give the one that does more for the person; of two alike the first."""
    order = (Counting.COUNTED, Counting.UNDECIDED, Counting.DISREGARDED)
    return max(one, other, key=lambda verdict: (order.index(verdict.counting), verdict.spared))


def _by(nation: Nation, kind: CircumstanceKind, born: date | None, day: date) -> Verdict:
    for rule in _rules_of(nation, kind):
        if rule.starts_on > day or (
            rule.leavers and not _LEAVERS_FROM <= (day.month, day.day) < _LEAVERS_UNTIL
        ):
            continue
        if not rule.decided:
            return Verdict(Counting.UNDECIDED, rule.source)
        if rule.from_age or rule.under_age is not None:
            if born is None:
                return Verdict(Counting.UNDECIDED, rule.source)
            if not rule.from_age <= age_on(born, day) < (rule.under_age or 200):
                continue
        return Verdict(Counting.DISREGARDED, rule.source, rule.spares)
    return _COUNTED


def _rules_of(nation: Nation, kind: CircumstanceKind) -> tuple[DisregardRule, ...]:
    return _BY_KIND.get((nation, kind), ())


def _by_kind() -> dict[tuple[Nation, CircumstanceKind], tuple[DisregardRule, ...]]:
    return {
        (nation, kind): rows
        for nation in Nation
        for kind in CircumstanceKind
        if (rows := tuple(row for row in DISREGARDS if nation in row.nations and kind in row.kinds))
    }


_BY_KIND = _by_kind()


def changes_of_verdict(
    nation: Nation, circumstances: tuple[Circumstance, ...], born: date | None, since: date
) -> Iterator[date]:
    """Give the days from since on, on which whether somebody counts can change: none may be missing."""
    for circumstance in circumstances:
        yield from (
            day for day in (circumstance.since, circumstance.until) if day is not None and day > since
        )
        for rule in _rules_of(nation, circumstance.kind):
            if rule.starts_on > since:
                yield rule.starts_on
            ages = [age for age in (rule.from_age, rule.under_age) if age]
            if born is not None:
                yield from (day for age in ages if (day := birthday(born, age)) > since)
            if rule.leavers:
                last = since.year + 2 if born is None else birthday(born, rule.under_age or 0).year
                years = range(since.year, max(since.year, last) + 1)
                windows = (date(year, *edge) for year in years for edge in (_LEAVERS_FROM, _LEAVERS_UNTIL))
                yield from (day for day in windows if day > since)
