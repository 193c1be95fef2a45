"""Wait estimates: known gamma values, the rule that says nothing, and a month of real calls."""

import gzip
import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.queueing import ServiceLoad
from advisor_console.domain.waits import (
    NotEnough,
    WaitEstimate,
    estimate_for,
    estimate_wait,
    expected_wait,
    gamma_cdf,
    gamma_quantile,
)
from tests.helpers.strictness import require_shared


@pytest.mark.parametrize(
    ("shape", "chance", "value"),
    [
        # Half the chi-squared table's values (Abramowitz and Stegun 26.8): Gamma(k, 1) is chi2(2k) / 2.
        (1, 0.90, 4.60517 / 2),
        (1, 0.10, 0.210721 / 2),
        (2, 0.90, 7.77944 / 2),
        (2, 0.10, 1.063623 / 2),
        (5, 0.90, 15.98718 / 2),
        (5, 0.10, 4.865182 / 2),
        (10, 0.90, 28.41198 / 2),
        (10, 0.10, 12.442609 / 2),
        (50, 0.90, 118.49800 / 2),
        (50, 0.10, 82.35814 / 2),
        (0.5, 0.95, 3.841459 / 2),
        (2.5, 0.95, 11.070498 / 2),
    ],
)
def test_quantiles_of_the_gamma_distribution(shape: float, chance: float, value: float) -> None:
    assert gamma_quantile(shape, 1, chance) == pytest.approx(value, rel=2e-6)


@given(st.integers(1, 400), st.floats(0.001, 1000))
def test_whole_shapes_agree_with_erlangs_sum(shape: int, x: float) -> None:
    # 1 - e^-x Σ x^k/k!, summed by logarithms so that large numbers do not overflow.
    terms = [k * math.log(x) - x - math.lgamma(k + 1) for k in range(shape)]
    assert gamma_cdf(shape, x) == pytest.approx(1 - math.fsum(map(math.exp, terms)), abs=1e-9)


@given(st.integers(1, 300), st.floats(0.1, 1000), st.floats(0.01, 0.99))
def test_a_quantile_is_where_the_chance_is_reached(shape: int, scale: float, chance: float) -> None:
    assert gamma_cdf(shape, gamma_quantile(shape, scale, chance) / scale) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("shape", [0, -1])
def test_impossible_gammas_are_refused(shape: float) -> None:
    with pytest.raises(ValueError, match="positive shape"):
        gamma_cdf(shape, 1)
    with pytest.raises(ValueError, match="between nothing and one"):
        gamma_quantile(1, 1, 1.0)


def test_the_estimate_is_n_plus_one() -> None:
    found = estimate_wait(7, 2, 30, 180.0)
    assert isinstance(found, WaitEstimate)
    assert found.expected_seconds == 8 * 180 / 2
    assert found.low_seconds < found.expected_seconds < found.high_seconds
    with pytest.raises(ValueError, match="needs a server"):
        expected_wait(1, 0, 180)


def test_the_range_is_the_gamma_of_everybody_ahead_and_oneself() -> None:
    # With nobody ahead and one server the wait is exponential: -ln 0.9 and -ln 0.1 of the mean.
    alone = estimate_wait(0, 1, 10, 100.0)
    assert isinstance(alone, WaitEstimate)
    assert alone.low_seconds == pytest.approx(-100 * math.log(0.9))
    assert alone.high_seconds == pytest.approx(-100 * math.log(0.1))
    assert isinstance(estimate_wait(0, 1, 3, 100.0, needed_services=3), WaitEstimate)


@pytest.mark.parametrize(
    ("servers", "services", "mean", "why"),
    [
        (0, 30, 180.0, NotEnough.NOBODY_SERVES),
        (2, 9, 180.0, NotEnough.TOO_FEW_SERVICES),
        (2, 30, None, NotEnough.TOO_FEW_SERVICES),
        (2, 30, 0.0, NotEnough.TOO_FEW_SERVICES),
    ],
)
def test_too_little_is_known_to_say(servers: int, services: int, mean: float | None, why: NotEnough) -> None:
    assert estimate_wait(3, servers, services, mean) is why


def test_a_load_of_the_queue_is_estimated_for_who_joins_now() -> None:
    load = ServiceLoad("council_tax", waiting=7, busy=2, services=30, mean_service_seconds=180.0)
    assert estimate_for(load) == estimate_wait(7, 2, 30, 180.0)
    assert estimate_for(load, ahead=0) == estimate_wait(0, 2, 30, 180.0)


