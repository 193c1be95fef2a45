"""How long this machine may keep its copy of the records without hearing from the centre."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final

from advisor_console.domain.errors import CannotSave
from advisor_console.domain.profile import ConsoleRules
from db.local import outbox_schema
from db.local.files import EncryptedFile
from db.local.machine_clock import MachineClock, SystemClock

_DAY: Final = 86_400.0
_NOTED_EVERY_SECONDS: Final = 300.0
_JUMP_SECONDS: Final = 300.0
"""How far the set clock may go from the counting one before that is a jump: more than any correction."""
_SET_BACK_SECONDS: Final = _DAY
"""How far the clock may stand behind where it was when the console closed: a day, for mended time zones."""


class Standing(Enum):
    """What the lease allows."""

    GOOD = "good"
    UNSURE = "unsure"
    """Only a clock that people set says that it is over, or that clock was set back: the centre must say."""
    OVER = "over"
    """The machine's counting clock says so, which nobody sets."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The centre's time when it last answered, and what has passed since, in seconds.

    counted is by the clock that nobody sets, guessed by the other alone.
    """

    centre: str | None
    days: int
    counted: float
    guessed: float
    set_back: bool
    wall: float
    mark: float
    boot: str


class Lease:
    """The lease of one advisor's replica, kept in the outbox's file: nobody alters it without the key.

    It counts from the centre's time when the centre last answered. What has passed since is counted by the
    clock that nobody sets: while the console runs, and between two runs without a restart of the machine.
    Across a restart there is only the clock that people set, and that one never ends a lease by itself.
    """

    def __init__(self, file: EncryptedFile, clock: MachineClock | None = None) -> None:
        self._file = file
        self._clock = clock or SystemClock()
        self.jumped = False
        """Whether the set clock has jumped, since the last run too; `take_jump` asks and forgets."""
        self._kept = self._read()
        self._noted = self._kept.mark
        self.standing()

    def renew(self, centre: datetime, days: int | None = None) -> None:
        """Begin anew: the centre has just given its time; days is what the profile says, where known."""
        now = self._clock.read()
        self.standing()
        first = self._kept.centre is None
        wanted = days or self._kept.days
        due = first or wanted != self._kept.days or now.counted - self._noted > _NOTED_EVERY_SECONDS
        due = due or self._kept.set_back or self._kept.guessed > 0
        self._kept = _Kept(centre.isoformat(), wanted, 0.0, 0.0, False, now.wall, now.counted, now.boot)
        if due:
            self.note()

    def had_run_out(self, centre: datetime) -> bool:
        """Tell, by the centre's own time (aware), whether it was away for longer than the lease."""
        if self._kept.centre is None:
            return False
        away = (centre - datetime.fromisoformat(self._kept.centre)).total_seconds()
        return away > self._kept.days * _DAY

    def standing(self) -> Standing:
        """Count on to now, and say what the lease allows."""
        before, now = self._kept, self._clock.read()
        walled = now.wall - before.wall
        if now.boot == before.boot and now.counted >= before.mark:
            passed = now.counted - before.mark
            self.jumped = self.jumped or abs(walled - passed) > _JUMP_SECONDS
            after = replace(before, counted=before.counted + passed)
        elif walled < -_SET_BACK_SECONDS:
            self.jumped = True
            after = replace(before, set_back=True)
        else:
            after = replace(before, guessed=before.guessed + max(0.0, walled))
        self._kept = replace(after, wall=now.wall, mark=now.counted, boot=now.boot)
        if now.counted - self._noted > _NOTED_EVERY_SECONDS:
            self.note()
        return self._judged()

    def take_jump(self) -> bool:
        """Tell whether the set clock has jumped, once."""
        jumped, self.jumped = self.jumped, False
        return jumped

    def note(self) -> None:
        """Keep how it stands. A full disk must not stop the console for it: it is kept the next time."""
        with contextlib.suppress(CannotSave), self._file.writing() as connection:
            outbox_schema.write_meta(connection, "lease", json.dumps(asdict(self._kept)))
        self._noted = self._kept.mark

    @property
    def days(self) -> int:
        """How long it is, in days."""
        return self._kept.days

    def _judged(self) -> Standing:
        kept, length = self._kept, self._kept.days * _DAY
        if kept.counted > length:
            return Standing.OVER
        if kept.set_back or kept.counted + kept.guessed > length:
            return Standing.UNSURE
        return Standing.GOOD

    def _read(self) -> _Kept:
        with self._file.reading() as connection:
            text = outbox_schema.find_meta(connection, "lease")
        now = self._clock.read()
        # Where none was kept it begins now: the outbox is new, or of a console that knew no lease.
        fresh = _Kept(None, ConsoleRules().lease_days, 0.0, 0.0, False, now.wall, now.counted, now.boot)
        found: Mapping[str, Any] = {} if text is None else json.loads(text)
        return replace(fresh, **found)
