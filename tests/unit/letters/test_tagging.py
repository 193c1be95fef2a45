"""The canvas tags everything: tree, parent tree, artifacts and what the catalogue must say."""

import io
from datetime import date
from typing import Any

import pikepdf
import pytest

from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, INK
from advisor_console.letters.tagging import TaggedCanvas
from tests.helpers.letters import INFO


def drawn(fonts: FontStore) -> pikepdf.Pdf:
    """One page: a paragraph, a list, a table, a foot and a line."""
    font = fonts.pair(Face.LEXEND).regular.name
    root = Element("Document")
    canvas = TaggedCanvas(INFO, root, A4, font)
    paragraph = root.add("P")
    item = root.add("L", numbering="Disc").add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    row = root.add("Table").add("TR")
    for element in (paragraph, label, body, row.add("TH", scope="Row"), row.add("TD")):
        with canvas.content(element):
            canvas.text(72, 600, element.kind, font=font, size=12, colour=INK)
    with canvas.artifact("Pagination", "Footer"):
        canvas.text(72, 40, "foot", font=font, size=12, colour=INK)
    with canvas.artifact():
        canvas.rectangle(72, 300, 100, 1, INK)
    canvas.end_page()
    return pikepdf.open(io.BytesIO(canvas.finish()))


def over_two_pages(fonts: FontStore) -> pikepdf.Pdf:
    """A paragraph that goes on over the page, then a heading."""
    font = fonts.pair(Face.LEXEND).regular.name
    root = Element("Document")
    canvas = TaggedCanvas(INFO, root, A4, font)
    paragraph, heading = root.add("P"), root.add("H1")
    for number in range(2):
        with canvas.content(paragraph):
            canvas.text(72, 700, f"part {number} ", font=font, size=12, colour=INK)
        if number:
            with canvas.content(heading):
                canvas.text(72, 600, "head", font=font, size=12, colour=INK)
        canvas.end_page()
    return pikepdf.open(io.BytesIO(canvas.finish()))


def kids(element: Any) -> list[Any]:
    return list(element.K)


def test_the_catalogue_says_what_pdf_ua_asks_for(fonts: FontStore) -> None:
    with drawn(fonts) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Title"
        packet = pdf.Root.Metadata.read_raw_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in packet
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Title"


def test_elements_nest_as_they_were_made(fonts: FontStore) -> None:
    with drawn(fonts) as pdf:
        (document,) = kids(pdf.Root.StructTreeRoot)
        assert document.S == "/Document"
        assert [str(kid.S) for kid in kids(document)] == ["/P", "/L", "/Table"]
        items = kids(kids(document)[1])
        assert [str(kid.S) for kid in kids(items[0])] == ["/Lbl", "/LBody"]
        assert str(kids(document)[1].A.ListNumbering) == "/Disc"
        (row,) = kids(kids(document)[2])
        assert [str(kid.S) for kid in kids(row)] == ["/TH", "/TD"]
        assert str(kids(row)[0].A.Scope) == "/Row"
        assert all(kid.P.objgen == document.objgen for kid in kids(document))


def test_one_paragraph_over_two_pages_is_one_element(fonts: FontStore) -> None:
    with over_two_pages(fonts) as pdf:
        paragraph = kids(kids(pdf.Root.StructTreeRoot)[0])[0]
        first, second = kids(paragraph)
        assert int(first) == 0
        assert paragraph.Pg.objgen == pdf.pages[0].objgen
        assert (str(second.Type), int(second.MCID)) == ("/MCR", 0)
        assert second.Pg.objgen == pdf.pages[1].objgen


def test_the_parent_tree_leads_from_content_to_its_element(fonts: FontStore) -> None:
    with over_two_pages(fonts) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert [int(number) for number in numbers[::2]] == [0, 1]
        assert [[str(owner.S) for owner in owners] for owners in numbers[1::2]] == [["/P"], ["/P", "/H1"]]
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 2
        assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1]
        assert [str(page.obj.Tabs) for page in pdf.pages] == ["/S", "/S"]


def test_every_mark_is_content_or_artifact(fonts: FontStore) -> None:
    with drawn(fonts) as pdf:
        depth, opened = 0, []
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            name, operands = str(instruction.operator), instruction.operands
            if name == "BDC":
                depth += 1
                opened.append(str(operands[0]))
            elif name == "EMC":
                depth -= 1
            elif name in {"Tj", "TJ", "f", "f*", "re"}:
                assert depth == 1, name
        assert depth == 0
        assert opened.count("/Artifact") == 2


def test_a_mark_outside_is_a_bug_that_stops(fonts: FontStore) -> None:
    font = fonts.pair(Face.LEXEND).regular.name
    canvas = TaggedCanvas(INFO, Element("Document"), A4, font)
    with pytest.raises(RuntimeError, match="content or an artifact"):
        canvas.text(72, 700, "loose", font=font, size=12, colour=INK)
    with pytest.raises(RuntimeError, match="content or an artifact"):
        canvas.rectangle(0, 0, 1, 1, INK)
    with pytest.raises(RuntimeError, match="not nested"), canvas.artifact(), canvas.artifact():
        pass


def test_dates_and_ids_come_from_the_letter(fonts: FontStore) -> None:
    with over_two_pages(fonts) as first, over_two_pages(fonts) as second:
        assert str(first.docinfo.CreationDate) == "D:20261124000000+00'00'"
        assert first.trailer.ID[0] == second.trailer.ID[0]
        assert INFO.made == date(2026, 11, 24)


def test_no_font_is_listed_that_is_not_embedded(fonts: FontStore) -> None:
    with over_two_pages(fonts) as pdf:
        for page in pdf.pages:
            for font in page.obj.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor, font.BaseFont


def test_text_in_the_metadata_is_escaped(fonts: FontStore) -> None:
    font = fonts.pair(Face.LEXEND).regular.name
    root = Element("Document")
    info = type(INFO)("A < B & “C”", "Siân & Co", "r", "cy-GB", INFO.made, "f")
    canvas = TaggedCanvas(info, root, A4, font)
    with canvas.content(root.add("P")):
        canvas.text(72, 700, "x", font=font, size=12, colour=INK)
    canvas.end_page()
    with pikepdf.open(io.BytesIO(canvas.finish())) as pdf:
        assert str(pdf.docinfo.Title) == "A < B & “C”"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "A < B & “C”"
            assert metadata["dc:creator"] == ["Siân & Co"]
