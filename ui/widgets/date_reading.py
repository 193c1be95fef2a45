"""Reads a date as people type it: numbers, or the month by its English or Welsh name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WELSH = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin",
    "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date as it stands in its three fields, perhaps half typed; drafts keep this."""

    day: str = ""
    month: str = ""
    year: str = ""


class DateProblem(Enum):
    """Why three fields make no date."""

    EMPTY = "empty"
    DAY_MISSING = "day missing"
    MONTH_MISSING = "month missing"
    YEAR_MISSING = "year missing"
    DAY_NOT_A_NUMBER = "day not a number"
    MONTH_UNKNOWN = "month unknown"
    YEAR_NOT_FOUR_DIGITS = "year not four digits"
    NOT_IN_CALENDAR = "not in calendar"


def parts_in(typed: str) -> DateParts:
    """Divide a date written in one field, such as 27/11/2026 or 27 Nov 2026."""
    parts = [part for part in re.split(r"[\s/.,\-]+", typed.strip()) if part]
    day, month, year = (*parts[:3], "", "", "")[:3]
    # What is more than three parts is no date; it must not be cut down to one.
    return DateParts(day, month, " ".join([year, *parts[3:]]).strip())


def read_month(typed: str) -> int | None:
    """Return 1 to 12 for a number, a name or its first three letters or more, else None."""
    bare = typed.strip().rstrip(".").casefold()
    if bare.isascii() and bare.isdigit():
        return int(bare) if 1 <= int(bare) <= 12 else None
    if len(bare) < 3:
        return None
    for names in (_ENGLISH, _WELSH):
        matches = [number for number, name in enumerate(names, 1) if name.startswith(bare)]
        if len(matches) == 1:
            return matches[0]
    return None


def read_date(parts: DateParts) -> date | DateProblem:
    """Return the date typed, or the first reason why it is none. Years have four digits."""
    missing = _missing(parts)
    if missing is not None:
        return missing
    day, month, year = parts.day.strip(), read_month(parts.month), parts.year.strip()
    if not (day.isascii() and day.isdigit()):
        return DateProblem.DAY_NOT_A_NUMBER
    if month is None:
        return DateProblem.MONTH_UNKNOWN
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return DateProblem.YEAR_NOT_FOUR_DIGITS
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return DateProblem.NOT_IN_CALENDAR


def _missing(parts: DateParts) -> DateProblem | None:
    filled = [bool(text.strip()) for text in (parts.day, parts.month, parts.year)]
    if not any(filled):
        return DateProblem.EMPTY
    kinds = (DateProblem.DAY_MISSING, DateProblem.MONTH_MISSING, DateProblem.YEAR_MISSING)
    return next((kind for kind, there in zip(kinds, filled, strict=True) if not there), None)
