"""Giving issued letters to a printer: the PDF as it is where CUPS takes it, drawn page for page elsewhere."""

import shutil
import sys

from advisor_console.services.ports import Spooler

__all__ = ["spooler"]


def spooler() -> Spooler:
    """Give this machine's way to its printers."""
    # What draws pages is read in only where they are drawn.
    if sys.platform == "linux" and shutil.which("lp") is not None:
        from ui.printing.cups import CupsSpooler

        return CupsSpooler()
    from ui.printing.drawn import DrawnSpooler

    return DrawnSpooler()
