"""How often signing in failed of late, and how long to wait before the next attempt."""

import contextlib
import json
import math
from collections.abc import Callable
from pathlib import Path

from db.local.home import write_private

_FREE_FAILURES = 2  # anybody mistypes
_LONGEST_SECONDS = 300.0


class SignInAttempts:
    """Failures in a row, kept on disk. The delay doubles from two seconds to five minutes.

    It slows somebody at the keyboard; what slows a copy of the files is the cost of argon2id. A clock that
    was set back makes nobody wait longer than the delay itself.
    """

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self._path = path
        self._now = now

    def retry_after(self) -> float:
        """Give the seconds until the next attempt is allowed; 0 when it is now."""
        failures, last = self._read()
        return max(0.0, last + _delay(failures) - self._now())

    def note_failure(self) -> None:
        """Count one more. A full disk must not lock the advisor out, so that it is then not counted."""
        failures, _ = self._read()
        self._write(failures + 1, self._now())

    def forget(self) -> None:
        """Begin again, after a success."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        now = self._now()
        try:
            found = json.loads(self._path.read_text("utf-8"))
            failures, last = int(found["failures"]), float(found["last"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, KeyError, TypeError):
            # Somebody has been at it: as if the free failures were used up just now.
            failures, last = _FREE_FAILURES + 1, math.inf
        if last <= now:
            return failures, last
        # The clock was set back (or the record is no record): the delay counts from now on.
        self._write(failures, now)
        return failures, now

    def _write(self, failures: int, last: float) -> None:
        with contextlib.suppress(OSError):
            write_private(self._path, json.dumps({"failures": failures, "last": last}).encode())


def _delay(failures: int) -> float:
    over = failures - _FREE_FAILURES
    return 0.0 if over <= 0 else min(2.0 ** min(over, 16), _LONGEST_SECONDS)
