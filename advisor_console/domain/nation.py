"""The four nations, whose law on council tax, elections and holidays differs."""

from enum import StrEnum


class Nation(StrEnum):
    """Where the council is; the value is what profiles and files hold."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
