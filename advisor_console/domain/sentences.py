"""Sentences that are said or written to a customer: a template that can be translated, and its values."""

import string
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, NamedTuple


class Name(str):
    """What something is called in English: a bin, a kind of waste, a team. A letter in another language has
    its own word for it, or marks it as English.
    """

    __slots__ = ()


Value = str | int | date | tuple[Name, ...]

_PENCE_IN_POUND = 100
# Written out, because strftime follows the machine's locale once a window toolkit has set it.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def pounds(pence: int) -> str:
    """Write whole pence as pounds and pence, without a sign: 5840 gives "£58.40"."""
    whole, rest = divmod(abs(pence), _PENCE_IN_POUND)
    return f"£{whole:,}.{rest:02d}"


def about_pounds(pence: int) -> str:
    """Write whole pence as whole pounds, rounded half up, for speech: 5840 gives "£58"."""
    whole = (Decimal(abs(pence)) / _PENCE_IN_POUND).quantize(Decimal(1), ROUND_HALF_UP)
    return f"£{whole:,}"


def short_day(day: date) -> str:
    """Write a date as it is spoken: "8 December"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """Write a date with its weekday: "Tue 8 December"."""
    return f"{_DAYS[day.weekday()][:3]} {short_day(day)}"


def full_day(day: date) -> str:
    """Write a date in full: "Friday 27 November 2026"."""
    return f"{_DAYS[day.weekday()]} {short_day(day)} {day.year}"


def ordinal(day: date) -> str:
    """Write a day of the month as it is spoken: "28th"."""
    teens = range(11, 14)
    suffix = "th" if day.day in teens else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{suffix}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def with_article(thing: str) -> str:
    """Put "a" or "an" before a thing by its first letter: "an outdoor caddy"."""
    return f"{'an' if thing[:1].lower() in 'aeiou' else 'a'} {thing}"


def capital(words: str) -> str:
    """Start words with a capital letter and leave the rest as it is."""
    return words[:1].upper() + words[1:]


class _English(string.Formatter):
    """Fills a template; the word after the colon says how a value is written."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, date):
            written = {"day": short_day, "weekday": weekday, "full": full_day, "ordinal": ordinal}
            return written[format_spec or "full"](value)
        if format_spec == "pounds":
            return pounds(value)
        if format_spec == "about":
            return about_pounds(value)
        if isinstance(value, tuple):
            return listed(value)
        return str(super().format_field(value, format_spec))


_ENGLISH = _English()


class Sentence(NamedTuple):
    """A template in plain English with its values kept apart, so that it can be translated first.

    Placeholders say how a value is written: {by:day}, {by:weekday}, {by:full}, {by:ordinal},
    {pence:pounds}, {pence:about}.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.filled(self.template)

    def filled(self, template: str) -> str:
        """Fill a translation of the template with the values."""
        return _ENGLISH.vformat(template, (), self.named)

    @property
    def named(self) -> Mapping[str, Value]:
        """The values by name."""
        return dict(self.values)

    def __str__(self) -> str:
        """Give the English text."""
        return self.text


def sentence(template: str, /, **values: Value) -> Sentence:
    """Make a sentence; a placeholder without its value is a mistake of ours: reading it raises KeyError."""
    return Sentence(template, tuple(values.items())) if values else _plain(template)


@cache
def _plain(template: str) -> Sentence:
    """Make a sentence without values once: half of what is said of a move is such a sentence."""
    return Sentence(template)
