"""Pages as pictures, of the right number, size and content, from any thread."""

import io
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from advisor_console.letters.fonts import FontStore
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.pictures import page_count, page_pictures
from advisor_console.letters.styles import letter_style
from tests.helpers.letters import sample_letter


def test_a_picture_for_each_page(fonts: FontStore) -> None:
    pdf = render_pdf(sample_letter(), letter_style(), fonts)
    pictures = page_pictures(pdf, dpi=72)
    assert len(pictures) == page_count(pdf) >= 2
    for picture in pictures:
        image = Image.open(io.BytesIO(picture)).convert("L")
        assert image.size in [(595, 842), (596, 842)]
        shades = image.tobytes()
        assert min(shades) < 60
        assert max(shades) == 255


def test_more_dots_make_a_larger_picture(fonts: FontStore) -> None:
    pdf = render_pdf(sample_letter(), letter_style(), fonts)
    small, large = (Image.open(io.BytesIO(page_pictures(pdf, dpi)[0])) for dpi in (50, 100))
    assert abs(large.width - 2 * small.width) <= 2


def test_threads_take_turns(fonts: FontStore) -> None:
    pdf = render_pdf(sample_letter(), letter_style(), fonts)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: page_pictures(pdf, 40), range(8)))
    assert all(pictures == made[0] for pictures in made)
