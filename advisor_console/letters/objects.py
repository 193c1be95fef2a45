"""What reportlab is given that it does not make itself, or not as small as we want it."""

import zlib

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas

from advisor_console.letters.structure import Element


class OpenCanvas(Canvas):
    """The one place that reaches into reportlab, whose minor version is pinned for it."""

    def write_operator(self, operator: str) -> None:
        self._code.append(operator)

    @property
    def document(self) -> PDFDocument:
        return self._doc

    def number(self, held: PDFObject) -> int:
        """The number under which the file holds an object, which is registered when it is new."""
        document = self._doc
        return document.idToObjectNumberAndVersion[document.Reference(held).name][0]


class Written(PDFObject):
    """An object as the file will hold it: a tree has hundreds, and reportlab's own dictionaries take their
    time over each of their entries."""

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, _document: PDFDocument) -> bytes:
        return self.body.encode("ascii")


def stream(drawn: str) -> PDFObject:
    """A page's or form's operators, packed."""
    packed = zlib.compress(drawn.encode("latin-1"), 9)
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)


def attributes(element: Element) -> str:
    """What an element says of itself besides its kind and its kids."""
    held = ""
    if element.scope:
        held += f" /A <</O /Table /Scope /{element.scope}>>"
    if element.leftward:
        held += " /A <</O /Layout /WritingMode /RlTb>>"
    if element.numbering:
        held += f" /A <</O /List /ListNumbering /{element.numbering}>>"
    if element.title:
        held += f" /T {text_string(element.title)}"
    if element.said:
        held += f" /ActualText {text_string(element.said)}"
    if element.tag:
        held += f" /Lang {text_string(element.tag)}"
    return held


def text_string(text: str) -> str:
    """A text for a dictionary: in hexadecimal, so that nothing in it needs escaping."""
    marked = "\ufeff" + text
    return f"<{marked.encode('utf-16-be').hex()}>"
