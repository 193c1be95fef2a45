"""From a save on one console to the row on another, beside a bare NOTIFY between two connections."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from advisor_console.domain.ids import new_id
from tests.bench import measuring
from tests.bench.syncing import commands
from tests.bench.syncing.centre import Centre
from tests.bench.syncing.console import Console
from tests.bench.syncing.pushing import RAW

_SAVES = 200
_PAUSE_SECONDS = 0.05
_MOST_SECONDS = 20.0
_P95_MILLISECONDS = 50.0


def figures(
    centre: Centre, one: Console, other: Console
) -> tuple[list[dict[str, object]], list[commands.Sent]]:
    """Milliseconds until the other console shows what the one has saved, row by row."""
    for console in (one, other):
        console.sync.once()
    taken, sent = [], []
    with _listening(other) as told:
        for _ in range(_SAVES):
            time.sleep(_PAUSE_SECONDS)
            act = commands.intent(commands.note(centre.person, one.login))
            began = time.perf_counter()
            sent += commands.sent([one.log.save(act, commands.now())])
            one.sync.once()
            taken.append((told.when_shown(act.changes[0].id) - began) * 1000)
    raw = _raw_milliseconds(centre)
    return [
        measuring.figure(
            f"saved on one console, shown on another, {share}", measuring.percentile(taken, part), "ms",
            baseline=measuring.percentile(raw, part), at_most=bound,
        )
        for share, part, bound in (("p50", 0.5, None), ("p95", 0.95, _P95_MILLISECONDS))
    ], sent  # fmt: skip


class _Shown:
    """When the console that listens had which note."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._news = threading.Condition()
        self._at: dict[str, float] = {}

    def follow(self, stop: threading.Event) -> None:
        """Wait for the centre's word and make a round, as the sync worker does."""
        while not stop.is_set():
            if self._console.central.wait_for_change(0.1):
                notes = self._console.sync.once().changed.get("note", set())
                with self._news:
                    self._at |= dict.fromkeys(notes, time.perf_counter())
                    self._news.notify_all()

    def when_shown(self, note: str) -> float:
        """The moment after the round that brought it, when it is there to be read."""
        with self._news:
            if not self._news.wait_for(lambda: note in self._at, _MOST_SECONDS):
                raise TimeoutError("the other console never showed it")
        with self._console.replica.reading() as connection:
            connection.exec_driver_sql("SELECT body FROM note WHERE id = ?", (note,)).one()
        return self._at[note]


@contextmanager
def _listening(console: Console) -> Iterator[_Shown]:
    console.central.wait_for_change(0)  # the first call only begins to listen
    shown, stop = _Shown(console), threading.Event()
    thread = threading.Thread(target=shown.follow, args=(stop,))
    thread.start()
    try:
        yield shown
    finally:
        stop.set()
        thread.join()


def _raw_milliseconds(centre: Centre) -> list[float]:
    """One connection inserts a row and tells, durably; the other hears of it and reads the row."""
    taken = []
    with (
        psycopg.connect(centre.url, autocommit=True) as teller,
        psycopg.connect(centre.url, autocommit=True) as hearer,
    ):
        hearer.execute("LISTEN bench")
        for _ in range(_SAVES):
            time.sleep(_PAUSE_SECONDS)
            note = new_id()
            began = time.perf_counter()
            with teller.transaction():
                teller.execute(RAW, (note, centre.person, commands.BODY, commands.AT))
                teller.execute("NOTIFY bench")
            next(hearer.notifies(timeout=_MOST_SECONDS, stop_after=1))
            hearer.execute("SELECT * FROM council.note WHERE id = %s", (note,)).fetchone()
            taken.append((time.perf_counter() - began) * 1000)
    return taken
