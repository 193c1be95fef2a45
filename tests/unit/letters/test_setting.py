"""Lines break at spaces only, hold seventy characters at most, and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.model import Span, plain, written
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.setting import Line, set_lines

WORD = st.text("abcdefgilmnorstuwyABCŵâé0123456789£-,.’", min_size=1, max_size=14)


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@given(st.lists(st.tuples(WORD, st.booleans()), min_size=1, max_size=60), st.sampled_from([12, 14, 18, 24]))
def test_no_word_is_split_and_none_is_lost(
    fonts: FontStore, words: list[tuple[str, bool]], size: int
) -> None:
    pair = fonts.pair(Face.LEXEND)
    text = tuple(Span(f"{word} ", strong) for word, strong in words)
    lines = set_lines(text, pair, size, 440)
    set_words = [word for line in lines for word in text_of(line).split()]
    assert set_words == written(text).split()
    for line in lines:
        assert len(text_of(line).rstrip()) <= 70
        assert line.width <= 440
        last = line.pieces[-1]
        reach = last.x + pair.weight(last.strong).width(last.text.rstrip(), size)
        assert reach == pytest.approx(line.width, abs=0.01)


def test_a_line_that_goes_on_ends_in_a_space(fonts: FontStore) -> None:
    lines = set_lines(plain("that is how it is " * 12), fonts.pair(Face.LEXEND), 12, 200)
    assert len(lines) > 3
    assert all(text_of(line).endswith(" ") for line in lines[:-1])
    assert not text_of(lines[-1]).endswith(" ")


def test_narrow_letters_still_stop_at_seventy(fonts: FontStore) -> None:
    lines = set_lines(plain("il " * 60), fonts.pair(Face.LEXEND), 12, 440)
    assert max(len(text_of(line).rstrip()) for line in lines) in (68, 69, 70)


def test_a_no_break_space_holds(fonts: FontStore) -> None:
    pair = fonts.pair(Face.LEXEND)
    for width in range(120, 300, 7):
        lines = set_lines(
            plain("ring us on 01632\u00a0960\u00a0117 by 28\u00a0November 2026"), pair, 12, width
        )
        assert any("01632\u00a0960\u00a0117" in text_of(line) for line in lines)


def test_weights_change_inside_a_word(fonts: FontStore) -> None:
    text = (Span("Pay "), Span("£58.40", strong=True), Span(", then wait"))
    (line,) = set_lines(text, fonts.pair(Face.LEXEND), 12, 400)
    assert [(piece.text, piece.strong) for piece in line.pieces] == [
        ("Pay", False),
        (" £58.40", True),
        (", then wait", False),
    ]


def test_a_word_longer_than_a_line_is_refused(fonts: FontStore) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    with pytest.raises(LetterRefused, match="longer than a line at 24 point"):
        set_lines(plain(word), fonts.pair(Face.LEXEND), 24, 440)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("customer.services@westerdale.example", ["customer.services@", "westerdale.example"]),
        (
            "www.westerdale.example/council-tax/moving-house",
            ["www.westerdale.", "example/council-tax/", "moving-house"],
        ),
        ("short@wes.example", ["short@wes.example"]),
        # "example" alone on a line would say nothing.
        ("council.tax@westerdale.example", ["council.tax@", "westerdale.example"]),
        (
            "council.tax@customer-services.westerdale.example",
            ["council.tax@", "customer-services.", "westerdale.example"],
        ),
    ],
)
def test_an_address_longer_than_a_line_is_parted_at_its_signs(
    fonts: FontStore, address: str, lines: list[str]
) -> None:
    set_ = set_lines(plain(address), fonts.pair(Face.LEXEND), 12, 150)
    assert [text_of(line) for line in set_] == lines
