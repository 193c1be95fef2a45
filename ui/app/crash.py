"""What happens to a bug: a report on this machine without personal data, and a sentence for the advisor."""

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

_log = logging.getLogger(__name__)


def install(logs: Path, tell: Callable[[str], None]) -> None:
    """Send every exception nobody expected to a report in `logs`, and tell the advisor where it is.

    A report names the kind of error and the lines of code it went through. The error's own words are left
    out: they may quote a customer.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        path = _write(logs, kind, trace)
        _log.error("a bug: %s, see %s", kind.__name__, path)
        tell(
            "Something went wrong in the console itself. What you saved is kept. "
            + (f"Give this report to your support team: {path}" if path else "No report could be written.")
        )

    sys.excepthook = hook


def _write(logs: Path, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    at = datetime.now(UTC)
    path = logs / f"crash-{at:%Y%m%dT%H%M%S%f}.txt"
    try:
        logs.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([at.isoformat(), kind.__name__, *frames, ""]), "utf-8")
    except OSError:
        return None
    return path
