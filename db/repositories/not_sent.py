"""Which rows of the replica show commands that the centre has not received yet."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, EntityId
from db.schema import ENTITIES

_SHOWN_WITHOUT_THEIR_IDS = ("verification", "electoral_advice")


def commands_showing(
    connection: Connection, unanswered: Collection[CommandId], rows: Collection[EntityId]
) -> dict[EntityId, set[CommandId]]:
    """Give, by row, the unanswered commands that are projected on it; rows without any are left out.

    It looks up the rows by key, however many commands wait to be sent.
    """
    found = connection.exec_driver_sql(
        "SELECT id, command FROM projected WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    )
    showing: dict[EntityId, set[CommandId]] = {}
    for id_, command in found:
        if command in unanswered:
            showing.setdefault(id_, set()).add(command)
    return showing


def rows_of(connection: Connection, record: CustomerRecord) -> set[EntityId]:
    """Give the ids of the rows that a record is made of, other people's own rows left out."""
    account = record.account
    rows: list[Any] = [
        *(part for part in (record.residency, record.garden, account) if part is not None),
        *(account.periods if account else ()),
        *(account.discounts if account else ()),
        *record.containers,
        *record.needs,
        *record.markers,
        *record.open_cases,
        *record.work_items,
        *record.timeline,
    ]
    ids = {record.person.id, *(row.id for row in rows)}
    for name in _SHOWN_WITHOUT_THEIR_IDS:
        table = ENTITIES[name]
        query = select(table.c.id).where(table.c.person_id == record.person.id)
        ids.update(connection.execute(query).scalars())
    return ids
