"""One schedule's world: its centre, its consoles, and the harness's own record of every word saved."""

import contextlib
import random
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from advisor_console.domain.changes import Change
from advisor_console.domain.errors import CannotSave, LocalFileDamaged, WorldError
from advisor_console.domain.ids import CommandId, EntityId, new_id
from advisor_console.services.ports import Intent
from advisor_console.sync.engine import Report
from db.central.connections import ANSWER_SECONDS
from db.local.home import AdvisorFolder, Home
from db.local.machine_clock import Reading, SystemClock
from tests.faults import boundaries
from tests.faults.boundaries import Hooks, Killed
from tests.faults.ground import PASSWORD, Ground, MachineKeyring
from tests.faults.line import Line, Wires
from tests.faults.tally import Tally
from ui.app.session import Session, sign_in

T = TypeVar("T")

_NOT_PICTURED = "-shm"  # shared memory: the next process makes it anew


@dataclass
class Word:
    """One act as the advisor meant it, and whether they were told that it is saved.

    trying: nobody was told anything (the process died). saved: it must never be lost. denied: the advisor
    was told that it is not saved, so it must never turn up. gone: it died unsaved with its process. spoilt:
    its file was damaged, it could not be read, and the advisor was told of that.
    """

    intent: Intent
    console: "Console"
    state: Literal["trying", "saved", "denied", "gone", "spoilt"] = "trying"


class World:
    """Everything of one schedule. The oracle judges by what stands here, never by what the consoles say."""

    def __init__(
        self, ground: Ground, wires: Wires, number: int, tally: Tally, *, alone: bool = True
    ) -> None:
        """Not alone: it takes its turn at a centre that other schedules have used and will use."""
        self.ground = ground
        self.number = number
        self.random = random.Random(number)
        self.tally = tally
        self.database = ground.database() if alone else ground.shared()
        self.root = ground.root / f"schedule-{number}"
        self.consoles: list[Console] = []
        self.words: dict[CommandId, Word] = {}
        self.complaints: list[tuple[str, str]] = []
        self.counting = threading.Lock()
        self._wires = wires
        self._tokens = 0

    def token(self) -> str:
        """A value that nobody else in this schedule writes."""
        with self.counting:
            self._tokens += 1
            return f"w{self._tokens}"

    def count(self, name: str, by: int = 1) -> None:
        """Count something that really happened."""
        with self.counting:
            setattr(self.tally, name, getattr(self.tally, name) + by)

    def complain(self, kind: Literal["lost", "doubled", "overwritten"], what: str) -> None:
        """Note what must never be."""
        self.complaints.append((kind, what))
        self.count(kind)

    def console(self, login: str, *, machine: str = "", device: int = 0) -> "Console":
        """A console with its first copy, on a machine of its own unless one is named."""
        home = Home(self.root / (machine or f"{login}-{device}"))
        self.ground.equip(home, login, device)
        made = Console(self, login, home, self._wires.line(self.database.port))
        self.consoles.append(made)
        return made

    def close(self) -> None:
        """Close every console and remove the centre."""
        for console in self.consoles:
            console.hooks.traps.clear()
            console.stop()
            console.line.close()
            self.count("cuts", console.line.cuts)
        self.ground.drop(self.database)
        shutil.rmtree(self.root, ignore_errors=True)


