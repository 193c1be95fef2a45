"""Assess a list of moves from a file without saving anything, so that the rules can be tried."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from advisor_console.domain.council_tax import ChargesUnknownError, year_end
from advisor_console.domain.errors import WorldError
from advisor_console.domain.liability import HomePeriod
from advisor_console.domain.move_assessment import MoveAssessment, MoveFacts, assess
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_checks import FieldMessage, check_move
from advisor_console.domain.move_estimate import HomeBill, charges_of
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.profile import Profile
from advisor_console.domain.sentences import Sentence
from advisor_console.domain.tenancy import LiabilityEnd
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.move_case_body import CaseBody, spelled_out

_DATE_WRONG = ("date_from_datetime_parsing", "date_parsing", "date_from_datetime_inexact", "date_type")

_IN_THE_FILE = {
    "date_of_birth": "born",
    "tenancy_ends_on": "left.ends_on",
    "from_address": "old_home",
    "to_address": "new_home",
}
"""Our checks' fields by the file's word, where they differ: a home stands there with its address."""


class CasesRefused(WorldError):
    """Some cases cannot be assessed: problems holds one sentence each, with the case's number and field."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems), "Put it right and try again; nothing was saved.")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class AssessedCase:
    """One case: what was told, what is worth knowing, and what it means."""

    number: int
    name: str
    move: MoveNotification
    facts: MoveFacts
    notes: tuple[FieldMessage, ...]
    assessment: MoveAssessment


def read_cases(path: Path) -> list[Any]:
    """Read the cases of a file: a list, or an object with the list under "cases". Raises WorldError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WorldError(f"There is no file {path}.", "Check the name and try again.") from None
    except OSError as problem:
        raise WorldError(
            f"{path} cannot be read: {problem.strerror}.", "Check your rights to it."
        ) from problem
    except UnicodeDecodeError:
        raise WorldError(f"{path.name} is not text in UTF-8.", "Save it as UTF-8.") from None
    except json.JSONDecodeError as problem:
        raise WorldError(
            f"{path.name} is not JSON: line {problem.lineno}, column {problem.colno}: {problem.msg}.",
            "Put it right and try again.",
        ) from problem
    cases = found.get("cases") if isinstance(found, dict) else found
    if not isinstance(cases, list) or not cases:
        raise WorldError(f"{path.name} holds no list of cases.", "See docs/moving.md for the format.")
    return cases


def assess_cases(cases: Sequence[Any], profile: Profile, now: datetime) -> list[AssessedCase]:
    """Assess every case by a profile; now is aware and stands in for a day that a case does not name.

    Raises CasesRefused with every problem of every case at once.
    """
    assessed: list[AssessedCase] = []
    problems: list[str] = []
    for number, raw in enumerate(cases, 1):
        name = raw.get("case", "") if isinstance(raw, dict) else ""
        called = f"Case {number}" + (f" (“{name}”)" if isinstance(name, str) and name else "")
        try:
            body = CaseBody.model_validate_json(json.dumps(spelled_out(raw)), strict=True)
        except ValidationError as error:
            problems += [f"{called}, {_field(one)}: {_sentence(one)}" for one in _told(error)]
            continue
        wrong = [f"{called}, {one}" for one in _wrong(body, profile, now)]
        problems += wrong
        if not wrong:
            assessed.append(_assessed(number, body, profile, now))
    if problems:
        raise CasesRefused(problems)
    return assessed


def _wrong(body: CaseBody, profile: Profile, now: datetime) -> Iterator[str]:
    names = [one.name for one in body.everybody]
    twice = tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
    for name in twice:
        yield f"people: Two people are called {name}: names tell people apart in a case."
    known = set(names)
    for n, one in enumerate(body.everybody):
        if one.partner_of is not None and one.partner_of not in known:
            where, place = ("people", n) if n < len(body.people) else ("staying", n - len(body.people))
            field = _named([where, str(place), "partner_of"])
            yield f"{field}: Nobody of the case is called {one.partner_of}."
    tax = profile.council_tax
    today = body.received_at(now).astimezone(LOCAL).date()
    checked = check_move(body.move(), today, tax.notify_within_days, tax.penalty_pence or None)
    for wrong in checked.errors:
        # Two of one name are one person to the check, which is told already.
        if not (twice and wrong.field in {"people", "staying"}):
            yield f"{_named(wrong.field.split('.'))}: {wrong.sentence.text}"


def _assessed(number: int, body: CaseBody, profile: Profile, now: datetime) -> AssessedCase:
    move, ids, received_at = body.move(), body.ids, body.received_at(now)
    facts = MoveFacts(
        old=body.old_home.facts(ids) if body.old_home is not None else None,
        new=body.new_home.facts(ids) if body.new_home is not None else None,
    )
    tax = profile.council_tax
    today = received_at.astimezone(LOCAL).date()
    notes = check_move(move, today, tax.notify_within_days, tax.penalty_pence or None).notes
    assessment = assess(move, facts, profile.move_rules, received_at)
    return AssessedCase(number, body.case, move, facts, notes, assessment)


def _told(error: ValidationError) -> Iterator[ErrorDetails]:
    """Leave out that a list holds nothing where it only holds what is wrong: that is told by itself."""
    yield from (one for one in error.errors() if one["type"] != "too_short" or not one["input"])


def _field(error: ErrorDetails) -> str:
    return _named([str(part) for part in error["loc"]]) or "the case"


def _named(parts: Sequence[str]) -> str:
    """Write where it is: people[2].born, counted from 1, with the file's word for the field."""
    text = ""
    for part in parts:
        if part.isdigit():
            text += f"[{int(part) + 1}]"
        else:
            text += f".{_IN_THE_FILE.get(part, part)}" if text else _IN_THE_FILE.get(part, part)
    return text