@pytest.mark.parametrize(
    ("expected", "high", "words"),
    [
        (720, 1250, "about 12 minutes, most wait less than 21"),
        (60, 100, "about 1 minute, most wait less than 2"),
        (20, 50, "less than a minute"),
        (40, 130, "less than a minute, most wait less than 3 minutes"),
        (89, 120, "about 1 minute, most wait less than 2"),
        (91, 121, "about 2 minutes, most wait less than 3"),
        (1770, 2500, "about 30 minutes, most wait less than 45"),
        (2000, 3001, "about 35 minutes, most wait less than 55"),
    ],
)
def test_words_for_the_wall(expected: float, high: float, words: str) -> None:
    assert WaitEstimate(expected, 1, high).words == words


@given(st.integers(0, 80), st.integers(1, 30), st.floats(1, 3600))
def test_what_the_wall_says_never_contradicts_itself(ahead: int, servers: int, mean: float) -> None:
    found = estimate_wait(ahead, servers, 30, mean)
    assert isinstance(found, WaitEstimate)
    assert found.about_minutes <= found.most_less_than_minutes
    assert found.most_less_than_minutes * 60 >= found.high_seconds
    more = estimate_wait(ahead + 1, servers, 30, mean)
    assert isinstance(more, WaitEstimate)
    assert more.high_seconds > found.high_seconds


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the real month; times are seconds of its day."""

    day: str
    joined: int
    left: int
    waited: int
    served: bool
    starts: int
    ends: int
    service: int


def seconds(clock: str) -> int:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def calls() -> Iterator[Call]:
    path = require_shared("data/calls/bank-calls-january-1999.tsv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 17 or cells[12] not in {"AGENT", "HANG"}:
                continue
            try:
                q_start, q_exit = seconds(cells[9]), seconds(cells[10])
                starts, ends = seconds(cells[13]), seconds(cells[14])
                waited, service = int(cells[11]), int(cells[15])
            except ValueError:
                continue
            yield Call(cells[5], q_start, q_exit, waited, cells[12] == "AGENT", starts, ends, service)


def judged(day: list[Call], usual: float) -> Iterator[tuple[int, int, float, int]]:
    """Give n, c, s and the wait that followed, for each call of a day that the README judges."""
    queued = [call for call in day if call.waited > 0]
    joined, left = np.array([c.joined for c in queued]), np.array([c.left for c in queued])
    served = [call for call in day if call.served]
    starts, ends = np.array([c.starts for c in served]), np.array([c.ends for c in served])
    # A row of no seconds is no service; with those counted, the figures of the README do not come out.
    done = sorted((c.ends, c.service) for c in served if c.service > 0)
    for call in queued:
        t = call.joined
        busy = int(((starts <= t) & (t < ends)).sum())
        if not call.served or not busy:
            continue
        waiting = int(((joined < t) & (left > t)).sum())
        recent = [service for _, service in done[: bisect_left(done, (t, -1))][-30:]]
        mean = sum(recent) / len(recent) if len(recent) >= 10 else usual
        yield waiting, busy, mean, call.waited


@pytest.mark.shared
def test_a_month_of_real_calls_gives_the_baselines_of_its_readme() -> None:
    month = list(calls())
    services = [call.service for call in month if call.served and call.service > 0]
    usual = sum(services) / len(services)
    naive, ahead, kept, count = 0.0, 0.0, 0, 0
    most = lru_cache(None)(lambda n: gamma_quantile(n + 1, 1, 0.90))
    month.sort(key=lambda call: call.day)
    for _, day in groupby(month, key=lambda call: call.day):
        for n, c, s, waited in judged(list(day), usual):
            count += 1
            naive += (n * s / c - waited) ** 2
            ahead += (expected_wait(n, c, s) - waited) ** 2
            kept += waited <= most(n) * s / c
    assert count == 13_538
    assert math.sqrt(naive / count) == pytest.approx(84.2, abs=0.5)
    assert math.sqrt(ahead / count) == pytest.approx(101.3, abs=0.5)
    # requirements.md, Queue: the 90th percentile held for 91.9 % of these callers.
    assert kept / count == pytest.approx(0.919, abs=0.001)
