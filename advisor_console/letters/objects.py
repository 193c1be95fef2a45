"""What reportlab is given that it does not make itself, or not as small as we want it."""

import zlib
from functools import partial

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream
from reportlab.pdfbase.pdfdoc import format as written_by_reportlab
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

    def whole(self) -> bytes:
        """The finished file; the page must have been ended."""
        document = self._doc
        # Asked for once fonts and bookmarks are objects too; left there, it would keep all of them in memory.
        document.format = partial(_whole, document)
        try:
            return self.getpdfdata()
        finally:
            del document.format


class Written(PDFObject):
    """An object as the file will hold it: a tree has hundreds, and reportlab's own dictionaries take their
    time over each of their entries."""

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, _document: PDFDocument) -> bytes:
        return self.body.encode("ascii")


def _whole(document: PDFDocument) -> bytes:
    """The file of a document: every object under its number, where each one is, and where to begin.

    Reportlab's own way makes five objects more of each one, which cost more than all tags do.
    Source: ISO 32000-1 section 7.5.
    """
    begun = [document.Reference(part) for part in (document.Catalog, document.info)]
    pieces = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at, places, number = len(pieces[0]), list[int](), 1
    # Writing one may register others, which then follow.
    while (name := document.numberToId.get(number)) is not None:
        held = document.idToObject[name]
        body = held.format(document) if type(held) is Written else written_by_reportlab(held, document, 1)
        piece = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        pieces.append(piece)
        places.append(at)
        at += len(piece)
        number += 1
    catalog, info = (document.idToObjectNumberAndVersion[one.name][0] for one in begun)
    pieces.append(b"xref\n0 %d\n0000000000 65535 f \n" % number)
    pieces += [b"%010d 00000 n \n" % place for place in places]
    pieces.append(
        b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID %b >>\nstartxref\n%d\n%%%%EOF\n"
        % (number, catalog, info, document.ID().strip(), at)
    )
    return b"".join(pieces)


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
