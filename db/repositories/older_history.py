"""Older history: looked up at the centre, said with the names that the replica knows, kept nowhere."""

from collections.abc import Callable
from datetime import datetime

from advisor_console.domain.customer import TIMELINE_MOST, OlderEntries
from advisor_console.domain.feed import HistoryPage
from advisor_console.domain.ids import EntityId, PersonId
from db.repositories.customers import Reading
from db.repositories.timeline import advisors, older_entries

LookUp = Callable[[PersonId, datetime, EntityId, int], HistoryPage]
"""Asks the centre: whose past, before which moment and entry, how many at most."""


class CentreHistory:
    """The OlderHistory port."""

    def __init__(self, look_up: LookUp, reading: Reading) -> None:
        self._look_up = look_up
        self._reading = reading

    def before(self, person: PersonId, at: datetime, entry: EntityId) -> OlderEntries:
        """Give what happened before an entry; raises CentreUnreachable offline."""
        page = self._look_up(person, at, entry, TIMELINE_MOST)
        with self._reading() as connection:
            names = advisors(connection)
        return older_entries(page, names)
