"""Sentences: values written in plain English, whatever the machine's locale, and ready for translation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.sentences import (
    about_pounds,
    capital,
    full_day,
    listed,
    ordinal,
    pounds,
    sentence,
    weekday,
    with_article,
)


def test_values_are_written_as_the_template_says() -> None:
    said = sentence(
        "{name}: {on:day}, {on:weekday}, {on:full}, {on:ordinal}, {on}, {owed:pounds}, {owed:about}, {n}",
        name="Siân",
        on=date(2026, 11, 27),
        owed=123_450,
        n=3,
    )
    assert said.text == (
        "Siân: 27 November, Fri 27 November, Friday 27 November 2026, 27th, Friday 27 November 2026, "
        "£1,234.50, £1,235, 3"
    )
    assert str(said) == said.text


def test_a_translation_takes_the_same_values() -> None:
    said = sentence("It should come by {by:day}.", by=date(2026, 12, 8))
    assert said.filled("Dylai gyrraedd erbyn {by:ordinal}.") == "Dylai gyrraedd erbyn 8th."
    assert said == sentence("It should come by {by:day}.", by=date(2026, 12, 8))
    assert hash(said) == hash(sentence("It should come by {by:day}.", by=date(2026, 12, 8)))


def test_a_missing_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        _ = sentence("{name} moves.").text


@pytest.mark.parametrize(
    ("pence", "exact", "about"),
    [(5840, "£58.40", "£58"), (5850, "£58.50", "£59"), (-5849, "£58.49", "£58"), (5, "£0.05", "£0")],
)
def test_money(pence: int, exact: str, about: str) -> None:
    assert (pounds(pence), about_pounds(pence)) == (exact, about)


def test_days() -> None:
    endings = [ordinal(date(2026, 12, n)) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31)]
    assert endings == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "31st"]
    assert weekday(date(2026, 12, 8)) == "Tue 8 December"


def test_lists_and_articles() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [with_article(one) for one in ("food caddy", "outdoor caddy")] == [
        "a food caddy",
        "an outdoor caddy",
    ]
    assert capital("a black wheeled bin for Wales") == "A black wheeled bin for Wales"


@given(st.dates())
def test_a_full_day_reads_as_the_calendar_says(day: date) -> None:
    # In the C locale, which is what strftime uses before a toolkit sets another.
    assert full_day(day) == f"{day.strftime('%A')} {day.day} {day.strftime('%B')} {day.year}"
