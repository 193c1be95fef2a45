"""Giving issued letters to a printer: the PDF as it is where CUPS takes it, drawn page for page elsewhere."""

import shutil
import sys

from advisor_console.services.ports import Spooler

__all__ = ["draws_pages", "spooler"]


def draws_pages() -> bool:
    """Whether pages have to be drawn here, because nothing takes a PDF as it is."""
    return sys.platform != "linux" or shutil.which("lp") is None


def spooler() -> Spooler:
    """Give this machine's way to its printers."""
    # What draws pages is read in only where they are drawn.
    if draws_pages():
        from ui.printing.drawn import DrawnSpooler

        return DrawnSpooler()
    from ui.printing.cups import CupsSpooler

    return CupsSpooler()
