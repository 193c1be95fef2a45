"""SQLCipher's pages as they lie on the disk: is each what was written, and which bit was flipped?"""

import hashlib
import hmac
from typing import Final

PAGE: Final = 4096
_SALT: Final = 16  # the first bytes of a file are in the clear
_MAC: Final = 64  # the last bytes of a page: HMAC-SHA512
_SALT_MASK: Final = 0x3A
_ROUNDS: Final = 2


class PageSeal:
    """Proves pages of one file against its key (SQLCipher 4: HMAC-SHA512 of ciphertext, IV and page number).

    Reading them through SQLite would not do: it leaves out what does not fit, and writes the WAL back.
    """

    def __init__(self, key: bytes, salt: bytes) -> None:
        masked = bytes(byte ^ _SALT_MASK for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, 32)

    @classmethod
    def of_file(cls, key: bytes, first_page: bytes) -> "PageSeal":
        """Take the file's salt from its first page."""
        return cls(key, first_page[:_SALT])

    def fits(self, page: bytes, number: int) -> bool:
        """Tell whether a page is what was written under this number, counted from 1."""
        return len(page) == PAGE and hmac.compare_digest(self._mac(page, number), page[-_MAC:])

    def mended(self, page: bytes, number: int) -> bytes | None:
        """Give the page with the one bit put right that was flipped; None where it is more than one.

        The HMAC proves it: no other page than the one written fits. Takes some tenths of a second.
        """
        if len(page) != PAGE:
            return None
        if self.fits(page, number):
            return page
        made = self._mac(page, number)
        if sum((one ^ other).bit_count() for one, other in zip(made, page[-_MAC:], strict=True)) == 1:
            return page[:-_MAC] + made
        trial = bytearray(page)
        for at in range(_SALT if number == 1 else 0, PAGE - _MAC):
            for bit in range(8):
                trial[at] ^= 1 << bit
                if self.fits(bytes(trial), number):
                    return bytes(trial)
                trial[at] ^= 1 << bit
        return None

    def _mac(self, page: bytes, number: int) -> bytes:
        sealed = page[_SALT if number == 1 else 0 : -_MAC]
        return hmac.digest(self._key, sealed + number.to_bytes(4, "little"), "sha512")


def mended_salt(key: bytes, first_page: bytes) -> bytes | None:
    """Give the first page with its salt put right where one bit of that was flipped: no page fits then."""
    for at in range(_SALT * 8 if len(first_page) == PAGE else 0):
        salt = bytearray(first_page[:_SALT])
        salt[at // 8] ^= 1 << at % 8
        trial = bytes(salt) + first_page[_SALT:]
        if PageSeal.of_file(key, trial).fits(trial, 1):
            return trial
    return None
