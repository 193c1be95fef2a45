"""`python -m tests.faults --n N --seed SEED`: N schedules, numbered from SEED; prints one JSON object."""

import argparse
import json
import sys
import time

from tests.faults.tally import Tally
from tests.faults.workers import run_all

ENOUGH_FOR_ALL = 100
"""Among so many schedules in a row every kind is dealt."""


def main() -> int:
    """Run them, add up what was counted, and judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--n", type=int, default=1_000, help="how many schedules")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first schedule")
    parser.add_argument("--workers", type=int, default=3, help="processes, each with its own PostgreSQL")
    asked = parser.parse_args()
    begun = time.monotonic()
    total = Tally()
    failed = False
    for tally, complaints in run_all(range(asked.seed, asked.seed + asked.n), min(asked.workers, asked.n)):
        total.add(tally)
        failed = failed or bool(complaints)
        for line in complaints:
            print(line, file=sys.stderr, flush=True)
    seconds = round(time.monotonic() - begun, 1)
    print(json.dumps(total.as_json() | {"seed": asked.seed, "seconds": seconds}))
    missing = total.missing if asked.n >= ENOUGH_FOR_ALL else []
    if missing:
        print(f"never happened, so that nothing is proven of it: {', '.join(missing)}", file=sys.stderr)
    return 1 if failed or missing or not total.sound else 0


if __name__ == "__main__":
    sys.exit(main())
