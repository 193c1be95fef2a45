"""Which records are closed to an advisor by what they declared; the rows themselves are not here."""

from sqlalchemy import exists, select

from advisor_console.domain.ids import PersonId
from db.repositories.customers import Reading
from db.schema import ENTITIES

_interest = ENTITIES["declared_interest"]


class SqlClosedRecords:
    """Reads the replica's declarations of one login."""

    def __init__(self, reading: Reading, login: str) -> None:
        self._reading = reading
        self._held = (_interest.c.advisor == login, _interest.c.withdrawn_at.is_(None))

    def any(self) -> bool:
        """Say whether any record is closed to the advisor."""
        with self._reading() as connection:
            return bool(connection.execute(select(exists().where(*self._held))).scalar_one())

    def is_closed(self, person: PersonId) -> bool:
        """Say whether this record is."""
        of_person = exists().where(_interest.c.person_id == person, *self._held)
        with self._reading() as connection:
            return bool(connection.execute(select(of_person)).scalar_one())
