"""Identifiers are taken however they are typed, and refused with a sentence that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.identifiers import (
    InvalidIdentifier,
    format_national_insurance_number,
    parse_national_insurance_number,
    parse_postcode,
    parse_uprn,
    suggest_postcode,
    take_postcode,
)


@pytest.mark.parametrize(
    ("typed", "uprn"),
    [("1", "1"), (" 100012345678 ", "100012345678"), ("000010012345678", "10012345678"), ("007", "7")],
)
def test_a_uprn_is_its_digits_without_leading_zeros(typed: str, uprn: str) -> None:
    """Systems that pad to twelve digits and systems that do not must mean the same property."""
    assert parse_uprn(typed) == uprn


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "There is no UPRN."),
        ("  ", "There is no UPRN."),
        ("AA0000001", "is not a number"),
        ("1.00E+11", "is not a number"),
        ("-5", "is not a number"),
        ("١٢٣", "is not a number"),
        ("1234567890123", "has 13 digits"),
        ("0000", "is zero"),
    ],
)
def test_what_is_no_uprn_is_refused(typed: str, why: str) -> None:
    """Each refusal says what is wrong and what to do."""
    with pytest.raises(InvalidIdentifier) as refused:
        parse_uprn(typed)
    assert why in refused.value.sentence
    assert refused.value.way_on


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [
        ("we42qt", "WE4 2QT"),
        (" We4   2qt ", "WE4 2QT"),
        ("WE4-2QT.", "WE4 2QT"),
        ("W.E.4.2.Q.T", "WE4 2QT"),
        ("m11aa", "M1 1AA"),
        ("m60 1nw", "M60 1NW"),
        ("cr2 6xh", "CR2 6XH"),
        ("dn551pt", "DN55 1PT"),
        ("w1a1hq", "W1A 1HQ"),
        ("ec1a 1bb", "EC1A 1BB"),
        ("n1p 2aa", "N1P 2AA"),
        ("e1w1aa", "E1W 1AA"),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_is_taken_however_it_is_typed(typed: str, postcode: str) -> None:
    """Every shape that Royal Mail uses, in any case, spacing and punctuation."""
    assert parse_postcode(typed) == postcode


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "QA1 1AA",  # the pattern that government published takes this one
        "VA1 1AA",
        "XA1 1AA",
        "AI1 1AA",
        "AJ1 1AA",
        "AZ1 1AA",
        "A1I 1AA",
        "A1L 1AA",
        "AA1C 1AA",
        "WE4 2CT",
        "WE4 2QI",
        "WE4 QTT",
        "WE4",
        "2QT",
        "WE44 22QT",
        "WE4 2QTX",
        "GIR 1AA",
        "12345",
    ],
)
def test_what_royal_mail_cannot_have_given_is_refused(typed: str) -> None:
    """The strict form of BS 7666 is the test."""
    with pytest.raises(InvalidIdentifier):
        parse_postcode(typed)


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("WE4 2QT", None),
        ("WE4 ZQT", "WE4 2QT"),
        ("M1 IAA", "M1 1AA"),
        ("SO14 OAA", "SO14 0AA"),
        ("5O14 0AA", "SO14 0AA"),
        ("QA1 1AA", None),
        ("nowhere at all", None),
    ],
)
def test_a_slip_is_suggested_and_never_made_good(typed: str, likely: str | None) -> None:
    """O for 0 and I for 1 are named in the refusal; what was typed stays what was typed."""
    assert suggest_postcode(typed) == likely
    if likely:
        with pytest.raises(InvalidIdentifier, match=f"Did you mean {likely}"):
            parse_postcode(typed)


@given(st.text(max_size=12))
def test_a_postcode_that_is_taken_is_taken_again_unchanged(typed: str) -> None:
    """Whatever comes in, the outcome is a refusal or a fixed point."""
    try:
        postcode = parse_postcode(typed)
    except InvalidIdentifier:
        return
    assert parse_postcode(postcode) == postcode
    assert postcode[-4] == " "


def test_the_last_postcode_of_a_text_is_its_postcode() -> None:
    """A street called after a postcode does not take the property's place."""
    assert take_postcode("WE1 1AA House, Westerdale we4 2qt") == ("WE1 1AA House, Westerdale ", "WE4 2QT")
    assert take_postcode("Flat B12 3 Mill Street") == ("Flat B12 3 Mill Street", None)
    assert take_postcode("QA1 1AA") == ("QA1 1AA", None)


@pytest.mark.parametrize("typed", ["ab123456c", "AB 12 34 56 C", "ab-12-34-56-c", "AB123456D"])
def test_a_national_insurance_number_is_taken_however_it_is_typed(typed: str) -> None:
    """And shown in pairs, as payslips show it."""
    number = parse_national_insurance_number(typed)
    assert number[:8] == "AB123456"
    assert format_national_insurance_number(number) == f"AB 12 34 56 {number[-1]}"


@pytest.mark.parametrize("first", "DFIQUV")
def test_first_letters_that_are_not_used(first: str) -> None:
    """D F I Q U V never begin a number."""
    with pytest.raises(InvalidIdentifier, match="starts with"):
        parse_national_insurance_number(f"{first}A123456A")


@pytest.mark.parametrize("second", "DFIOQUV")
def test_second_letters_that_are_not_used(second: str) -> None:
    """Nor is the second letter one of these, O among them."""
    with pytest.raises(InvalidIdentifier, match="starts with"):
        parse_national_insurance_number(f"A{second}123456A")


@pytest.mark.parametrize("prefix", ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"])
def test_prefixes_that_are_not_used(prefix: str) -> None:
    """Seven pairs were never allocated."""
    with pytest.raises(InvalidIdentifier, match="starts with"):
        parse_national_insurance_number(f"{prefix}123456A")


@pytest.mark.parametrize("typed", ["", "AB123456", "AB123456E", "A1123456C", "AB12345C", "AB1234567C"])
def test_a_refused_number_is_not_repeated(typed: str) -> None:
    """The sentence may reach a log, so it never holds what was typed."""
    with pytest.raises(InvalidIdentifier) as refused:
        parse_national_insurance_number(typed)
    assert not typed or typed not in str(refused.value)


def test_o_may_begin_a_number_though_it_may_not_be_second() -> None:
    """The two rules differ in one letter."""
    assert parse_national_insurance_number("OA123456A") == "OA123456A"