@dataclass
class Console:
    """One advisor at one machine: a real session, real files, and the faults that wait for it."""

    world: World
    login: str
    home: Home
    line: Line
    hooks: Hooks = field(default_factory=Hooks)
    session: Session | None = None
    error: WorldError | None = None
    unsent_because: WorldError | None = None
    tampered: bool = False
    """Whether the harness has damaged a file or a key of it: only then may it say that one is damaged."""

    def __post_init__(self) -> None:
        self.keyring = MachineKeyring(self.home.root / "keyring.json")

    @property
    def folder(self) -> AdvisorFolder:
        """Where this advisor's files stand."""
        return self.home.advisor(self.login)

    def do(self, work: Callable[[Session], T]) -> T | None:
        """Do something signed in; None when the world or a kill came between, which `error` tells apart."""
        self.error = None
        self.hooks.patience = ANSWER_SECONDS
        with boundaries.of(self.hooks):
            try:
                return work(self.start())
            except Killed:
                self._bury()
            except WorldError as error:
                self.error = error
            finally:
                self._expect_whole()
        if isinstance(self.error, LocalFileDamaged):
            self.stop()  # as the sentence on the screen says: sign out and sign in again
        return None

    def _expect_whole(self) -> None:
        """Complain when a console that nobody has tampered with is told of damage: then we have done it."""
        if self.tampered:
            return
        told = [] if self.session is None else self.session.take_notices()
        if isinstance(self.error, LocalFileDamaged):
            told.append(str(self.error))
        for sentence in told:
            self.world.complain("lost", f"{self.login}, whose files nobody has touched, was told: {sentence}")

    def start(self) -> Session:
        """Sign in where nobody is; raises what signing in raises."""
        if self.session is None:
            url = self.world.database.through(self.line.port)
            self.session = sign_in(
                self.home, url, self.login, PASSWORD, keyring=self.keyring, machine_clock=self
            )
            self._settle_words(self.session)
        return self.session

    def read(self) -> Reading:
        """Look at this machine's two clocks, of which the one can be set to anything."""
        now = SystemClock().read()
        return replace(now, wall=now.wall + self.hooks.skew.total_seconds())

    def stop(self) -> None:
        """Sign out."""
        session, self.session = self.session, None
        if session is not None:
            with boundaries.of(self.hooks):
                try:
                    session.close()
                except Killed:
                    self.session = session
                    self._bury()

    def sync(self) -> Report | None:
        """One round, as the sync worker has it."""
        return self.do(lambda session: session.sync_once())

    def save(self, changes: Sequence[Change], supersedes: CommandId | None = None) -> Word:
        """Save an act; the word says what the advisor was told."""
        intent = Intent(CommandId(new_id()), "test", tuple(changes), supersedes=supersedes)
        word = self.world.words[intent.id] = Word(intent, self)
        self._save(word)
        return word

    def save_again(self, word: Word) -> None:
        """Press the button again after a refusal or a crash."""
        word.state = "trying"
        self._save(word)

    def _save(self, word: Word) -> None:
        def work(session: Session) -> None:
            session.log.save(word.intent, session.clock.now())
            word.state = "saved"

        self.do(work)
        if isinstance(self.error, CannotSave):
            word.state = "denied"

    def photograph(self) -> None:
        """Keep the files as they are at this instant: what a killed process leaves on its disk."""
        shutil.rmtree(self._photo, ignore_errors=True)
        shutil.copytree(
            self.folder.folder,
            self._photo,
            ignore=lambda _, names: [n for n in names if n.endswith(_NOT_PICTURED)],
        )

    def _bury(self) -> None:
        """End a killed console: whatever its objects write while they are cleared away never happened."""
        session, self.session = self.session, None
        self.hooks.traps.clear()
        if session is not None:
            with contextlib.suppress(WorldError):
                session.close()
        shutil.rmtree(self.folder.folder)
        self._photo.rename(self.folder.folder)
        self.world.count("kills")

    @property
    def _photo(self) -> Path:
        return self.home.root / f"photo-{self.login}"

    def _settle_words(self, session: Session) -> None:
        """Find out what became of the acts during which the process died."""
        words = list(self.world.words.values())  # others may be saving meanwhile
        open_words = [word for word in words if word.console is self and word.state == "trying"]
        if open_words:
            there = {one.id for one in kept(session)}
            for word in open_words:
                word.state = "saved" if word.intent.id in there else "gone"

    def rows(self, entity: str) -> dict[EntityId, dict[str, Any]]:
        """What this console shows of an entity; {} where it cannot be read."""
        return self.do(lambda session: _rows(session, entity)) or {}


@dataclass(frozen=True, slots=True)
class Kept:
    """One act in an outbox, as the file has it."""

    id: CommandId
    n: int
    outcome: str | None


def kept(session: Session) -> list[Kept]:
    """Read an outbox past every method of ours. Raises LocalFileDamaged."""
    with session.outbox.file.reading() as connection:
        found = connection.exec_driver_sql("SELECT id, n, outcome, payload FROM command ORDER BY n").all()
    return [Kept(CommandId(row[0]), row[1], row[2]) for row in found]


def _rows(session: Session, entity: str) -> dict[EntityId, dict[str, Any]]:
    with session.watch.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {entity}").mappings().all()
    return {EntityId(row["id"]): dict(row) for row in found}
