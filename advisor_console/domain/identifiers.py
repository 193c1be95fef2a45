"""Identifiers that the public sector shares: UPRN, postcode and National Insurance number."""

import itertools
import re
from typing import NewType

from advisor_console.domain.errors import WorldError

Uprn = NewType("Uprn", str)
"""A Unique Property Reference Number: one to twelve digits as text, without leading zeros."""

Postcode = NewType("Postcode", str)
"""A postcode as Royal Mail writes it: capitals, one space before the inward code ("WE4 2QT")."""

NationalInsuranceNumber = NewType("NationalInsuranceNumber", str)
"""Two letters, six digits and a letter from A to D, without spaces."""


class InvalidIdentifier(WorldError):
    """A text that was meant as an identifier and cannot be one; the sentence says why."""


# BS 7666 and Royal Mail's Programmers' Guide. The pattern that government published for XML forms lets the
# first letter be Q, V or X, and so takes QA1 1AA; this one does not.
_OUTWARD = r"[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_STRICT_POSTCODE = re.compile(rf"(?:{_OUTWARD}{_INWARD}|GIR0AA)")
_POSTCODE_IN_TEXT = re.compile(
    rf"(?<![A-Z0-9])({_OUTWARD}|GIR)[ .\-]*({_INWARD})(?![A-Z0-9])",
    re.IGNORECASE,
)

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Za-z]+")

# Pairs that are mistaken for one another on paper and on the telephone.
_LOOKALIKES = {"O": "0", "0": "O", "I": "1", "1": "I", "L": "1", "S": "5", "5": "S", "Z": "2", "2": "Z"}

_NINO = re.compile(r"([A-Z])([A-Z])([0-9]{6})([A-D])")
_NINO_PREFIXES_NOT_USED = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def parse_uprn(text: str) -> Uprn:
    """Read a UPRN as digits, with spaces around it and leading zeros taken off.

    Raises InvalidIdentifier when it is empty, not a whole number, longer than twelve digits, or zero.
    """
    value = text.strip()
    if not value:
        raise InvalidIdentifier("There is no UPRN.", "Give the property's number of up to 12 digits.")
    if not (value.isascii() and value.isdigit()):
        raise InvalidIdentifier(
            f"The UPRN “{value}” is not a number.", "Give digits only, up to 12, as the gazetteer has them."
        )
    digits = value.lstrip("0")
    if not digits:
        raise InvalidIdentifier("The UPRN is zero.", "Give the property's number of up to 12 digits.")
    if len(digits) > 12:
        raise InvalidIdentifier(
            f"The UPRN “{value}” has {len(digits)} digits.", "A UPRN has 12 at most; check the number."
        )
    return Uprn(digits)


def parse_postcode(text: str) -> Postcode:
    """Read a postcode in any case, spacing and punctuation, and give it as "AA9 9AA".

    The form is checked (BS 7666 and Royal Mail's strict pattern), not whether the postcode is in use.
    Raises InvalidIdentifier; a likely slip such as O for 0 is named in the sentence, never corrected.
    """
    compact = _NOT_ALPHANUMERIC.sub("", text).upper()
    if not compact:
        raise InvalidIdentifier("There is no postcode.", "Give it in full, such as WE4 2QT.")
    if _STRICT_POSTCODE.fullmatch(compact):
        return Postcode(f"{compact[:-3]} {compact[-3:]}")
    likely = suggest_postcode(text)
    way_on = f"Did you mean {likely}?" if likely else "Give it in full, such as WE4 2QT."
    raise InvalidIdentifier(f"“{text.strip()}” is not a postcode.", way_on)


def suggest_postcode(text: str) -> Postcode | None:
    """Name the one postcode that differs from the text by the fewest slips of O for 0, I for 1 and the like.

    None when the text already is a postcode, when no such change makes one, or when two are as likely.
    """
    compact = _NOT_ALPHANUMERIC.sub("", text).upper()
    if not 5 <= len(compact) <= 7 or _STRICT_POSTCODE.fullmatch(compact):
        return None
    choices = [(letter, _LOOKALIKES[letter]) if letter in _LOOKALIKES else (letter,) for letter in compact]
    by_changes: dict[int, list[str]] = {}
    for letters in itertools.product(*choices):
        candidate = "".join(letters)
        if _STRICT_POSTCODE.fullmatch(candidate):
            changes = sum(before != after for before, after in zip(compact, candidate, strict=True))
            by_changes.setdefault(changes, []).append(candidate)
    if not by_changes:
        return None
    nearest = by_changes[min(by_changes)]
    return Postcode(f"{nearest[0][:-3]} {nearest[0][-3:]}") if len(nearest) == 1 else None


def take_postcode(text: str) -> tuple[str, Postcode | None]:
    """Take the last well-formed postcode out of running text.

    Gives the text without it, and the postcode, or the text as it was and None.
    """
    last = None
    for last in _POSTCODE_IN_TEXT.finditer(text):  # noqa: B007  # the last match is what is wanted
        pass
    if last is None:
        return text, None
    postcode = Postcode(f"{last[1]} {last[2]}".upper())
    return text[: last.start()] + text[last.end() :], postcode


def parse_national_insurance_number(text: str) -> NationalInsuranceNumber:
    """Read a National Insurance number in any case, spacing and punctuation, as "AB123456C".

    HMRC's manual NIM39110: first letter not D F I Q U V, second not D F I O Q U V, not BG GB KN NK NT TN ZZ,
    six digits, and a last letter from A to D. Raises InvalidIdentifier, whose text never repeats the number.
    """
    compact = _NOT_ALPHANUMERIC.sub("", text).upper()
    if not compact:
        raise InvalidIdentifier(
            "There is no National Insurance number.",
            "It stands on a payslip or a letter about tax or benefits.",
        )
    match = _NINO.fullmatch(compact)
    if match is None:
        raise InvalidIdentifier(
            "That is not a National Insurance number.",
            "It has two letters, six digits and a letter from A to D; check it on a payslip or a letter.",
        )
    first, second = match[1], match[2]
    if first in "DFIQUV" or second in "DFIOQUV" or first + second in _NINO_PREFIXES_NOT_USED:
        raise InvalidIdentifier(
            "No National Insurance number starts with those two letters.",
            "Check the first two letters on a payslip or a letter.",
        )
    return NationalInsuranceNumber(compact)


def format_national_insurance_number(number: NationalInsuranceNumber) -> str:
    """Space the number in pairs, as it is printed on payslips: "AB 12 34 56 C"."""
    return " ".join((number[:2], number[2:4], number[4:6], number[6:8], number[8:]))
