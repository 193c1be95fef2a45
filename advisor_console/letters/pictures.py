"""Pages of a finished PDF as pictures."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# PDFium may be used by one thread at a time, wherever in the process it is called from.
PDFIUM_LOCK = threading.Lock()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_pictures(pdf: bytes, dpi: int = 96) -> list[bytes]:
    """Every page as PNG bytes, dpi dots to the inch."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_png(page, dpi) for page in document]
        finally:
            document.close()


def _png(page: pypdfium2.PdfPage, dpi: int) -> bytes:
    bitmap = page.render(scale=dpi / 72)
    buffer = io.BytesIO()
    bitmap.to_pil().save(buffer, "PNG")
    bitmap.close()
    page.close()
    return buffer.getvalue()


_WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of a page: page counts from 0, top is its first row of the page's height; all in dots.

    pixels are four bytes each (blue, green, red, nothing), row by row.
    """

    page: int
    top: int
    rows: int
    width: int
    height: int
    pixels: bytes


def page_bands(pdf: bytes, dpi: int, rows: int = 64) -> Iterator[Band]:
    """Every page in strips from its top, for printers: a whole page at 600 dots to the inch is 140 MB.

    Others may use PDFium between two strips.
    """
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for number in range(count):
            with PDFIUM_LOCK:
                page = document[number]
                width, height = (round(points * dpi / 72) for points in page.get_size())
            try:
                for top in range(0, height, rows):
                    here = min(rows, height - top)
                    yield Band(number, top, here, width, height, _strip(page, top, here, width, height))
            finally:
                with PDFIUM_LOCK:
                    page.close()
    finally:
        with PDFIUM_LOCK:
            document.close()


def _strip(page: pypdfium2.PdfPage, top: int, rows: int, width: int, height: int) -> bytes:
    with PDFIUM_LOCK:
        bitmap = pypdfium2.PdfBitmap.new_native(width, rows, pdfium.FPDFBitmap_BGRx)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, rows, _WHITE)
            # The page is drawn whole, above the strip's upper edge by as much as went before.
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, pdfium.FPDF_PRINTING)
            return bytes(bitmap.buffer)
        finally:
            bitmap.close()
