"""Tickets, counters and waits in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.queueing import ServiceLoad
from advisor_console.domain.waits import NotEnough, WaitEstimate, estimate_for
from ui.widgets.queue_words import (
    counter_words,
    estimate_of,
    service_words,
    short_wait_words,
    ticket_spoken,
    ticket_words,
    wait_words,
)


@pytest.mark.parametrize(
    ("number", "shown", "spoken"),
    [
        ("B047", "B 047", "B, 0, 4, 7"),
        ("B 047", "B 047", "B, 0, 4, 7"),
        ("HB1204", "HB 1204", "H, B, 1, 2, 0, 4"),
        ("047", "047", "0, 4, 7"),
    ],
)
def test_a_ticket_is_shown_and_said_with_its_letter_apart(number: str, shown: str, spoken: str) -> None:
    assert (ticket_words(number), ticket_spoken(number)) == (shown, spoken)


def test_a_counter_with_a_name_of_its_own_keeps_it() -> None:
    assert [counter_words(name) for name in ("3", "Interview room 2")] == ["Counter 3", "Interview room 2"]


def test_a_service_without_a_name_is_written_as_words() -> None:
    assert service_words("council_tax", {"council_tax": "Treth gyngor"}) == "Treth gyngor"
    assert service_words("blue_badge", {}) == "Blue badge"


@given(
    st.builds(
        ServiceLoad,
        service=st.just("housing"),
        waiting=st.integers(0, 60),
        busy=st.integers(0, 9),
        services=st.integers(0, 30),
        mean_service_seconds=st.none() | st.floats(1, 4000),
    )
)
def test_the_screen_says_what_the_domain_says(load: ServiceLoad) -> None:
    found = estimate_of(load, 10)
    assert found == estimate_for(load)
    expected = found.words if isinstance(found, WaitEstimate) else "not enough to say"
    assert wait_words(found) == expected


@pytest.mark.parametrize(
    ("expected", "high", "words"),
    [
        (20, 40, "less than a minute"),
        (50, 130, "less than a minute, most wait less than 3 minutes"),
        (60, 130, "about 1 minute, most wait less than 3"),
        (12 * 60, 20.2 * 60, "about 12 minutes, most wait less than 21"),
    ],
)
def test_every_length_of_wait_has_its_words(expected: float, high: float, words: str) -> None:
    assert wait_words(WaitEstimate(expected, 1.0, high)) == words


@pytest.mark.parametrize(
    ("expected", "high", "words"),
    [
        (12 * 60, 20.2 * 60, "12 min, most under 21"),
        (50, 130, "Under 1 min, most under 3"),
        (20, 40, "Under 1 min"),
    ],
)
def test_the_wall_says_it_shorter(expected: float, high: float, words: str) -> None:
    assert short_wait_words(WaitEstimate(expected, 1.0, high)).replace("\u00a0", " ") == words


def test_the_council_decides_how_many_services_make_a_wait() -> None:
    load = ServiceLoad("housing", 1, 1, 5, 300.0)
    assert estimate_of(load, 10) is NotEnough.TOO_FEW_SERVICES
    assert isinstance(estimate_of(load, 5), WaitEstimate)
