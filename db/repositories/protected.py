"""New addresses of people in danger, as far as this replica holds them: for most logins it holds none."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, exists, select

from advisor_console.domain.customer import ProtectedAddress
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.services.move_in_confidence import KEY
from db.schema import ENTITIES

_address, _property = ENTITIES["protected_address"], ENTITIES["property"]
_note = ENTITIES["notification"]


def protected_in(connection: Connection, named_in: Mapping[str, Any]) -> ProtectedAddress | None:
    """Give the address that a notification or a piece of work names; without words where it is not ours."""
    named = named_in.get(KEY)
    if not named:
        return None
    query = (
        select(_address, _property.c.id.label("home"))
        .outerjoin(_property, _property.c.uprn == _address.c.uprn)
        .where(_address.c.id == named)
    )
    row = connection.execute(query).first()
    if row is None:
        return ProtectedAddress(EntityId(str(named)))
    return ProtectedAddress(
        id=EntityId(row.id),
        address=row.address,
        uprn=row.uprn,
        letters_to=row.letters_to,
        landlord=row.landlord,
        home=PropertyId(EntityId(row.home)) if row.home else None,
    )


def newest_protected(connection: Connection, person: PersonId) -> ProtectedAddress | None:
    """Give the address that somebody's newest move keeps apart, of those that still stand."""
    corrects = _note.alias()
    query = (
        select(_note.c.told)
        .where(_note.c.person_id == person, _note.c.kind.in_(("move", "move_correction")))
        .where(~exists().where(corrects.c.corrects_id == _note.c.id))
        .order_by(_note.c.reported_at.desc(), _note.c.id.desc())
        .limit(1)
    )
    told = connection.execute(query).scalars().first()
    return None if told is None else protected_in(connection, told)
