"""What comes out of a printer is the issued letter: its pages, its words, its place on the paper."""

import io
import os
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from advisor_console.domain.printing import NotPrinted, PrintSetting, Sides
from advisor_console.letters.fonts import Face
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.pictures import page_count, page_pictures
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.cups import QUEUE, PrintServer
from tests.helpers.letters import letter_fonts, sample_letter
from ui.printing import spooler
from ui.printing.cups import CupsSpooler
from ui.printing.drawn import DrawnSpooler
from ui.printing.printers import called, printer_names

_DPI = 150


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A letter of several pages."""
    fonts = letter_fonts(tmp_path_factory.getbasetemp())
    style = letter_style(LetterFormat.STANDARD, Face.LEXEND)
    return render_pdf(sample_letter(), style, fonts, watermark=None)


def title() -> str:
    return f"Letter {uuid.uuid4().hex[:12]}"


def words(pdf: bytes, tmp_path: Path) -> list[str]:
    """Every word in the order in which it is on the paper."""
    file = tmp_path / "words.pdf"
    file.write_bytes(pdf)
    return (
        subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
        .stdout.decode()
        .split()
    )


def dark(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("L").point(lambda value: 255 if value < 128 else 0)


def unlike(one: bytes, other: bytes) -> float:
    """How much of the ink of a page has no ink of the other within two dots (a third of a millimetre)."""
    a, b = dark(one), dark(other)
    assert a.size == pytest.approx(b.size, abs=1)
    b = b.crop((0, 0, *a.size))
    alone = sum(
        ImageChops.subtract(ink, about.filter(ImageFilter.MaxFilter(5))).histogram()[255]
        for ink, about in ((a, b), (b, a))
    )
    return alone / max(a.histogram()[255], 1)


def alike(printed: bytes, letter: bytes) -> bool:
    """Whether every page looks as it was issued."""
    pairs = zip(page_pictures(printed, _DPI), page_pictures(letter, _DPI), strict=True)
    return all(unlike(one, other) < 0.01 for one, other in pairs)


def test_cups_prints_the_issued_letter(printing: PrintServer, letter: bytes, tmp_path: Path) -> None:
    assert isinstance(spooler(), CupsSpooler)
    name = title()
    CupsSpooler().hand_over(letter, PrintSetting(QUEUE), name)
    printed = printing.printed(name)
    assert page_count(printed) == page_count(letter)
    assert words(printed, tmp_path) == words(letter, tmp_path)
    assert alike(printed, letter)


def test_a_wrong_page_is_seen_to_be_wrong(letter: bytes) -> None:
    first, second, *_ = page_pictures(letter, _DPI)
    assert unlike(first, second) > 0.2
    moved = ImageChops.offset(Image.open(io.BytesIO(first)), 4, 0)
    buffer = io.BytesIO()
    moved.save(buffer, "PNG")
    assert unlike(first, buffer.getvalue()) > 0.02


def test_copies_and_sides_are_asked_of_the_printer(printing: PrintServer, letter: bytes) -> None:
    name = title()
    CupsSpooler().hand_over(letter, PrintSetting(QUEUE, copies=2, sides=Sides.LONG_EDGE), name)
    assert page_count(printing.printed(name)) == 2 * (page_count(letter) + page_count(letter) % 2)
    asked = printing.attributes(printing.newest())
    assert b"two-sided-long-edge" in asked


def test_a_queue_knows_what_it_was_given(printing: PrintServer, letter: bytes) -> None:
    name = title()
    assert not CupsSpooler().has(QUEUE, name)
    CupsSpooler().hand_over(letter, PrintSetting(QUEUE), name)
    assert CupsSpooler().has(QUEUE, name)
    printing.printed(name)
    assert CupsSpooler().has(QUEUE, name)
    assert not CupsSpooler().has("elsewhere", name)


def test_a_printer_that_is_not_there(printing: PrintServer, letter: bytes) -> None:
    before = printing.papers()
    for way in (CupsSpooler(), DrawnSpooler()):
        with pytest.raises(NotPrinted, match="There is no printer “nowhere” here"):
            way.hand_over(letter, PrintSetting("nowhere"), title())
    assert printing.papers() == before


def test_a_printer_that_takes_nothing(printing: PrintServer, letter: bytes) -> None:
    with printing.taking_nothing(), pytest.raises(NotPrinted, match="takes no letters now"):
        CupsSpooler().hand_over(letter, PrintSetting(QUEUE), title())


@pytest.mark.usefixtures("qapp")
def test_no_printing_service(letter: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    with pytest.raises(NotPrinted, match="does not run"):
        CupsSpooler().hand_over(letter, PrintSetting(QUEUE), title())
    # Then it names no printers either, which does not say that there are none. A new thread knows no server.
    for asked in (printer_names, lambda: called(QUEUE)):
        with ThreadPoolExecutor(1) as thread, pytest.raises(NotPrinted, match="does not run"):
            thread.submit(asked).result()


def test_without_lp_pages_are_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, letter: bytes) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert isinstance(spooler(), DrawnSpooler)
    with pytest.raises(NotPrinted, match="lp is missing"):
        CupsSpooler().hand_over(letter, PrintSetting(QUEUE), title())


_LISTS = """
from PySide6.QtGui import QGuiApplication
from ui.printing.printers import called, is_shared, printer_names
application = QGuiApplication([])
asked = (("counter", []), ("counter", ["COUNT*"]), ("far", []))
print(printer_names(), called("counter"), *(is_shared(*one) for one in asked))
"""


def test_qt_sees_the_queue(print_server: PrintServer) -> None:
    environment = {**os.environ, **print_server.environment}
    seen = subprocess.run([sys.executable, "-c", _LISTS], env=environment, capture_output=True, check=True)
    assert seen.stdout.decode().strip() == f"['{QUEUE}', 'far'] Counter printer False True True"


def test_drawn_pages_are_the_issued_letter(printing: PrintServer, letter: bytes, qapp: object) -> None:
    two = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter)) as whole:
        del whole.pages[2:]
        whole.save(two)
    name = title()
    # The queue's own resolution.
    DrawnSpooler(300).hand_over(two.getvalue(), PrintSetting(QUEUE), name)
    printed = printing.printed(name)
    assert page_count(printed) == 2
    assert alike(printed, two.getvalue())
    for one, other in zip(page_pictures(printed, _DPI), page_pictures(two.getvalue(), _DPI), strict=True):
        assert ink_box(one) == pytest.approx(ink_box(other), abs=0.35)


def ink_box(page: bytes) -> list[float]:
    """Where a page's ink begins and ends, in millimetres from its upper left corner."""
    box = dark(page).getbbox()
    assert box is not None
    return [side * 25.4 / _DPI for side in box]
