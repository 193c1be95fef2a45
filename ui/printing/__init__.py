"""Giving issued letters to a printer: the PDF as it is where CUPS takes it, drawn page for page elsewhere."""

import sys

from advisor_console.services.ports import Spooler
from ui.printing.cups import CupsSpooler, lp
from ui.printing.drawn import DrawnSpooler

__all__ = ["spooler"]


def spooler() -> Spooler:
    """Give this machine's way to its printers."""
    return CupsSpooler() if sys.platform == "linux" and lp() is not None else DrawnSpooler()
