"""Pages of a finished PDF as pictures."""

import io
import threading

import pypdfium2

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
