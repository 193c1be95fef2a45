"""Windows by name, each held by a letter; the sheet shows the frame where the letter puts the address."""

import io
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.glyphs import read_pdf
from advisor_console.letters.page_checks import check_pages
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.refusals import AddressRefused, LetterRefused
from advisor_console.letters.styles import MM, LetterFormat, letter_style
from advisor_console.letters.windows import WINDOWS, window_named, window_sheet
from advisor_console.services.load_profile import load_profile
from tests.helpers.letters import sample_letter

DAY = date(2026, 11, 28)
# Shapes of the longest real addresses, at invented places.
LONG = (
    ["Mrs Margaret Elizabeth Llewelyn", "Flat 12, Harcourt Court", "117-119 Upper Station Road",
     "Westerdale-under-Beck", "WE11 6HN"],
    ["The Company Secretary", "Thornwick Lettings Limited", "Unit 4B Exchange Business Park", "Westerdale",
     "WE1 1AB"],
    ["Cpl Imran Rahman", "3rd Battalion", "BFPO 58"],
    ["Zofia Kowalska", "ul. Ogrodowa 12 m. 4", "00-001 Nowa Dolina", "POLAND"],
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(WINDOWS))
@pytest.mark.parametrize("form", list(LetterFormat))
@pytest.mark.parametrize("lines", LONG, ids=lambda lines: lines[0])
def test_long_foreign_and_business_addresses_stand_in_every_window(
    name: str, form: LetterFormat, lines: list[str], fonts: FontStore
) -> None:
    letter, style = sample_letter(recipient=lines), letter_style(form, window=window_named(name))
    try:
        pdf = render_pdf(letter, style, fonts)
    except AddressRefused as error:
        refused = error
    else:
        assert [one for one in check_pdf(pdf, letter, style) if one.rule != "split-word"] == []
        return
    # Larger letters than the window takes: the sentence says which line, and nothing is printed.
    assert refused.sentence.startswith((f"Line {refused.line} of the address", "The address has"))
    assert form is not LetterFormat.STANDARD


def test_a_window_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(LetterRefused, match="no envelope window “c5”") as refused:
        window_named("c5")
    assert refused.value.way_on == "Choose from dl, notify."
    assert load_profile("westerdale").letters.window in WINDOWS


@pytest.mark.parametrize("name", sorted(WINDOWS))
def test_the_sheet_has_the_frame_where_the_address_stands(name: str, fonts: FontStore) -> None:
    pdf = window_sheet(name, fonts, DAY)
    assert check_pages(pdf, letter_style(LetterFormat.CLEAR, window=window_named(name))) == ()
    window = window_named(name)
    document = pypdfium2.PdfDocument(io.BytesIO(pdf).getvalue())
    try:
        picture = document[0].render(scale=4).to_pil().convert("L")
    finally:
        document.close()
    across = 4 * MM * (window.left + window.width / 2)
    for edge in (window.top, window.top + window.height):
        column = [picture.getpixel((round(across), round(4 * MM * edge) + n)) for n in range(-4, 5)]
        assert any(isinstance(dark, int | float) and dark < 60 for dark in column)
    assert len(read_pdf(pdf).pages) == 1


def test_the_same_sheet_is_the_same_bytes(fonts: FontStore, tmp_path: Path) -> None:
    assert window_sheet("notify", fonts, DAY) == window_sheet("notify", fonts, DAY)
