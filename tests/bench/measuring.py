"""Percentiles, figures and how busy the machine was, for every benchmark."""

import os
import sys
import time
from collections.abc import Sequence


def environment() -> dict[str, str]:
    """This process's variables for a console to be measured, without a screen.

    An installed console has its bytecode. A shell that forbids writing any would have a working copy compile
    each module when it is wanted, in the middle of what is measured.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen"}


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value that this share of all values does not exceed."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -int(-len(ordered) * share // 1) - 1))]


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    baseline: float | None = None,
    at_most: float | None = None,
    at_least: float | None = None,
    ratio_at_most: float | None = None,
    ratio_at_least: float | None = None,
    ratio: float | None = None,
) -> dict[str, object]:
    """One figure of a benchmark: ok says whether the value, or its ratio to the baseline, keeps its bound.

    ratio is given where it is not simply value to baseline: the median of rounds side by side, for example.
    A figure without a bound is told for its own sake; nothing can be wrong with it.
    """
    if ratio is None and baseline is not None:
        ratio = value / baseline
    bounds = (
        (value, at_most, at_least),
        (ratio, ratio_at_most, ratio_at_least),
    )
    kept = [
        found is not None and (most is None or found <= most) and (least is None or found >= least)
        for found, most, least in bounds
        if most is not None or least is not None
    ]
    targets = (ratio_at_most, ratio_at_least, at_most, at_least)
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "baseline": None if baseline is None else round(baseline, 3),
        "ratio": None if ratio is None else round(ratio, 3),
        "target": next((target for target in targets if target is not None), None),
        "ok": all(kept),
    }


def say(text: str) -> None:
    """Tell whoever waits what is being done."""
    print(text, file=sys.stderr, flush=True)


def idle_milliseconds(samples: int = 200) -> float:
    """The p95 of a fixed piece of work of about a millisecond: what the machine does to anything measured."""
    taken = []
    for _ in range(samples):
        began = time.perf_counter()
        sum(range(40_000))
        taken.append((time.perf_counter() - began) * 1000)
    return percentile(taken, 0.95)


def load() -> float:
    """How many processes want the machine's processors, over the last minute; 0 where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
