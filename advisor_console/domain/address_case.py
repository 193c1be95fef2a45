"""Natural case for addresses that are kept in capitals."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# English and Welsh joining words, small inside a name: TOP OF THE MOOR, HEOL Y GOG, BRYN-YR-AFANC.
_SMALL = _words("AND AR AT BY DE IN LE NEXT O OF ON OVER THE TO UNDER UPON Y YR")
_CAPITALS = _words(
    """
    BBC BT EFI GP HM HMP HQ II III IV MOD NE NHS NW OAP PO PLC RAF RAFA RNLI RSPB RSPCA SE SW TA UK USA VI
    VII VIII YMCA YWCA
    """
)
_MAC = re.compile(r"MC[A-Z]{2,}")
_ORDINAL = re.compile(r"[0-9]+(?:ST|ND|RD|TH)")


def natural_case(text: str) -> str:
    """Write a text of capitals as people write it; a text that has small letters is left as it is."""
    if text != text.upper():
        return text
    return _WORD.sub(lambda match: _word(match[0], _before(text, match.start())), text)


def _before(text: str, start: int) -> str:
    """What stands before a word: '' at the start of a name, '-' or ' ' within one."""
    if start == 0:
        return ""
    if text[start - 1] in " -":
        return text[start - 1] if text[:start].rstrip(" -").rstrip()[-1:] not in ("", ",", "(", "/") else ""
    return ""


def _word(word: str, before: str) -> str:
    if before and word in _SMALL:
        return word.lower()
    if word in _CAPITALS or (word[0].isdigit() and not _ORDINAL.fullmatch(word)):
        return word
    if word[0].isdigit():
        return word.lower()
    if _MAC.fullmatch(word):
        return f"Mc{word[2:].capitalize()}"
    # O'NEILL and D'ARCY are two names; TAI'R, CAE'R and ST JOHN'S are one.
    if len(word) > 3 and word[1] in "'’" and word[0] in "OD":
        return f"{word[0]}{word[1]}{word[2:].capitalize()}"
    return word.capitalize()
