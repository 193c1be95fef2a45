"""This machine's printers, as the system names them."""

from PySide6.QtPrintSupport import QPrinterInfo


def printer_names() -> list[str]:
    """Give the printers' names; asking a print server far away may take seconds."""
    return QPrinterInfo.availablePrinterNames()


def is_remote(name: str) -> bool:
    """Whether the system says that a printer is another machine's."""
    return QPrinterInfo.printerInfo(name).isRemote()
