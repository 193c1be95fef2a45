"""References that people read aloud: made on the console, unique without asking the centre."""

from advisor_console.domain.ids import EntityId

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are misheard and misread."""

_BITS_A_LETTER = 5
_LETTERS_SHOWN = 10


def reference_from(id_: EntityId, prefix: str) -> str:
    """Give "MV-4K7QW-9XZ2M" for a row's id: 50 of its random bits, in two groups that can be read aloud.

    Among a million references the odds of two alike are below one in 2,000; the centre refuses the second.
    """
    bits = int(id_.replace("-", ""), 16) & (1 << _BITS_A_LETTER * _LETTERS_SHOWN) - 1
    letters = ""
    for _ in range(_LETTERS_SHOWN):
        bits, place = divmod(bits, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return f"{prefix}-{letters[:5]}-{letters[5:]}"
