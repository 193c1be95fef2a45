"""Dates, money and lists as English letters write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.words import load_words, money

WORDS = load_words("en")


def test_a_date_is_never_parted_but_after_its_weekday() -> None:
    assert WORDS.day(date(2026, 11, 8)) == "8\u00a0November\u00a02026"
    assert WORDS.full_day(date(2026, 11, 27)) == "Friday 27\u00a0November\u00a02026"


@given(st.dates())
def test_weekdays_are_the_calendars(day: date) -> None:
    if day.year >= 1000:  # strftime pads earlier years differently on each system
        assert WORDS.full_day(day).startswith(f"{day:%A} {day.day}\u00a0{day:%B}\u00a0")


@pytest.mark.parametrize(
    ("pence", "text"),
    [(0, "£0.00"), (5, "£0.05"), (5840, "£58.40"), (101393, "£1,013.93"), (100000000, "£1,000,000.00")],
)
def test_money(pence: int, text: str) -> None:
    assert money(pence) == text


def test_money_is_not_below_nought() -> None:
    with pytest.raises(ValueError, match="below nought"):
        money(-1)


@pytest.mark.parametrize(
    ("items", "text"), [(("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_items_as_a_sentence(items: tuple[str, ...], text: str) -> None:
    assert WORDS.joined(items) == text


def test_the_page_number() -> None:
    assert WORDS.page_of(2, 12) == "Page 2 of 12"


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/.."])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(LetterRefused, match="no letters in the language"):
        load_words(language)
