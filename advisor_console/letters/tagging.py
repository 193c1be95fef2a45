"""A reportlab canvas on which every mark is either tagged content or an artifact (PDF/UA-1)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
)
from reportlab.pdfbase.pdfmetrics import getFont

from advisor_console.letters.document_info import DocumentInfo
from advisor_console.letters.objects import OpenCanvas, Written, attributes, stream, text_string
from advisor_console.letters.outlines import Point
from advisor_console.letters.shaping import ShapedText, Shown, Stamp
from advisor_console.letters.sharing import SharedPieces
from advisor_console.letters.structure import Content, Element

Colour = tuple[float, float, float]
PRODUCER = "Advisor Console"
# Codes of a font's subset that a string in a page's stream has in another way; all others are themselves.
_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})


class TaggedCanvas:
    """A canvas whose every mark is inside content() or artifact().

    Sizes are points, the origin is the page's lower left corner. The same calls give the same bytes: ids and
    dates come from the DocumentInfo, never from the clock.
    """

    def __init__(
        self,
        info: DocumentInfo,
        root: Element,
        page_size: tuple[float, float],
        first_font: str,
        *,
        share: bool = False,
    ) -> None:
        """share is for many letters: what pages have in common is then in the file once."""
        self._root = root
        self._info = info
        # The first font must be ours: reportlab would otherwise list Helvetica, which is not embedded.
        self._canvas = OpenCanvas(
            "",  # it is never written to a file of its own
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=first_font,
            lang=info.tag,
        )
        self._owners: list[list[Element]] = [[]]
        self._marking = False
        self._owned = False
        self._shared: set[str] = set()
        self._bookmarks = 0
        self._pieces = SharedPieces() if share else None
        # What was said last on this page; a page starts without either.
        self._colour: Colour | None = None
        self._font: tuple[str, float] | None = None
        # Where the last text starts while only text is drawn; the next one is told from there.
        self._place: Point | None = None

    @contextmanager
    def content(
        self, element: Element, said: str = "", *, tag: str | None = None, drawn: bool = False
    ) -> Iterator[None]:
        """What is written here belongs to element; said is its text where glyphs do not tell it in order.

        tag is its language (BCP 47) where that is another than the element's. drawn: not all of it is text,
        so that it stands in no stretch of text with its neighbours.
        """
        if tag is not None:
            element = element.add("Span", tag=tag)
        owners = self._owners[-1]
        element.kids.append(Content(len(self._owners) - 1, len(owners)))
        if drawn:
            self._end_text()
        elif self._place is None:
            self._place = (0.0, 0.0)
            self._canvas.write_operator("BT")
        # Programs that copy text look for it under this name only.
        kind, actual = ("Span", f" /ActualText {text_string(said)}") if said else (element.kind, "")
        with self._marked(f"/{kind} <</MCID {len(owners)}{actual}>> BDC"):
            owners.append(element)
            self._owned = True
            yield
            self._owned = False
            if drawn:
                self._end_text()

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str | None = None) -> Iterator[None]:
        """What is drawn here is furniture that no reader aloud should speak.

        kind is Layout, Pagination or Background; subtype Header, Footer or Watermark (Pagination only).
        """
        more = f" /Subtype /{subtype}" if subtype else ""
        self._end_text()
        with self._marked(f"/Artifact <</Type /{kind}{more}>> BDC"):
            yield
            self._end_text()

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
        """Draw text with its baseline starting at (x, y), in a font registered with reportlab.

        Shaped text is drawn glyph by glyph in its own fonts; its element says what it is (ActualText).
        """
        self._ensure_marking()
        self._ink(colour)
        if isinstance(text, ShapedText):
            self._shaped(x, y, text, size)
            return
        canvas, document = self._canvas, self._canvas.document
        face = getFont(font)
        # Written here because reportlab's own way says place, font, size and leading anew for every run.
        shown = self._moved(x, y)
        for subset, codes in face.splitString(text, document):
            shown += self._set(face.getSubsetInternalName(subset, document), size)
            shown.append(f"({codes.decode('latin-1').translate(_ESCAPED)}) Tj")
        canvas.write_operator(" ".join(shown))

    def _moved(self, x: float, y: float) -> list[str]:
        """The operators that bring the next text's start to (x, y)."""
        shown = ["BT"] if self._place is None else []
        from_x, from_y = self._place or (0.0, 0.0)
        across, up = round(x - from_x, 2), round(y - from_y, 2)
        # What was written, not what was wanted: roundings must not add up down the page.
        self._place = (from_x + across, from_y + up)
        return [*shown, f"{across:g} {up:g} Td"]

    def _set(self, name: str, size: float) -> list[str]:
        """The operator that sets a font, where it is not set already."""
        if (name, size) == self._font:
            return []
        self._font = (name, size)
        return [f"{name} {size:g} Tf"]

    def _shaped(self, x: float, y: float, text: ShapedText, size: float) -> None:
        """Draw in reading order, which is what readers of the tree take, wherever on the line it stands."""
        shown: list[str] = []
        for one in text.shown:
            shown += self._moved(x + one.x, y)
            shown += self._glyphs(one, size)
        if self._owned:
            self._owners[-1][-1].said += text
        self._canvas.write_operator(" ".join(shown))
        for one in text.shown:
            for mark in one.glyphs.marks:
                self._stamp(mark, x + one.x, y, size)

    def _stamp(self, mark: Stamp, x: float, y: float, size: float) -> None:
        """Draw a dot or vowel as an outline, in the colour of its line; (x, y) is where its stretch starts.

        Programs that copy text take each glyph for a character, and a dot for one that nobody wrote.
        """
        self._end_text()
        scale = size / 1000
        across, up = x + mark.x * scale, y + mark.rise * scale
        # Written out each time: packed, that is less than naming what would be in the file once.
        placed = f"{scale:.4g} 0 0 {scale:.4g} {across:.2f} {up:.2f} cm"
        self._canvas.write_operator(f"q {placed} {mark.path} f Q")

    def _glyphs(self, shown: Shown, size: float) -> list[str]:
        """Each glyph at its own place; a number in the array moves the next one left, per 1,000."""
        face, document = getFont(shown.font), self._canvas.document
        drawn: list[str] = []
        places = iter(shown.glyphs.places)
        high = pen = 0.0
        for subset, codes in face.splitString(shown.glyphs.codes, document):
            drawn += self._set(face.getSubsetInternalName(subset, document), size)
            for code, place in zip(codes, places, strict=False):
                if place.rise != high:
                    high = place.rise
                    drawn.append(f"{high * size / 1000:.4g} Ts")
                moved = pen - place.x
                back = f"{moved:.6g} " if moved else ""
                drawn.append(f"[{back}({chr(code).translate(_ESCAPED)})] TJ")
                pen = place.x + place.width
        return [*drawn, "0 Ts"] if high else drawn

    def _end_text(self) -> None:
        """End the stretch in which only text is drawn; one for many elements makes small files."""
        if self._place is not None:
            self._place = None
            self._canvas.write_operator("ET")

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is (x, y), inside an artifact."""
        self._ensure_marking()
        self._end_text()
        self._ink(colour)
        self._canvas.write_operator(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def _ink(self, colour: Colour) -> None:
        """Fill with this colour from here on; said once for all that follows on the page."""
        if colour != self._colour:
            self._colour = colour
            red, green, blue = colour
            self._canvas.write_operator(f"{red:.4g} {green:.4g} {blue:.4g} rg")

    def outlines(self, name: str, curves: Sequence[tuple[Point, ...]], colour: Colour) -> None:
        """Fill outlines that many pages share; the file holds what is drawn under one name once.

        The first (p,) of an outline moves, a later one draws a line, (a, b, p) a curve, and () closes it.
        """
        self._ensure_marking()
        self._end_text()
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

    def bookmark(self, words: str) -> None:
        """Let readers go to the page that is drawn now by these words."""
        canvas = self._canvas
        self._bookmarks += 1
        key = f"bookmark{self._bookmarks}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(words, key)
        canvas.showOutline()

    def end_page(self) -> None:
        """Close the page; what is drawn next stands on the next one."""
        self._end_text()
        canvas = self._canvas
        canvas.showPage()
        page = canvas.document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._owners) - 1
        page.Tabs = PDFName("S")
        # Given here because reportlab's own way adds ASCII85, a quarter more bytes, and keeps each page as it
        # is until the end: of a batch that is a lot.
        if self._pieces is None:
            page.Contents = stream(page.stream)
        else:
            self._pieces.add(page.stream)
        page.stream = ""
        self._owners.append([])
        self._colour = self._font = None

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
        self._share()
        return self._canvas.whole()

    def _share(self) -> None:
        """Give pages that were kept for it what they share."""
        if self._pieces is None:
            return
        document = self._canvas.document
        made: dict[str, PDFObjectReference] = {}
        for page, stretches in zip(document.Pages.pages, self._pieces.pages(), strict=True):
            for stretch in stretches:
                if stretch not in made:
                    made[stretch] = document.Reference(stream(stretch))
            page.Contents = PDFArray([made[stretch] for stretch in stretches])

    def _metadata(self) -> PDFObject:
        header = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        # Bytes, or reportlab would change the encoding; not compressed, so that any tool can read it.
        return PDFStream(header, self._info.packet(PRODUCER).encode())

    def _structure(self) -> PDFObject:
        tree = Written()
        number = self._canvas.number
        homes = [number(PDFObjectReference(f"Page{page}")) for page in range(1, len(self._owners))]
        made: dict[Element, int] = {}
        top = self._element(self._root, number(tree), made, homes)
        entries: list[str] = []
        for page, owners in enumerate(self._owners[:-1]):
            held = " ".join([f"{made[element]} 0 R" for element in owners])
            entries.append(f"{page} {number(Written(f'[{held}]'))} 0 R")
        parents = number(Written(f"<</Nums [{' '.join(entries)}]>>"))
        tree.body = (
            f"<</Type /StructTreeRoot /K [{top} 0 R] /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {len(self._owners) - 1}>>"
        )
        return tree

    def _element(self, element: Element, parent: int, made: dict[Element, int], homes: Sequence[int]) -> int:
        """Write an element and all below it; made collects their numbers, homes are those of the pages."""
        held = Written()
        own = made[element] = self._canvas.number(held)
        home = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._element(kid, own, made, homes)} 0 R")
            elif kid.page == home:
                kids.append(str(kid.mcid))
            else:
                kids.append(f"<</Type /MCR /Pg {homes[kid.page]} 0 R /MCID {kid.mcid}>>")
        page = "" if home is None else f" /Pg {homes[home]} 0 R"
        held.body = (
            f"<</Type /StructElem /S /{element.kind} /P {parent} 0 R{page}{attributes(element)}"
            f" /K [{' '.join(kids)}]>>"
        )
        return own
