"""Which jobs CUPS knows of ours, by their titles, which none of its programs prints."""

import ctypes
from collections.abc import Iterator

_ALL = -1
_MINE = 1
_ABORTED = 8


class _Job(ctypes.Structure):
    """cups_job_t of <cups/cups.h>, CUPS 1.1 to 2.4."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def job_titles(printer: str) -> frozenset[str]:
    """Give the titles of a queue's jobs of this user, done ones among them; none where CUPS does not say.

    A job that CUPS gave up (aborted) is not among them.
    """
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:
        return frozenset()
    return frozenset(_titles(cups, printer))


def _titles(cups: ctypes.CDLL, printer: str) -> Iterator[str]:
    jobs = ctypes.POINTER(_Job)()
    count: int = cups.cupsGetJobs(ctypes.byref(jobs), printer.encode(), _MINE, _ALL)
    try:
        for number in range(max(count, 0)):
            job = jobs[number]
            if job.state != _ABORTED:
                yield (job.title or b"").decode(errors="replace")
    finally:
        if count > 0:
            cups.cupsFreeJobs(count, jobs)
