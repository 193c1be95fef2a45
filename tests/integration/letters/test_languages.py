"""Letters in other languages: what programs read out of them is what was written; the files are PDF/UA."""

import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from advisor_console.domain.sentences import Name, sentence
from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.formats import laid_out, render_pages
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.model import Letter, letter_texts
from advisor_console.letters.pictures import page_pictures
from advisor_console.letters.plain import render_text
from advisor_console.letters.styles import LetterFormat, letter_style
from advisor_console.letters.words import NO_BREAK_SPACE
from tests.helpers.strictness import require_tool
from tests.helpers.verapdf import validate

SHORT = ("bn", "pl", "ur")
# What pdftotext puts around words that run the other way.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"), " ")


def letter(language: str) -> Letter:
    return load_template("move", language).fill(sample_values("move", language))


def words(text: str) -> list[str]:
    """The words of a text; an email address may go over a line's end, an address share one by commas."""
    whole = unicodedata.normalize("NFC", text.translate(_MARKS)).replace(NO_BREAK_SPACE, " ")
    return re.findall(r"[^\s•:@,،]+", whole)


@pytest.mark.parametrize("language", ["bn", "ur"])
@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_18])
def test_the_tree_reads_what_was_written(
    language: str, form: LetterFormat, fonts: FontStore, tmp_path: Path
) -> None:
    """Word for word in reading order, as poppler hears the tree."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pages(letter(language), letter_style(form), fonts))
    command = [require_tool("pdfinfo"), "-struct-text", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    read = " ".join(match[1] for match in re.finditer(r'^\s*"(.*)"$', said, re.MULTILINE))
    assert words(read) == words(render_text(letter(language)))


@pytest.mark.parametrize("language", ["bn", "ur"])
def test_every_word_is_copied_whole(language: str, fonts: FontStore, tmp_path: Path) -> None:
    """pdftotext goes by where things stand, so its order is the page's; no word is cut or turned round."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pages(letter(language), letter_style(), fonts))
    command = [require_tool("pdftotext"), str(path), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert set(words(render_text(letter(language)))) <= set(words(said))


@pytest.mark.parametrize("language", ["bn", "ur"])
@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_24])
def test_chrome_copies_every_word_whole(language: str, form: LetterFormat, fonts: FontStore) -> None:
    """PDFium is what Chrome's viewer copies with. It orders mixed lines itself, sign by sign: see below."""
    said = copied(render_pages(letter(language), letter_style(form), fonts))
    missing = set(words(render_text(letter(language)))) - set(words(said))
    # A reference and a web address on a line that runs leftward are turned round at their signs by PDFium.
    turned = {"MV-2026-004417", "www.gov.uk/register-to-vote"} if language == "ur" else set()
    assert missing <= turned
    if language == "ur" and form is LetterFormat.STANDARD:
        assert "اپنی منتقلی کے بارے میں بتانے کا شکریہ۔ ہم نے متعلقہ ٹیموں کو بتا دیا" in said
        assert "004417" in said


def copied(pdf: bytes) -> str:
    """What PDFium gives of all pages, its marks of lines that go on taken out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")
    finally:
        document.close()


def test_the_dots_of_urdu_are_drawn_and_say_nothing(fonts: FontStore) -> None:
    """As outlines they are no characters; without them a page has less ink."""
    pdf = render_pages(letter("ur"), letter_style(), fonts)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            drawn = page.Contents.read_bytes()
            assert drawn.count(b" f Q") > 50
            assert nested(page)
            page.Contents = opened.make_stream(drawn.replace(b" f Q", b" n Q"))
        kept = io.BytesIO()
        opened.save(kept)
    for whole, bare in zip(page_pictures(pdf), page_pictures(kept.getvalue()), strict=True):
        assert ink(whole) > ink(bare) * 1.02


def nested(page: pikepdf.Page) -> bool:
    """Whether what is marked begins and ends on one side of a text (ISO 32000-1, 14.6)."""
    held: list[str] = []
    pairs = {"EMC": "BDC", "ET": "BT", "Q": "q"}
    for operation in pikepdf.parse_content_stream(page):
        name = str(operation.operator)
        if name in pairs.values():
            held.append(name)
        elif name in pairs and held.pop() != pairs[name]:
            return False
    return not held


def ink(picture: bytes) -> int:
    """How many pixels of a picture are dark."""
    with Image.open(io.BytesIO(picture)) as opened:
        return sum(opened.convert("L").histogram()[:128])


@pytest.mark.parametrize("language", ["bn", "ur"])
def test_each_element_says_its_text_and_which_way_it_runs(
    language: str, fonts: FontStore, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pages(letter(language), letter_style(), fonts))
    with pikepdf.open(path) as pdf:
        elements = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
        ]
        said = {str(one.ActualText) for one in elements if "/ActualText" in one}
        ways = [str(one.A.WritingMode) for one in elements if "/A" in one and "/WritingMode" in one.A]
        assert str(pdf.Root.Lang) == language
        spoken = {str(one.Lang) for one in elements if "/Lang" in one}
    texts = {text for text in letter_texts(letter(language)) if not text.isascii()}
    assert {text for text in texts if "@" not in text} - said <= set(letter(language).recipient)
    assert ways == (["/RlTb"] if language == "ur" else [])
    # Names and addresses of the country are spoken as its own.
    assert spoken == {"en-GB"}


@pytest.mark.parametrize("language", ["bn", "cy", "pl", "ur"])
@pytest.mark.parametrize("form", list(LetterFormat))
def test_pages_hold_to_every_rule(language: str, form: LetterFormat, fonts: FontStore) -> None:
    """Urdu's by ink and place alone, see check_pdf; its words are read by poppler above."""
    style = letter_style(form)
    made = laid_out(letter(language), form)
    assert check_pdf(render_pages(made, style, fonts), made, style) == ()


