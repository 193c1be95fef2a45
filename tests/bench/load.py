"""The invented borough of a whole council, generated and loaded into a centre of its own."""

import os
import shutil
import time
from datetime import datetime

from advisor_console.domain.working_days import LOCAL
from advisor_console.services.load_profile import body_of, load_profile
from db.central.administration import init
from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import private_folder
from db.demo.borough import generate
from db.demo.load import load
from tests.bench import measuring
from tests.bench.borough import RESIDENTS

_SEED = 1
_SECONDS = 60.0


def results() -> list[dict[str, object]]:
    """Seconds from an empty server to a full centre; the baseline makes the same rows and keeps none."""
    today = datetime.now(LOCAL).date()
    began = time.perf_counter()
    rows = sum(len(batch.rows) for batch in generate(RESIDENTS, _SEED, today))
    generated = time.perf_counter() - began
    folder = private_folder(f"bench-load-{os.getpid()}")
    try:
        with EmbeddedPostgres(folder) as server:
            began = time.perf_counter()
            init(server.url(), body_of(load_profile("westerdale")))
            loaded = load(server.url(), generate(RESIDENTS, _SEED, today))
            taken = time.perf_counter() - began
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if sum(loaded.values()) != rows:
        raise ValueError(f"{rows} rows were made and {sum(loaded.values())} loaded")
    return [
        measuring.figure(
            "206,600 residents in a new centre", taken, "s", baseline=generated, at_most=_SECONDS
        ),
        measuring.figure("rows loaded", rows, "rows"),
        measuring.figure("people, those who moved away included", loaded["person"], "people"),
        measuring.figure("load of the machine over the last minute", measuring.load(), "processes"),
    ]
