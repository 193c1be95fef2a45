"""Any PDF can be measured without its letter; each rule is met by a page that breaks it."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from advisor_console.letters.fonts import FontStore
from advisor_console.letters.page_checks import PAGE_RULES, Finding, check_pages
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.letters import Drawn, drawn_page, sample_letter

STYLE = letter_style()
FOUND_BY = {
    "no-text": [],
    "smallest-text": [Drawn("small", size=11)],
    "x-height": [Drawn("mix", size=10)],
    "line-length": [Drawn("il " * 24 + "end")],
    "margins": [Drawn("edge", x=20)],
    "split-word": [Drawn("coun-"), Drawn("cil", y=380)],
    "overlap": [Drawn("one line"), Drawn("another", y=406)],
    "contrast": [Drawn("pale", colour=(0.5, 0.5, 0.5))],
}


@pytest.mark.parametrize("rule", FOUND_BY)
def test_a_rule_finds_the_page_that_breaks_it(rule: str, fonts: FontStore) -> None:
    found = check_pages(drawn_page(fonts, FOUND_BY[rule]), STYLE)
    assert rule in {finding.rule for finding in found}
    assert {finding.page for finding in found} == {1}


def test_every_rule_is_tried_here() -> None:
    assert len(PAGE_RULES) == len(FOUND_BY)


def test_a_good_page_has_no_findings(fonts: FontStore) -> None:
    assert check_pages(drawn_page(fonts, [Drawn("A self-contained line, well-set.")]), STYLE) == ()


@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_24])
def test_our_letters_hold_without_their_letter(form: LetterFormat, fonts: FontStore) -> None:
    pdf = render_pdf(sample_letter(), letter_style(form), fonts, "Training: not a real letter")
    assert check_pages(pdf, letter_style(form)) == ()


def foreign(ground: float, ink: float, *, turned: bool = False) -> bytes:
    """A page from another maker: a filled ground, text upon it, its size half from a matrix."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFillGray(ground)
    canvas.rect(100, 100, 300, 300, stroke=0, fill=1)
    canvas.setFillGray(ink)
    canvas.translate(150, 200)
    if turned:
        canvas.rotate(90)
    canvas.scale(0.5, 0.5)
    canvas.setFont("Helvetica", 28)
    canvas.drawString(0, 0, "mix")
    canvas.save()
    return buffer.getvalue()


def rules(found: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in found}


def test_contrast_is_that_with_what_lies_behind_the_text() -> None:
    assert rules(check_pages(foreign(ground=0.5, ink=0.0), STYLE)) == {"contrast"}
    assert rules(check_pages(foreign(ground=0.0, ink=1.0), STYLE)) == set()
    assert rules(check_pages(foreign(ground=1.0, ink=0.0), STYLE)) == set()


def test_sizes_are_those_seen_however_the_page_is_turned_or_scaled() -> None:
    assert "smallest-text" not in rules(check_pages(foreign(1.0, 0.0, turned=True), STYLE))
    large = letter_style(LetterFormat.LARGE_18)
    assert "smallest-text" in rules(check_pages(foreign(1.0, 0.0, turned=True), large))


def test_a_locked_file_is_refused_in_words(fonts: FontStore) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn_page(fonts, [Drawn("text")]))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="a password of its own"))
    with pytest.raises(LetterRefused, match="not a PDF that can be read"):
        check_pages(locked.getvalue(), STYLE)


def changed(pdf: bytes, **boxes: object) -> bytes:
    """The same file with something of its first page's dictionary changed."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for name, value in boxes.items():
            opened.pages[0].obj[f"/{name}"] = value
        opened.save(kept)
    return kept.getvalue()


def test_a_page_cut_out_of_a_larger_one_is_measured_from_its_own_edge() -> None:
    page = foreign(ground=0.5, ink=0.0)
    assert rules(check_pages(changed(page, CropBox=[50, 50, 500, 500]), STYLE)) == {"contrast"}
    near = changed(page, CropBox=[140, 50, 500, 500])
    assert rules(check_pages(near, STYLE)) == {"contrast", "margins"}


def test_a_page_stored_turned_is_refused_not_measured_wrong() -> None:
    with pytest.raises(LetterRefused, match="Page 1 is stored turned"):
        check_pages(changed(foreign(1.0, 0.0), Rotate=90), STYLE)


def test_a_page_as_large_as_a_house_is_measured() -> None:
    assert rules(check_pages(changed(foreign(0.5, 0.0), MediaBox=[0, 0, 14400, 14400]), STYLE)) == {
        "contrast"
    }
