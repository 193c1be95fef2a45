"""Telephone numbers as people give them, checked as they are numbered in the United Kingdom and elsewhere."""

import re

import phonenumbers

from advisor_console.domain.other_changes.kind import Read
from advisor_console.domain.sentences import sentence

# Ofcom, "Telephone numbers for use in TV and radio drama programmes": nobody has them.
_DRAMA = re.compile(
    r"(?:11[3-8]|121|131|141|151|161)4960\d{3}"
    r"|1914980\d{3}|2079460\d{3}|2890180\d{3}|2920180\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}"
    r"|9098790\d{3}|3069990\d{3}"
)


def read_phone(text: str) -> Read:
    """Read a telephone number of any country, British where none is named; an empty text is no number."""
    if not text:
        return Read("")
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return Read(
            text, wrong=sentence("Check the number: write it like 01632 960 001 or +44 1632 960 001.")
        )
    is_british = number.country_code == phonenumbers.country_code_for_region("GB")
    national = str(number.national_number)
    if is_british and _DRAMA.fullmatch(national):
        # The invented people of a training borough have such numbers, and so nobody real is rung.
        return Read(
            _written(number, is_british=True),
            worth_knowing=sentence("This number is kept for films: nobody can be rung on it."),
        )
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Read(text, wrong=sentence("Check the number: it has too many or too few digits."))
    if not phonenumbers.is_valid_number(number):
        return Read(text, wrong=sentence("Check the number: no telephone has such a number."))
    return Read(_written(number, is_british=is_british))


def _written(number: phonenumbers.PhoneNumber, *, is_british: bool) -> str:
    shape = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if is_british
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, shape)
