"""Issued letters' bytes that the centre does not have yet, kept beside the commands that name them."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from db.local.files import EncryptedFile


class LocalLetters:
    """The LetterStore port on this machine; a letter is named by its SHA-256, so it is never altered."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def put(self, sha256: str, pdf: bytes) -> None:
        """Keep a letter durably; again changes nothing. Raises CannotSave, ValueError for a wrong digest."""
        if hashlib.sha256(pdf).hexdigest() != sha256:
            raise ValueError("the digest is not this letter's")
        with self._file.writing() as connection:
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO letter_blob (sha256, pdf, kept_at) VALUES (?, ?, ?)",
                (sha256, pdf, datetime.now(UTC).isoformat()),
            )

    def get(self, sha256: str) -> bytes | None:
        """Give a letter's bytes, or None when this machine does not hold them."""
        with self._file.reading() as connection:
            found: bytes | None = connection.exec_driver_sql(
                "SELECT pdf FROM letter_blob WHERE sha256 = ?", (sha256,)
            ).scalar_one_or_none()
        return found

    def not_uploaded(self) -> Sequence[str]:
        """Name the letters that the centre does not have yet, oldest first."""
        with self._file.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT sha256 FROM letter_blob WHERE uploaded = 0 ORDER BY kept_at, sha256"
            )
            return [row[0] for row in rows]

    def uploaded(self, sha256: str) -> None:
        """Note that the centre has a letter. Its bytes may go from here when there is no room for them."""
        with self._file.writing() as connection:
            connection.exec_driver_sql("UPDATE letter_blob SET uploaded = 1 WHERE sha256 = ?", (sha256,))