def _sentence(error: ErrorDetails) -> str:
    kind, given = error["type"], error["input"]
    if kind in _DATE_WRONG:
        return f"{json.dumps(given, ensure_ascii=False)} is no day of the calendar: write it like 2026-11-28."
    if kind == "missing":
        return "It is missing."
    if kind == "too_short":
        return "There is nothing in it."
    if kind == "extra_forbidden":
        return "There is no such field."
    if kind == "timezone_aware":
        return "The time needs its zone, like 2026-11-28T10:45:00+00:00."
    _, should, rest = error["msg"].partition(" should ")
    return f"It should {rest}." if should else f"{error['msg']}."


def as_document(cases: Sequence[AssessedCase], profile: Profile) -> dict[str, Any]:
    """Give the assessments as plain values for JSON: dates as text, money in whole pence."""
    return {
        "council": profile.council.name,
        "nation": profile.council.nation.value,
        "cases": [_document(one, profile) for one in cases],
    }


def _document(one: AssessedCase, profile: Profile) -> dict[str, Any]:
    found = one.assessment
    return {
        "number": one.number,
        "case": one.name,
        "notes": [{"field": note.field, "sentence": note.sentence.text} for note in one.notes],
        "council_tax": _tax_document(one, profile),
        "bins": {
            "actions": [
                {"act": action.act.value, "what": action.spec.named, "litres": action.spec.capacity_litres}
                for action in found.bins.actions
            ],
            "at_old_home": [
                {"act": action.act.value, "what": action.spec.named, "litres": action.spec.capacity_litres}
                for action in found.bins.at_old
            ],
            "deliver_by": _day(found.bins.deliver_by),
            "collections": [
                {"stream": day.stream, "on": _day(day.on), "moved": day.moved, "sure": day.confirmed}
                for day in found.bins.collections
            ],
            "summary": _texts(found.bins.summary),
        },
        "electoral": {
            "people": [
                {
                    "name": voter.name,
                    "advice": voter.advice.name.lower(),
                    "passed_on": voter.pass_on,
                    "say": _texts(voter.sentences),
                }
                for voter in found.electoral.people
            ],
            "summary": _texts(found.electoral.summary),
        },
        "help": {
            "for_benefits": found.help.for_benefits,
            "summary": _texts((*found.help.summary, *found.help.customer_tells)),
        },
        "work": [
            {"service": work.service, "action": work.action, "promised_by": _day(work.promised_by)}
            for work in found.work
        ],
        "say": _texts(found.say),
        "for_who_stays": _texts(found.for_who_stays),
    }


def _tax_document(one: AssessedCase, profile: Profile) -> dict[str, Any]:
    tax, changed = one.assessment.council_tax, one.move.changed_on or date.min
    estimate = tax.estimate
    return {
        "ends": None if tax.ends is None else _end_document(tax.ends),
        "starts_on": _day(tax.starts_on),
        "old_home": _periods(tax.old_periods, one.facts.old, profile, changed),
        "new_home": _periods(tax.new_periods, one.facts.new, profile, changed),
        "estimate": None
        if estimate is None
        else {
            "before_pence": estimate.before_pence,
            "after_pence": estimate.after_pence,
            "difference_pence": estimate.difference_pence,
            "summary": estimate.summary.text,
            "working": list(estimate.lines),
        },
        "no_estimate": None if tax.no_estimate is None else tax.no_estimate.text,
        "bill_differs": _texts(tax.bill_differs),
        "bill_by": _day(tax.bill_by),
        "summary": _texts(tax.summary),
    }


def _end_document(ends: LiabilityEnd) -> dict[str, Any]:
    return {
        "ending": ends.ending.name.lower(),
        "last_day": _day(ends.last_day),
        "because": ends.because.text,
        "source": ends.source,
    }


def _periods(
    periods: tuple[HomePeriod, ...], home: HomeFacts | None, profile: Profile, changed: date
) -> list[dict[str, Any]]:
    """List who owes a home from when to when, with our sum up to 31 March after the change."""
    pence = _pence(periods, home, profile, changed)
    return [
        {
            "starts_on": _day(period.starts_on),
            "ends_on": _day(period.ends_on),
            "basis": period.basis.value,
            "liable": [party.name for party in period.liable],
            "percent_off": period.percent_off,
            "percent_on": period.percent_on,
            "pence": due,
            "because": period.because.text,
            "source": period.source,
        }
        for period, due in zip(periods, pence, strict=True)
    ]


def _pence(
    periods: tuple[HomePeriod, ...], home: HomeFacts | None, profile: Profile, changed: date
) -> Sequence[int | None]:
    nothing = (None,) * len(periods)
    if home is None or home.tax.band is None:
        return nothing
    try:
        return charges_of(profile.council_tax.years, HomeBill(home.tax, periods), year_end(changed))
    except ChargesUnknownError:
        return nothing


def _texts(sentences: Sequence[Sentence]) -> list[str]:
    return [one.text for one in sentences]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
