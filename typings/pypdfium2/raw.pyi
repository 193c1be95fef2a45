from ctypes import Array, c_char, c_double, c_int, c_uint

from pypdfium2 import PdfBitmap, PdfObject, PdfPage, PdfTextPage

FPDF_PAGEOBJ_TEXT: int
FPDF_PRINTING: int
FPDFBitmap_BGRx: int

class FS_MATRIX:
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

def FPDFText_IsGenerated(text_page: PdfTextPage, index: int) -> int: ...
def FPDFText_GetUnicode(text_page: PdfTextPage, index: int) -> int: ...
def FPDFText_GetFontSize(text_page: PdfTextPage, index: int) -> float: ...
def FPDFText_GetMatrix(text_page: PdfTextPage, index: int, matrix: FS_MATRIX) -> int: ...
def FPDFText_GetCharBox(
    text_page: PdfTextPage, index: int, left: c_double, right: c_double, bottom: c_double, top: c_double
) -> int: ...
def FPDFText_GetCharOrigin(text_page: PdfTextPage, index: int, x: c_double, y: c_double) -> int: ...
def FPDFText_GetFillColor(
    text_page: PdfTextPage, index: int, red: c_uint, green: c_uint, blue: c_uint, alpha: c_uint
) -> int: ...
def FPDFText_GetFontInfo(
    text_page: PdfTextPage, index: int, buffer: Array[c_char], length: int, flags: c_int
) -> int: ...
def FPDFPageObj_SetIsActive(part: PdfObject, active: int) -> int: ...
def FPDFBitmap_FillRect(
    bitmap: PdfBitmap, left: int, top: int, width: int, height: int, color: int
) -> int: ...
def FPDF_RenderPageBitmap(
    bitmap: PdfBitmap,
    page: PdfPage,
    start_x: int,
    start_y: int,
    size_x: int,
    size_y: int,
    rotate: int,
    flags: int,
) -> None: ...
