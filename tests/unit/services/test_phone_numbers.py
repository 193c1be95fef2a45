"""Telephone numbers: written as people give them, kept as they are numbered, refused where nobody can."""

import pytest

from advisor_console.services.phone_numbers import read_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("020 7219 4272", "020 7219 4272"),
        ("+44 (0)20 7219 4272", "020 7219 4272"),
        ("0044 20 7219 4272", "020 7219 4272"),
        ("+353 1 618 3000", "+353 1 618 3000"),
        ("", ""),
    ],
)
def test_a_number_is_kept_as_it_is_written_in_its_country(typed: str, kept: str) -> None:
    read = read_phone(typed)
    assert (read.kept, read.wrong, read.worth_knowing) == (kept, None, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700900123", "07700 900123"),
        ("+44 7700 900 123", "07700 900123"),
        ("01632 960117", "01632 960117"),
        ("0114 496 0000", "0114 496 0000"),
        ("020 7946 0999", "020 7946 0999"),
        ("029 2018 0001", "029 2018 0001"),
        ("0808 157 0123", "0808 157 0123"),
    ],
)
def test_a_number_of_ofcoms_drama_ranges_is_taken_with_a_warning(typed: str, kept: str) -> None:
    read = read_phone(typed)
    assert (read.kept, read.wrong) == (kept, None)
    assert read.worth_knowing is not None
    assert read.worth_knowing.text == "This number is kept for films: nobody can be rung on it."


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0770", "it has too many or too few digits"),
        ("07700 900 123 456", "it has too many or too few digits"),
        ("01000 000000", "no telephone has such a number"),
        ("call me", "write it like"),
        ("12", "too few"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_do(typed: str, why: str) -> None:
    read = read_phone(typed)
    assert read.wrong is not None
    assert why in read.wrong.text
