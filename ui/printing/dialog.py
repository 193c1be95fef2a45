"""The system's print dialog for a letter, which is printed whole or not at all."""

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from advisor_console.domain.printing import PrintSetting, Sides
from ui.printing.printers import called

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: Sides.ONE,
    QPrinter.DuplexMode.DuplexLongSide: Sides.LONG_EDGE,
    QPrinter.DuplexMode.DuplexShortSide: Sides.SHORT_EDGE,
}
_Option = QAbstractPrintDialog.PrintDialogOption


class LetterPrintDialog(QPrintDialog):
    """Asks for printer, copies, sides and paper. ``accepted`` fires when it is to be printed."""

    def __init__(self, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        super().__init__(self._printer, parent)
        self.setObjectName("printLetter")
        self.setWindowTitle(self.tr("Print the letter"))
        for option in (_Option.PrintToFile, _Option.PrintPageRange, _Option.PrintSelection):
            self.setOption(option, False)
        self.setOption(_Option.PrintCurrentPage, False)

    def setting(self) -> PrintSetting:
        """Give what was chosen. Raises NotPrinted where its printer is no longer there."""
        printer = self._printer
        name = printer.printerName()
        return PrintSetting(
            printer=name,
            copies=printer.copyCount(),
            sides=_SIDES.get(printer.duplex()),
            paper=QPageSize.key(printer.pageLayout().pageSize().id()),
            called=called(name),
        )
