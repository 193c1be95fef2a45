"""What the console needs once somebody signs in, loaded while they read the first window."""

import gc
import importlib
from datetime import datetime

from advisor_console.domain.nation import Nation
from advisor_console.domain.working_days import LOCAL, bank_holidays

_MODULES = (
    "ui.app.session",
    "ui.app.syncing",
    "ui.app.desk",
    "ui.app.shell",
    "advisor_console.letters.making",
    "advisor_console.letters.fonts",
)


def load() -> None:
    """Import what signing in and serving need; for a thread of its own, never the window's.

    It takes about a second the first time. Whoever comes second waits for the first to be done.
    """
    for module in _MODULES:
        importlib.import_module(module)
    # The calendar's library takes 90 ms to load; asked for here it never holds up the first record.
    bank_holidays(Nation.ENGLAND, datetime.now(LOCAL).year)
    # What stays for good need not be looked through for garbage: that would hold the window up each time.
    gc.freeze()
