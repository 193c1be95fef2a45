"""This machine's printers, as the system names them."""

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinterInfo

from advisor_console.domain.printing import NotPrinted, is_named
from ui.printing import draws_pages


def printer_names() -> list[str]:
    """Give the printers' names; asking a print server far away may take seconds.

    Raises NotPrinted where the printing service does not run.
    """
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        _refuse_when_down()
    return names


def called(printer: str) -> str:
    """Give what people call a printer. Raises NotPrinted where there is none, or no printing service."""
    found = QPrinterInfo.printerInfo(printer)
    if found.isNull():
        _refuse_when_down()
        raise NotPrinted(f"There is no printer “{printer}” here.", "Print to another printer.")
    return found.description() or printer


def is_shared(printer: str, patterns: Sequence[str]) -> bool:
    """Whether others take their paper from a printer: the council names it, or it is another machine's."""
    return is_named(printer, patterns) or QPrinterInfo.printerInfo(printer).isRemote()


def _refuse_when_down() -> None:
    if not draws_pages():
        from ui.printing.cups import refuse_when_down

        refuse_when_down()
