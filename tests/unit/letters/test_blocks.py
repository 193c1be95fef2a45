"""What of a block stays together, how it is tagged, and what large print makes of tables."""

import pytest

from advisor_console.letters.bands import Band
from advisor_console.letters.blocks import block_bands
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.frame import Frame
from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    NextStep,
    Paragraph,
    Signature,
    Table,
    plain,
)
from advisor_console.letters.structure import Content, Element
from advisor_console.letters.styles import LetterFormat, letter_style

WIDTH = 430.0
FACTS = tuple(Fact(f"Fact {n}", plain("value")) for n in range(4))
TABLE = Table(("Day", "Bin"), ((plain("Monday"), plain("food")), (plain("Friday"), plain("paper"))))


def laid(
    block: Block, fonts: FontStore, form: LetterFormat = LetterFormat.STANDARD
) -> tuple[list[Band], Element]:
    root = Element("Document")
    return block_bands(block, root, Frame(70, WIDTH, letter_style(form), fonts.pair(Face.LEXEND))), root


def tree(element: Element) -> str:
    """The kinds of an element and of all below it, as "L(LI(Lbl LBody))"."""
    kids = " ".join(tree(kid) for kid in element.kids if not isinstance(kid, Content))
    scope = f"[{element.scope}]" if element.scope else ""
    return f"{element.kind}{scope}({kids})" if kids else f"{element.kind}{scope}"


def ties(bands: list[Band]) -> str:
    """A letter a band: k where it is tied to the next, . where a page may end."""
    return "".join("k" if band.keep else "." for band in bands)


@pytest.mark.parametrize(("count", "shape"), [(1, "."), (2, "k."), (4, "kkk."), (7, "k....k.")])
def test_lists_are_not_parted_at_their_ends(count: int, shape: str, fonts: FontStore) -> None:
    bands, _ = laid(ItemList(tuple(plain(f"item {n}") for n in range(count))), fonts)
    assert ties(bands) == shape


@pytest.mark.parametrize(("lines", "shape"), [(1, "."), (2, "k."), (3, "kk."), (5, "k..k.")])
def test_no_line_of_a_paragraph_stands_alone(lines: int, shape: str, fonts: FontStore) -> None:
    # Two of these words do not fit on one line.
    bands, _ = laid(Paragraph(plain(" ".join(["m" * 30] * lines))), fonts)
    assert ties(bands) == shape


def test_what_introduces_stays_with_what_follows(fonts: FontStore) -> None:
    assert ties(laid(Heading("Head"), fonts)[0]) == "k"
    assert ties(laid(Paragraph(plain("These are yours:")), fonts)[0]) == "k"
    assert ties(laid(Paragraph(plain("This is yours.")), fonts)[0]) == "."


@pytest.mark.parametrize("form", list(LetterFormat))
def test_what_happens_next_is_never_parted(form: LetterFormat, fonts: FontStore) -> None:
    step = NextStep(*FACTS)
    bands, _ = laid(step, fonts, form)
    assert set(ties(bands)[:-1]) == {"k"}
    assert ties(bands)[-1] == "."
    assert all(band.bars for band in bands)


def test_each_kind_has_its_tags(fonts: FontStore) -> None:
    assert tree(laid(Heading("Head", 3), fonts)[1]) == "Document(H3)"
    assert tree(laid(Paragraph(plain("text")), fonts)[1]) == "Document(P)"
    assert (
        tree(laid(ItemList((plain("a"), plain("b"))), fonts)[1]) == "Document(L(LI(Lbl LBody) LI(Lbl LBody)))"
    )
    assert tree(laid(Signature(("Yours", "Mared")), fonts)[1]) == "Document(P P)"
    assert tree(laid(KeyFacts(FACTS[:2]), fonts)[1]) == "Document(Table(TR(TH[Row] TD) TR(TH[Row] TD)))"
    assert tree(laid(TABLE, fonts)[1]) == (
        "Document(Table(TR(TH[Column] TH[Column]) TR(TH[Row] TD) TR(TH[Row] TD)))"
    )


@pytest.mark.parametrize("form", [LetterFormat.LARGE_18, LetterFormat.LARGE_24])
def test_large_print_has_no_tables(form: LetterFormat, fonts: FontStore) -> None:
    item = "LI(LBody)"
    assert tree(laid(TABLE, fonts, form)[1]) == f"Document(L({' '.join([item] * 4)}))"
    assert tree(laid(KeyFacts(FACTS[:2]), fonts, form)[1]) == f"Document(L({item} {item}))"


def test_columns_that_do_not_fit_become_labels_and_values(fonts: FontStore) -> None:
    wide = Table(tuple("m" * 25 + str(n) for n in range(3)), (tuple(plain("m" * 25) for _ in range(3)),))
    assert "Table" not in tree(laid(wide, fonts)[1])


def test_columns_fill_the_width_and_stay_inside(fonts: FontStore) -> None:
    table = Table(
        ("Day", "What we collect"), ((plain("Monday"), plain("general waste and food waste " * 4)),)
    )
    bands, _ = laid(table, fonts)
    pair = fonts.pair(Face.LEXEND)
    for band in bands:
        for run in (run for mark in band.marks for run in mark.runs):
            weight = pair.bold if run.font == pair.bold.name else pair.regular
            assert run.x >= 70
            assert run.x + weight.width(run.text.rstrip(), run.size) <= 70 + WIDTH + 0.01
