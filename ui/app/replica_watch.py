"""Noticing that the replica is damaged, whoever meets it."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection

from advisor_console.domain.errors import LocalFileDamaged
from db.local.replica import SqlReplica


class ReplicaWatch:
    """Reads the replica, and remembers when it proved damaged: the next round or sign-in fetches it anew."""

    def __init__(self, replica: SqlReplica) -> None:
        self._replica = replica
        self.damaged = False

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view, as SqlReplica.reading; raises LocalFileDamaged with the way on."""
        with self.noticing(), self._replica.reading() as connection:
            yield connection

    @contextlib.contextmanager
    def noticing(self) -> Iterator[None]:
        """Take damage inside for the replica's."""
        try:
            yield
        except LocalFileDamaged as error:
            self.damaged = True
            raise LocalFileDamaged(
                "This machine's copy of the council's records is damaged.",
                "It is fetched anew by itself. What you saved is kept apart and is whole.",
            ) from error
