"""Where log lines go: nowhere for a command, to a file for a window, to stderr when somebody asks."""

import contextlib
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

OURS = ("advisor_console", "db", "ui")
_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST_BYTES = 1_000_000
_KEPT = 3


def keep_quiet() -> None:
    """Let no log line of ours or a library's onto stderr: what a command says there is its one sentence."""
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())


def speak_up() -> None:
    """Show what happens on stderr, for whoever looks for a fault."""
    logging.captureWarnings(True)
    _listen(logging.StreamHandler())


def keep_file(logs: Path) -> None:
    """Keep what the windows log in `logs`; where nothing can be written, nothing is kept."""
    keep_quiet()
    with contextlib.suppress(OSError):
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        _listen(
            RotatingFileHandler(
                logs / "console.log", maxBytes=_LARGEST_BYTES, backupCount=_KEPT, encoding="utf-8"
            )
        )


def _listen(handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter(_LAYOUT))
    # Only ours: a library's line may quote a value, and ours never do.
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
