"""Letters on the record and where they were printed, out of the replica."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.printing import IssuedLetter, Printing
from db.repositories.customers import Reading
from db.schema import ENTITIES

_letter, _printing = ENTITIES["letter"], ENTITIES["letter_printing"]


class SqlIssuedLetters:
    """Reads what was issued and printed, what is not sent yet among it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def get(self, letter: EntityId) -> IssuedLetter | None:
        """Give a letter by its id; None where it is not here."""
        return self._one(_letter.c.id == letter)

    def of_digest(self, sha256: str) -> IssuedLetter | None:
        """Give the letter whose bytes have a digest (hex); the later of two that say the same of one case."""
        return self._one(_letter.c.sha256 == sha256)

    def of_reference(self, reference: str) -> IssuedLetter | None:
        """Give the letter of a reference; None where it is not here."""
        return self._one(_letter.c.reference == reference)

    def printings(self, sha256: str) -> Sequence[Printing]:
        """Give the printings of the letter whose bytes have a digest, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                select(_printing.c.printed_at, _printing.c.printer, _printing.c.copies)
                .join(_letter, _letter.c.id == _printing.c.letter_id)
                .where(_letter.c.sha256 == sha256)
                .order_by(_printing.c.printed_at, _printing.c.id)
            )
            return [Printing(*row) for row in rows]

    def is_printed(self, job: EntityId) -> bool:
        """Say whether an act of printing is on the record."""
        with self._reading() as connection:
            found = connection.execute(select(_printing.c.id).where(_printing.c.id == job))
            return found.one_or_none() is not None

    def _one(self, which: ColumnElement[bool]) -> IssuedLetter | None:
        with self._reading() as connection:
            query = select(_letter).where(which).order_by(_letter.c.issued_at.desc(), _letter.c.id.desc())
            row: Any = connection.execute(query.limit(1)).one_or_none()
        if row is None:
            return None
        return IssuedLetter(EntityId(row.id), PersonId(row.person_id), row.title, row.reference, row.sha256)
