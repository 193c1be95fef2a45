"""Drawing a letter's pages onto a printer, where nothing takes its PDF as it is."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from advisor_console.domain.printing import NotPrinted, PrintSetting, Sides
from advisor_console.letters.pictures import Band, page_bands
from ui.printing.printers import called

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class DrawnSpooler:
    """The Spooler port where there is no CUPS. It may be used in any thread; Qt's printers may, too.

    A page is drawn with the printer's own dots to the inch, and with most_dots at most: what office printers
    put on paper.
    """

    most_dots: int = 600

    def hand_over(self, pdf: bytes, setting: PrintSetting, title: str) -> None:
        """Draw a PDF on a printer, page for page in its own size; returns once the system has it.

        Raises NotPrinted.
        """
        _draw(pdf, _printer(setting, title), self.most_dots, setting.name)

    def has(self, _printer: str, _title: str) -> bool:
        """Say no: what a printer was given before cannot be asked."""
        return False


def _draw(pdf: bytes, printer: QPrinter, most_dots: int, name: str) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(name)
    try:
        _draw_pages(painter, printer, pdf, min(printer.resolution(), most_dots), name)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise _refused(name)


def _draw_pages(painter: QPainter, printer: QPrinter, pdf: bytes, dots: int, name: str) -> None:
    """Draw each page on a sheet from its very corner, a millimetre as a millimetre; a strip at a time."""
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    scale = printer.resolution() / dots
    page = 0
    for band in page_bands(pdf, dots):
        if band.page != page:
            page = band.page
            if not printer.newPage():
                raise _refused(name)
        _draw_band(painter, band, scale)


def _draw_band(painter: QPainter, band: Band, scale: float) -> None:
    if not band.pixels.strip(b"\xff"):
        return  # white paper needs no ink
    image = QImage(band.pixels, band.width, band.rows, 4 * band.width, QImage.Format.Format_RGB32)
    place = QRectF(0, band.top * scale, band.width * scale, band.rows * scale)
    painter.drawImage(place, image)


def _printer(setting: PrintSetting, title: str) -> QPrinter:
    called(setting.printer)
    printer = QPrinter(QPrinterInfo.printerInfo(setting.printer), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(setting.copies)
    size = QPageSize(_paper(setting.paper))
    printer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    )
    printer.setFullPage(True)
    if setting.sides is not None:
        printer.setDuplex(_DUPLEX[setting.sides])
    return printer


def _paper(name: str) -> QPageSize.PageSizeId:
    named = (size for size in QPageSize.PageSizeId if QPageSize.key(size) == name)
    return next(named, QPageSize.PageSizeId.A4)


def _refused(printer: str) -> NotPrinted:
    return NotPrinted(f"The printer “{printer}” did not take the letter.", "Print to another, or try again.")
