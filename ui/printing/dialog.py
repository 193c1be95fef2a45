"""The system's print dialog for a letter, which is printed whole or not at all."""

from PySide6.QtGui import QPageSize, QShowEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QGroupBox, QRadioButton, QWidget

from advisor_console.domain.printing import PrintSetting, Sides

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
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take out what Qt's own dialog offers all the same: parts of a letter, their order, its colours."""
        for name in ("gbPrintRange", "colorMode", "collate", "reverse"):
            for part in self.findChildren(QWidget, name):
                part.hide()
        for group in self.findChildren(QGroupBox):
            layout = group.layout()
            if layout is not None:
                # Our groups have no edge, so that Qt leaves no room for what it writes above them.
                layout.setContentsMargins(9, group.fontMetrics().height() + 6, 9, 9)
        for answer in self.findChildren(QRadioButton):
            answer.setMinimumHeight(answer.fontMetrics().height() * 3 // 2)

    def setting(self) -> PrintSetting:
        """Give what was chosen; what people call the printer is still to be asked."""
        printer = self._printer
        return PrintSetting(
            printer=printer.printerName(),
            copies=printer.copyCount(),
            sides=_SIDES.get(printer.duplex()),
            paper=QPageSize.key(printer.pageLayout().pageSize().id()),
        )
