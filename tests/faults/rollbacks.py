"""Readers beside writers of whom one in ten takes everything back: ours, and the naive one for comparison."""

import random
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import psycopg
from psycopg.conninfo import make_conninfo

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import CommandId, new_id
from advisor_console.services.ports import Intent
from db.central import answers
from tests.faults import words
from tests.faults.ground import CUSTOMERS, PASSWORD, Database
from tests.faults.world import Console, Word

TAKEN_BACK = 0.1
ACTS = 12
"""How many each writer writes."""

_DEVICE = "raw"


class NaiveReader:
    """What one would write first: a table with a plain sequence, and `seq > last` to see what is new."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.read: set[str] = set()
        with database.administrator() as connection:
            connection.execute("CREATE TABLE public.naive (seq bigserial PRIMARY KEY, word text NOT NULL)")
            connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
            connection.execute("GRANT INSERT ON public.naive TO PUBLIC")
            connection.execute("GRANT USAGE ON SEQUENCE public.naive_seq_seq TO PUBLIC")

    def follow(self, done: threading.Event) -> None:
        """Read what is new, again and again, and once more at the end."""
        last = 0
        with psycopg.connect(self._database.admin, autocommit=True) as connection:
            while True:
                ending = done.is_set()
                found = connection.execute(
                    "SELECT seq, word FROM public.naive WHERE seq > %s ORDER BY seq", (last,)
                ).fetchall()
                for seq, word in found:
                    last = seq
                    self.read.add(word)
                if ending:
                    return

    def missed(self) -> set[str]:
        """What stands in the table and was never read."""
        with self._database.administrator() as connection:
            return {word for (word,) in connection.execute("SELECT word FROM public.naive")} - self.read


def write(console: Console, acts: int, *, naively: bool = False) -> None:
    """Push notes in transactions of one's own; one in ten is rolled back and made again.

    naively writes each word beside it into the naive reader's table, in the same transaction.
    """
    dice = random.Random(f"{console.world.number} {console.login}")
    address = make_conninfo(console.world.database.bare, user=console.login, password=PASSWORD)
    with psycopg.connect(address) as connection:
        for n in range(1, acts + 1):
            body = console.world.token()
            change = words.note(console, dice.choice(CUSTOMERS), body)
            intent = Intent(CommandId(new_id()), "test", (change,))
            console.world.words[intent.id] = Word(intent, console, "saved")
            command = Command(
                intent.id, console.login, _DEVICE, n, "test", None, datetime.now(UTC), intent.changes
            )
            while True:
                if naively:
                    connection.execute("INSERT INTO public.naive (word) VALUES (%s)", (body,))
                connection.execute("SELECT console.push(%s::jsonb)", (answers.commands_text([command]),))
                if dice.random() >= TAKEN_BACK:
                    connection.commit()
                    break
                connection.rollback()


def write_beside(readers: Sequence[Console], writers: Sequence[Console], naive: NaiveReader | None) -> None:
    """Let writers write, all at once, while readers sync without a pause."""
    done = threading.Event()
    with ThreadPoolExecutor(len(readers) + len(writers) + 1) as pool:
        reading = [pool.submit(_read_on, reader, done) for reader in readers]
        if naive is not None:
            reading.append(pool.submit(naive.follow, done))
        writing = [pool.submit(write, writer, ACTS, naively=naive is not None) for writer in writers]
        try:
            for one in writing:
                one.result()
        finally:
            done.set()
        for one in reading:
            one.result()


def _read_on(console: Console, done: threading.Event) -> None:
    while not done.is_set():
        console.sync()
