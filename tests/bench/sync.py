"""Every row of the speed table at the end of sync.md, each beside its raw baseline of the same run.

Type-ahead has a benchmark of its own (search.py), since it wants a borough of 206,600 residents.
"""

import tempfile
from pathlib import Path

from tests.bench import measuring
from tests.bench.syncing import commands, copying, hearing, pushing, reconnecting, saving
from tests.bench.syncing.centre import centre
from tests.bench.syncing.console import console

RESIDENTS = 22_000
"""About 300,000 rows for a console to copy."""


def results() -> list[dict[str, object]]:
    """Measure one part after the other at one durable centre, then count what it has kept of all that."""
    found: list[dict[str, object]] = []
    sent: list[commands.Sent] = []
    with (
        tempfile.TemporaryDirectory(dir="/var/tmp") as folder,
        centre(RESIDENTS, reconnecting.CONSOLES) as at,
    ):
        root = Path(folder)
        idle = measuring.idle_milliseconds()
        pushed, more = pushing.figures(at)
        found, sent = found + pushed, sent + more
        found += copying.first_copy(at, root)
        with console(at, "desk0", root / "one") as one, console(at, "desk1", root / "other") as other:
            pulled, more = copying.later_changes(at, one, root)
            found, sent = found + pulled, sent + more
            saved, more = saving.figures(at, one, root)
            found, sent = found + saved, sent + more
            heard, more = hearing.figures(at, one, other)
            found, sent = found + heard, sent + more
        drained, more = reconnecting.figures(at)
        found, sent = found + drained, sent + more
        found += commands.figures(at.url, sent)
    return [
        *found,
        measuring.figure("a fixed piece of work, p95 (how busy the machine is)", idle, "ms"),
    ]
