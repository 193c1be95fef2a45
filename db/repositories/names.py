"""What ids are called: people and staff by name, homes by address; and whose record a saved act is on."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from advisor_console.domain.addresses import AddressParts
from advisor_console.domain.changes import Change, Command
from advisor_console.domain.ids import CommandId, EntityId, PersonId
from db.repositories.conflicts import person_of
from db.repositories.customers import Reading, people_named
from db.schema import REPLICATED

_property = REPLICATED["property"]
_advisor = REPLICATED["advisor"]


class SqlNames:
    """Reads the replica, with commands not sent yet already shown in it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def people_of(self, commands: Sequence[Command]) -> Mapping[CommandId, PersonId]:
        """Say whose record each command is on, where that can be told."""
        with self._reading() as connection:
            found = {command.id: _whose(connection, command) for command in commands}
        return {command: person for command, person in found.items() if person is not None}

    def called(self, ids: Sequence[EntityId], logins: Sequence[str]) -> Mapping[str, str]:
        """Give the names of people and staff and the addresses of properties; unknown ones are left out."""
        with self._reading() as connection:
            names: dict[str, str] = {}
            people = people_named(connection, [PersonId(id_) for id_ in ids])
            names.update((str(id_), name) for id_, name in people.items())
            for row in connection.execute(select(_property).where(_property.c.id.in_(ids))):
                parts = (row.saon, row.paon, row.street, row.locality, row.town, row.postcode)
                names[row.id] = AddressParts(*parts).format_one_line()
            staff = select(_advisor.c.login, _advisor.c.full_name).where(_advisor.c.login.in_(logins))
            names |= {row.login: row.full_name for row in connection.execute(staff)}
        return names


def _whose(connection: Connection, command: Command) -> PersonId | None:
    """Take the first change that names somebody; else look at whose the altered rows are."""
    for change in command.changes:
        if change.entity == "person":
            return PersonId(change.id)
        named = change.fields.get("person_id")
        if named is not None and isinstance(named.new, str):
            return PersonId(EntityId(named.new))
    return next(filter(None, (_owner_of_row(connection, change) for change in command.changes)), None)


def _owner_of_row(connection: Connection, change: Change) -> PersonId | None:
    table = REPLICATED.get(change.entity)
    if table is None or change.entity == "conflict":
        return None
    row = connection.execute(select(table).where(table.c.id == change.id)).one_or_none()
    if row is None:
        return None
    return person_of(connection, table, dict(row._mapping))  # noqa: SLF001 -- SQLAlchemy's public name for it
