"""An address fits its window, or the line that does not is named."""

import pytest

from advisor_console.letters.address import SetAddress, fit_address
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.refusals import AddressRefused
from advisor_console.letters.styles import MM, NOTIFY_WINDOW, AddressWindow

FIVE = ["Siân Pritchard", "Flat 2", "48 Station Road", "Westerdale", "WE1 6HN"]
SIX = ["Siân Pritchard", "Flat 2", "Beck House", "48 Station Road", "Westerdale", "WE1 6HN"]
EIGHT = [
    "Siân Pritchard",
    "Harcourt Lettings",
    "Flat 2",
    "Beck House",
    "48 Station Road",
    "Overdale",
    "Westerdale",
    "WE1 6HN",
]


def fit(
    fonts: FontStore, lines: list[str], *sizes: float, window: AddressWindow = NOTIFY_WINDOW
) -> SetAddress:
    return fit_address(lines, window, sizes or (12.0,), fonts.pair(Face.LEXEND).regular)


@pytest.mark.parametrize(("size", "most"), [(12.0, 6), (14.0, 5), (16.0, 4)])
def test_the_window_holds_as_many_lines_as_its_height(fonts: FontStore, size: float, most: int) -> None:
    whole = ["Siân Pritchard", *[f"Part {n}" for n in range(most - 3)], "Westerdale", "WE1 6HN"]
    fitted = fit(fonts, whole, size)
    assert fitted.lines == tuple(whole)
    lowest = fitted.first_baseline + (most - 1) * fitted.leading + 0.25 * size
    assert lowest <= NOTIFY_WINDOW.height * MM + 0.01
    assert fitted.leading >= 1.05 * size


def test_neighbours_share_a_line_when_there_are_too_many(fonts: FontStore) -> None:
    assert fit(fonts, SIX, 14.0).lines == (SIX[0], "Flat 2, Beck House", *SIX[3:])
    assert fit(fonts, FIVE, 16.0).lines == (FIVE[0], "Flat 2, 48 Station Road", *FIVE[3:])


def test_name_town_and_postcode_keep_their_lines(fonts: FontStore) -> None:
    lines = fit(fonts, EIGHT).lines
    assert len(lines) == 6
    assert lines[0] == EIGHT[0]
    assert lines[-2:] == ("Westerdale", "WE1 6HN")
    assert ", ".join(lines).replace(", ", "|") == "|".join(EIGHT)


def test_a_smaller_size_is_taken_before_refusing(fonts: FontStore) -> None:
    name = "Mrs Margaret Elizabeth Llewelyn-Pritchard"
    assert fit(fonts, [name, *FIVE[1:]], 16.0, 12.0).size == 12.0


def test_a_line_too_long_is_named(fonts: FontStore) -> None:
    with pytest.raises(AddressRefused, match="Line 1 of the address, “The Personal") as refused:
        fit(fonts, [LONG_NAME, *SIX[1:3], "Locality of the Low Mill", *SIX[3:]], window=LOW)
    assert refused.value.line == 1
    with pytest.raises(AddressRefused) as refused:
        fit(fonts, [*FIVE[:2], "W" * 40, *FIVE[3:]])
    assert refused.value.line == 3


LONG_NAME = "The Personal Representatives of Margaret Llewelyn-Pritchard"
LONG_STREET = "Old Corn Exchange and Assembly Rooms"
LOW = AddressWindow("low", 24.6, 39.5, 95.4, 18)
"""Room for four lines at 12 points."""


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # As much on the first as it takes.
        ([LONG_NAME, *FIVE[1:]], (LONG_NAME[:40], LONG_NAME[41:], *FIVE[1:])),
        # After a comma, where there is one; the sign goes, as between lines of their own.
        (
            ["Siân Pritchard", f"Flat 14, {LONG_STREET}", "Westerdale", "WE1 6HN"],
            ("Siân Pritchard", "Flat 14", LONG_STREET, "Westerdale", "WE1 6HN"),
        ),
        # Neighbours share a line to make room, whole ones before a half.
        (
            ["Siân Pritchard", "Flat 2", "Rear", f"{LONG_STREET} East Wing", *EIGHT[5:]],
            ("Siân Pritchard", "Flat 2, Rear", f"{LONG_STREET} East", "Wing", *EIGHT[5:]),
        ),
    ],
)
def test_a_long_line_is_divided_at_a_word_where_there_is_a_line_left(
    fonts: FontStore, lines: list[str], wanted: tuple[str, ...]
) -> None:
    high = AddressWindow("high", 24.6, 39.5, 95.4, 32.5)
    assert max(map(len, lines)) >= 45
    fitted = fit(fonts, lines, window=high)
    assert fitted.lines == wanted
    weight = fonts.pair(Face.LEXEND).regular
    assert all(weight.width(line, fitted.size) <= high.width * MM for line in fitted.lines)


def test_a_smaller_size_is_taken_before_a_line_is_divided(fonts: FontStore) -> None:
    lines = ["Siân Pritchard", f"{LONG_STREET} East", "Westerdale", "WE1 6HN"]
    assert fit(fonts, lines, 14.0, 12.0) == fit(fonts, lines, 12.0)
    assert len(fit(fonts, lines, 14.0).lines) == 5


def test_too_many_lines_name_the_first_that_does_not_fit(fonts: FontStore) -> None:
    lines = [
        "Siân Pritchard",
        *[f"A part of the address, number {n}" for n in range(9)],
        "Westerdale",
        "WE1 6HN",
    ]
    with pytest.raises(AddressRefused, match="has 12 lines; line 7, “A part") as refused:
        fit(fonts, lines)
    assert refused.value.line == 7
    assert "which holds 6" in refused.value.sentence


def test_a_small_window_refuses_what_the_usual_one_takes(fonts: FontStore) -> None:
    small = AddressWindow("small", 20, 45, 70, 15)
    with pytest.raises(AddressRefused):
        fit(fonts, ["Siân Pritchard", "Westerdale", "WE1 6HN", "Wales"], window=small)


def test_a_capital_with_an_accent_stays_below_the_windows_edge(fonts: FontStore) -> None:
    assert fit(fonts, ["Élodie Ŵyn", *FIVE[1:]]).first_baseline > fit(fonts, FIVE).first_baseline
