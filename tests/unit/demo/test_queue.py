"""The queue has a past, people served today, and seven people who wait."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from db.demo import generate
from tests.unit.demo.boroughs import Tables, by_id, tables_of

TODAY = date(2026, 11, 23)
_STATES = ("waiting", "called", "serving")


def test_seven_wait_five_are_at_a_counter_and_counter_3_is_free(borough: Tables) -> None:
    today = [row for row in borough["ticket"] if row["day"] == TODAY]
    states = Counter(row["state"] for row in today)
    assert (states["waiting"], states["called"], states["serving"]) == (7, 1, 4)
    counters = by_id(borough["counter"])
    busy = {counters[row["counter_id"]]["name"] for row in today if row["state"] in {"called", "serving"}}
    assert busy == {"1", "2", "4", "5", "6"}


def test_council_tax_has_enough_services_today_for_an_estimate_and_registrars_has_not(
    borough: Tables,
) -> None:
    codes = {row["id"]: row["code"] for row in borough["service_type"]}
    done = Counter(
        codes[row["service_id"]]
        for row in borough["ticket"]
        if row["day"] == TODAY and row["state"] == "finished"
    )
    assert done["council_tax"] >= 10
    assert done["registrars"] < 10


def test_numbers_run_without_gaps_and_in_the_order_of_joining(borough: Tables) -> None:
    lines: dict[tuple[date, str], list[tuple[str, datetime]]] = {}
    for row in borough["ticket"]:
        lines.setdefault((row["day"], row["number"][0]), []).append((row["number"], row["joined_at"]))
    assert len(lines) > 30
    for line in lines.values():
        ordered = sorted(line)
        assert [int(number[2:]) for number, _ in ordered] == list(range(1, len(line) + 1))
        assert all(before[1] <= after[1] for before, after in pairwise(ordered))


def test_past_days_are_over(borough: Tables) -> None:
    past = [row for row in borough["ticket"] if row["day"] != TODAY]
    assert len({row["day"] for row in past}) == 10
    assert {row["state"] for row in past} == {"finished", "left"}


def test_intervals_follow_each_other_and_end_with_the_ticket(borough: Tables) -> None:
    intervals: dict[str, list[tuple[datetime, datetime | None, str]]] = {}
    for row in borough["ticket_interval"]:
        intervals.setdefault(row["ticket_id"], []).append((row["starts_at"], row["ends_at"], row["state"]))
    for ticket in borough["ticket"]:
        steps = sorted(intervals[ticket["id"]], key=lambda step: _STATES.index(step[2]))
        assert steps[0][0] == ticket["joined_at"]
        assert all(before[1] == after[0] for before, after in pairwise(steps))
        assert steps[-1][1] == ticket["finished_at"]
        assert all(ends is None or starts <= ends for starts, ends, _ in steps)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 23, 0, 0, 30, tzinfo=UTC),
        datetime(2026, 7, 1, 23, 30, tzinfo=UTC),  # half past midnight on 2 July in the council's time
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # in the night when clocks go back, a Sunday
        datetime(2026, 11, 23, 16, 59, tzinfo=UTC),
    ],
)
def test_the_queue_fits_any_moment(now: datetime) -> None:
    local_day = date(2026, 7, 2) if now.month == 7 else now.date()
    tables = tables_of(generate(120, 3, local_day, now))
    today = [row for row in tables["ticket"] if row["day"] == local_day]
    assert sum(row["state"] == "waiting" for row in today) == 7
    for row in today:
        moments = [row[c] for c in ("joined_at", "called_at", "served_at", "finished_at") if row[c]]
        assert moments == sorted(moments)
        assert moments[-1] <= now
        assert now - moments[0] < timedelta(hours=2, minutes=15)
