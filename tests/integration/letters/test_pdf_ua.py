"""The finished PDFs before other people's programs: veraPDF, poppler and qpdf."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.plain import render_text
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.letters import sample_letter
from tests.helpers.strictness import require_tool
from tests.helpers.verapdf import validate
from tests.integration.letters.test_render_pdf import TRAINING, long_letter


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every structure element of a file."""
    found = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)]
    return [element for element in found if element.get("/Type") == "/StructElem"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*</dc:title>", b"", packet))


def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def header_without_scope(pdf: pikepdf.Pdf) -> None:
    for element in structure(pdf):
        if element.S == "/TH":
            del element.A


def unmarked_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def first_to_third_heading(pdf: pikepdf.Pdf) -> None:
    for element in structure(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name.H3


# What is broken, and a word of what veraPDF says to it.
CONTROLS: dict[Callable[[pikepdf.Pdf], None], str] = {
    no_language: "language",
    no_title: "title",
    no_tree: "structure hierarchy",
    no_metadata: "Metadata",
    header_without_scope: "TH",
    unmarked_content: "Artifact or tagged",
    first_to_third_heading: "eading level",
}


@pytest.mark.timeout(240)
def test_every_format_is_pdf_ua_and_broken_files_are_not(tmp_path: Path, fonts: FontStore) -> None:
    good: list[Path] = []
    for form in LetterFormat:
        for face in Face:
            watermark = TRAINING if face is Face.NOTO_SANS else None
            letter = sample_letter() if face is Face.ATKINSON_HYPERLEGIBLE else long_letter()
            good.append(tmp_path / f"{form}-{face}.pdf")
            good[-1].write_bytes(render_pdf(letter, letter_style(form, face), fonts, watermark))
    bad: dict[Path, str] = {}
    for breaking, words in CONTROLS.items():
        path = tmp_path / f"{breaking.__name__}.pdf"
        with pikepdf.open(good[0]) as pdf:
            breaking(pdf)
            pdf.save(path)
        bad[path] = words
    verdicts = validate([*good, *bad])
    assert {path.name: verdicts[path].broken for path in good if not verdicts[path].compliant} == {}
    for path, words in bad.items():
        assert not verdicts[path].compliant, path.name
        assert any(words in rule for rule in verdicts[path].broken), (path.name, verdicts[path].broken)


@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_24])
def test_the_tree_reads_in_order_with_no_joined_words(
    form: LetterFormat, tmp_path: Path, fonts: FontStore
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(sample_letter(), letter_style(form), fonts))
    command = [require_tool("pdfinfo"), "-struct-text", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    lines = [match[1] for match in re.finditer(r'^\s*"(.*)"$', said, re.MULTILINE)]
    read = " ".join(" ".join(lines).split())
    wanted = " ".join(render_text(sample_letter()).split())
    # In large print neighbours of the address share a line, and a fact's label has its colon in both.
    strip = re.compile(r"[^\w]+")
    assert strip.sub(" ", read) == strip.sub(" ", wanted)


def test_fonts_are_embedded_subsets_with_unicode(tmp_path: Path, fonts: FontStore) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(sample_letter(), letter_style(), fonts))
    command = [require_tool("pdffonts"), str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    rows = [line.split() for line in said.splitlines()[2:]]
    assert sorted(row[0].partition("+")[2] for row in rows) == ["Lexend-Bold", "Lexend-Regular"]
    assert all(row[3:6] == ["yes", "yes", "yes"] for row in rows)


def test_qpdf_finds_nothing(tmp_path: Path, fonts: FontStore) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(sample_letter(), letter_style(), fonts, TRAINING))
    command = [require_tool("qpdf"), "--check", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_tint_is_an_artifact_behind_everything(fonts: FontStore) -> None:
    made = render_pdf(sample_letter(), letter_style(LetterFormat.SCREEN), fonts, TRAINING)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            stream = pikepdf.parse_content_stream(page)
            marks = [one.operands for one in stream if str(one.operator) == "BDC"][:2]
            assert [str(mark[0]) for mark in marks] == ["/Artifact", "/Artifact"]
            assert str(marks[0][1].Type) == "/Background"
            assert str(marks[1][1].Subtype) == "/Watermark"


def test_a_watermark_is_an_artifact(fonts: FontStore) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(sample_letter(), letter_style(), fonts, TRAINING))) as pdf:
        for page in pdf.pages:
            stream = pikepdf.parse_content_stream(page)
            first = next(one.operands for one in stream if str(one.operator) == "BDC")
            assert str(first[0]) == "/Artifact"
            assert str(first[1].Subtype) == "/Watermark"
