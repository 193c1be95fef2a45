"""A reportlab canvas on which every mark is either tagged content or an artifact (PDF/UA-1)."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from advisor_console.letters.structure import Content, Element

Colour = tuple[float, float, float]
Point = tuple[float, float]
PRODUCER = "Advisor Console"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the file says of itself. made is its date; fingerprint what its id is taken from."""

    title: str
    author: str
    subject: str
    tag: str
    made: date
    fingerprint: str


class _OpenCanvas(Canvas):
    """The one place that reaches into reportlab, whose minor version is pinned for it."""

    def write_operator(self, operator: str) -> None:
        self._code.append(operator)

    @property
    def document(self) -> PDFDocument:
        return self._doc


class TaggedCanvas:
    """A canvas whose every mark is inside content() or artifact().

    Sizes are points, the origin is the page's lower left corner. The same calls give the same bytes: ids and
    dates come from the DocumentInfo, never from the clock.
    """

    def __init__(
        self, info: DocumentInfo, root: Element, page_size: tuple[float, float], first_font: str
    ) -> None:
        self._root = root
        self._info = info
        self._buffer = io.BytesIO()
        # The first font must be ours: reportlab would otherwise list Helvetica, which is not embedded.
        self._canvas = _OpenCanvas(
            self._buffer,
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=first_font,
            lang=info.tag,
        )
        self._owners: list[list[Element]] = [[]]
        self._marking = False
        self._shared: set[str] = set()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn here belongs to element."""
        owners = self._owners[-1]
        element.kids.append(Content(len(self._owners) - 1, len(owners)))
        with self._marked(f"/{element.kind} <</MCID {len(owners)}>> BDC"):
            owners.append(element)
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str | None = None) -> Iterator[None]:
        """What is drawn here is furniture that no reader aloud should speak.

        kind is Layout, Pagination or Background; subtype Header, Footer or Watermark (Pagination only).
        """
        more = f" /Subtype /{subtype}" if subtype else ""
        with self._marked(f"/Artifact <</Type /{kind}{more}>> BDC"):
            yield

    @contextmanager
    def _marked(self, operator: str) -> Iterator[None]:
        if self._marking:
            raise RuntimeError("marked content is not nested")
        self._marking = True
        self._canvas.write_operator(operator)
        yield
        self._canvas.write_operator("EMC")
        self._marking = False

    def text(self, x: float, y: float, text: str, *, font: str, size: float, colour: Colour) -> None:
        """Draw text with its baseline starting at (x, y), in a font registered with reportlab."""
        self._ensure_marking()
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, y, text)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self._ensure_marking()
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def outlines(self, name: str, curves: Sequence[tuple[Point, ...]], colour: Colour) -> None:
        """Fill outlines that many pages share; the file holds what is drawn under one name once.

        The first (p,) of an outline moves, a later one draws a line, (a, b, p) a curve, and () closes it.
        """
        self._ensure_marking()
        canvas = self._canvas
        if name not in self._shared:
            self._shared.add(name)
            canvas.beginForm(name)
            canvas.setFillColorRGB(*colour)
            path, fresh = canvas.beginPath(), True
            for points in curves:
                if not points:
                    path.close()
                elif len(points) == 3:
                    path.curveTo(*points[0], *points[1], *points[2])
                else:
                    (path.moveTo if fresh else path.lineTo)(*points[0])
                fresh = not points
            canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
            canvas.endForm()
        canvas.doForm(name)

    def _ensure_marking(self) -> None:
        if not self._marking:
            raise RuntimeError("a mark must be content or an artifact")

    def end_page(self) -> None:
        """Close the page; what is drawn next stands on the next one."""
        canvas = self._canvas
        canvas.showPage()
        page = canvas.document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._owners) - 1
        page.Tabs = PDFName("S")
        # Given here because reportlab's own way adds ASCII85, a quarter more bytes.
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        self._owners.append([])

    def finish(self) -> bytes:
        """The finished file. The page must have been ended, and the canvas cannot be used again."""
        info, document = self._info, self._canvas.document
        for name, value in (("Title", info.title), ("Author", info.author), ("Subject", info.subject)):
            getattr(self._canvas, f"set{name}")(value)
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        stamp = document._timeStamp  # noqa: SLF001 (reportlab has no other way to a date)
        stamp.YMDhms, stamp.dhh, stamp.dmm = (info.made.year, info.made.month, info.made.day, 0, 0, 0), 0, 0
        digest = sha256(info.fingerprint.encode()).hexdigest()[:32].upper().encode()
        document._ID = b"[<" + digest + b"><" + digest + b">]\n"  # noqa: SLF001 (nor to an id)
        catalog = document.Catalog
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = self._metadata()
        catalog.StructTreeRoot = self._structure()
        self._canvas.save()
        return self._buffer.getvalue()

    def _metadata(self) -> PDFObject:
        packet = _XMP.format(
            title=escape(self._info.title),
            author=escape(self._info.author),
            subject=escape(self._info.subject),
            tag=escape(self._info.tag),
            made=f"{self._info.made.isoformat()}T00:00:00Z",
            producer=PRODUCER,
        )
        header = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        # Bytes, or reportlab would change the encoding; not compressed, so that any tool can read it.
        return PDFStream(header, packet.encode())

    def _structure(self) -> PDFObject:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._canvas.document.Reference
        made: dict[int, PDFObjectReference] = {}
        tree["K"] = PDFArray([self._written(self._root, reference(tree), made)])
        numbers: list[object] = []
        for page, owners in enumerate(self._owners[:-1]):
            numbers += [page, reference(PDFArray([made[id(element)] for element in owners]))]
        tree["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._owners) - 1
        return tree

    def _written(
        self, element: Element, parent: PDFObjectReference, made: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        """Write an element and all below it; made collects references for the parent tree."""
        held = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        own = made[id(element)] = self._canvas.document.Reference(held)
        home = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        if home is not None:
            held["Pg"] = _page(home)
        if element.scope:
            held["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        if element.numbering:
            held["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)})
        kids: list[object] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._written(kid, own, made))
            elif kid.page == home:
                kids.append(kid.mcid)
            else:
                entry = {"Type": PDFName("MCR"), "Pg": _page(kid.page), "MCID": kid.mcid}
                kids.append(PDFDictionary(entry))
        held["K"] = PDFArray(kids)
        return own


def _page(number: int) -> PDFObjectReference:
    """reportlab's own name of a page, counted from 1."""
    return PDFObjectReference(f"Page{number + 1}")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
