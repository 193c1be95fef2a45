"""The longest real addresses in the envelope's window; they are read from the shared data, kept nowhere."""

import csv
import gzip

import pytest

from advisor_console.domain.addresses import parse_one_line
from advisor_console.letters.address import fit_address
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.refusals import AddressRefused
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.strictness import require_shared

LONGEST = 300


@pytest.mark.shared
@pytest.mark.parametrize("form", list(LetterFormat))
def test_the_longest_real_addresses_fit_or_name_the_line(form: LetterFormat, fonts: FontStore) -> None:
    path = require_shared("data/gazetteer/merthyr-tydfil-properties.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    longest = sorted({row["Property"] for row in rows}, key=len)[-LONGEST:]
    style, weight = letter_style(form), fonts.pair(Face.LEXEND).regular
    fitted, named = 0, list[bool]()
    for address in longest:
        lines = ["Mrs Margaret Llewelyn", *parse_one_line(address).format_lines()]
        try:
            held = fit_address(lines, style.window, style.address_sizes, weight)
        except AddressRefused as refused:
            named.append(f"ine {refused.line}" in refused.sentence and refused.line <= len(lines))
            continue
        fitted += 1
        # A line that was divided lost nothing but the comma that it was divided at.
        assert " ".join(held.lines).replace(",", "") == " ".join(lines).replace(",", "")
        assert held.size >= min(style.address_sizes)
    assert all(named)
    assert fitted >= LONGEST * 0.8