def test_other_languages_are_pdf_ua(fonts: FontStore, tmp_path: Path) -> None:
    marked = tmp_path / "marked.pdf"
    marked.write_bytes(render_pages(with_english_in_it(), letter_style(LetterFormat.LARGE_18), fonts))
    paths = [marked]
    for language in (*SHORT, "cy"):
        for form in (LetterFormat.STANDARD, LetterFormat.LARGE_24, LetterFormat.EASY_READ):
            paths.append(tmp_path / f"{language}-{form}.pdf")
            paths[-1].write_bytes(render_pages(letter(language), letter_style(form), fonts))
    verdicts = validate(paths)
    assert {path.name: verdicts[path].broken for path in paths if not verdicts[path].compliant} == {}


def test_the_same_urdu_letter_is_the_same_bytes_after_another(fonts: FontStore) -> None:
    """Glyphs get their codes as they are met, whatever letters were made before."""
    first = render_pages(letter("ur"), letter_style(), fonts)
    other = FontStore(fonts.folder)
    render_pages(letter("ur"), letter_style(LetterFormat.LARGE_18), other)
    assert render_pages(letter("ur"), letter_style(), other) == first


@pytest.mark.parametrize("name", template_names("cy"))
def test_a_welsh_letter_holds_to_every_rule(name: str, fonts: FontStore) -> None:
    made = load_template(name, "cy").fill(sample_values(name, "cy"))
    form = list(LetterFormat)[len(name) % len(LetterFormat)]
    style = letter_style(form)
    made = laid_out(made, form)
    assert check_pdf(render_pages(made, style, fonts), made, style) == ()


def test_a_leftward_page_that_runs_off_the_paper_is_found(fonts: FontStore) -> None:
    """What is left of the rules for Urdu still finds something."""
    style = letter_style()
    pdf = render_pages(letter("ur"), style, fonts)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[0].MediaBox = pikepdf.Array([0, 0, 560, 842])
        kept = io.BytesIO()
        opened.save(kept)
    assert {one.rule for one in check_pdf(kept.getvalue(), letter("ur"), style)} == {"margins"}


TEAM = "Waste, recycling and street cleaning team of the borough council at the old dairy"


def with_english_in_it() -> Letter:
    values = {
        **sample_values("bin-delivery", "cy"),
        "team": Name(TEAM),
        "leave_at": sentence("{team}, {reference}", team=Name(TEAM), reference="WD-1"),
    }
    return load_template("bin-delivery", "cy").fill(values)


def test_what_stays_english_in_a_welsh_letter_is_marked_for_whoever_listens(
    fonts: FontStore, tmp_path: Path
) -> None:
    """A team's name as a value, across lines, and inside a sentence of ours."""
    made = with_english_in_it()
    for form in (LetterFormat.STANDARD, LetterFormat.LARGE_18):
        style = letter_style(form)
        pdf = render_pages(made, style, fonts)
        assert check_pdf(pdf, made, style) == ()
        path = tmp_path / f"{form}.pdf"
        path.write_bytes(pdf)
        with pikepdf.open(path) as opened:
            marked = [one for one in opened.objects if _is_span(one)]
            assert len(marked) >= 2
            assert {str(one.Lang) for one in marked} == {"en-GB"}
            assert str(opened.Root.Lang) == "cy-GB"
        command = [require_tool("pdfinfo"), "-struct-text", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        read = " ".join(match[1] for match in re.finditer(r'^\s*"(.*)"$', said, re.MULTILINE))
        assert words(read) == words(render_text(made))
        inside = re.findall(r'Span.*\n((?:\s*".*"\n)+)', said)
        assert words(TEAM) in [words(" ".join(re.findall(r'"(.*)"', one))) for one in inside]


def _is_span(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Span"
