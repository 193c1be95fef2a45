"""This machine's two clocks: the one that people set, and the one that only counts."""

import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_THIS_PROCESS: Final = f"process {uuid.uuid4()}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment, in seconds.

    wall counts from 1970 and can be set to anything. counted only grows, asleep or awake, and can be
    compared with another reading of the same `boot` alone.
    """

    wall: float
    counted: float
    boot: str


class MachineClock(Protocol):
    """Where readings come from."""

    def read(self) -> Reading: ...


class SystemClock:
    """The clocks of this machine."""

    def read(self) -> Reading:
        """Look at both."""
        return Reading(time.time(), _counted(), _boot())


def _counted() -> float:
    # What Python calls monotonic stands still on Linux and macOS while the machine sleeps.
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 -- the type checkers follow platforms by branches
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()


def _boot() -> str:
    """Name what `counted` counts from; where the system has no name for it, it is good for this process."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        return _THIS_PROCESS
