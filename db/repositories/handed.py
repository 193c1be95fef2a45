"""Unfinished work on its way between advisors, as this machine's copy has it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from advisor_console.domain.ids import DraftId, EntityId
from advisor_console.services.hand_on import Colleague, HandedDraft
from advisor_console.services.ports import Draft
from db.repositories.customers import Reading
from db.repositories.timeline import Names, advisors
from db.schema import ENTITIES

_handed = ENTITIES["handed_draft"]
_advisor = ENTITIES["advisor"]


class SqlHandedDrafts:
    """The HandedDrafts port of one login, with what is saved here and not sent yet already shown in it."""

    def __init__(self, reading: Reading, login: str) -> None:
        self._reading = reading
        self._login = login

    def all(self) -> Sequence[HandedDraft]:
        """Give what was handed to this advisor and what they handed on, newest first."""
        with self._reading() as connection:
            query = self._mine().order_by(_handed.c.handed_at.desc(), _handed.c.id)
            names = advisors(connection)
            return [_handed_draft(row, names) for row in connection.execute(query)]

    def get(self, draft: DraftId) -> HandedDraft | None:
        """Give one of them; None once it was taken up."""
        with self._reading() as connection:
            row = connection.execute(self._mine().where(_handed.c.id == draft)).one_or_none()
            return None if row is None else _handed_draft(row, advisors(connection))

    def colleagues(self) -> Sequence[Colleague]:
        """Give everybody else of the staff, by name."""
        with self._reading() as connection:
            return _colleagues(connection, self._login)

    def _mine(self) -> Select[Any]:
        mine = or_(_handed.c.to_advisor == self._login, _handed.c.advisor == self._login)
        return select(_handed).where(mine)


def _colleagues(connection: Connection, login: str) -> list[Colleague]:
    query = select(_advisor.c.login, _advisor.c.full_name).where(_advisor.c.login != login)
    rows = connection.execute(query.order_by(_advisor.c.full_name, _advisor.c.login))
    return [Colleague(row.login, row.full_name) for row in rows]


def _handed_draft(row: Row[Any], names: Names) -> HandedDraft:
    draft = Draft(
        DraftId(EntityId(row.id)), row.kind, EntityId(row.person_id), row.title, row.body, row.handed_at
    )
    by = Colleague(row.advisor, names.get(row.advisor, row.advisor))
    to = Colleague(row.to_advisor, names.get(row.to_advisor, row.to_advisor))
    return HandedDraft(draft, by, to, row.handed_at)
