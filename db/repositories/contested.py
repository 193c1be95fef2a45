"""Which rows of the replica two advisors changed at once, with nobody having chosen yet."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from advisor_console.domain.ids import EntityId
from db.schema import ENTITIES

_conflict = ENTITIES["conflict"]


def open_on(connection: Connection, rows: Collection[EntityId]) -> tuple[EntityId, ...]:
    """Name the open conflicts on any of these rows, oldest first; whoever is a side of them."""
    # There are few open ones, and hundreds of rows: the rows are told apart here.
    query = select(_conflict.c.id, _conflict.c.row_id).where(_conflict.c.state == "open")
    found = connection.execute(query.order_by(_conflict.c.opened_at, _conflict.c.id))
    return tuple(EntityId(row.id) for row in found if row.row_id in rows)
