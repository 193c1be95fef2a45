"""Work for services, as moves make it, and what its proofs ask of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg.types.json import Jsonb

from advisor_console.domain.ids import EntityId, new_id
from tests.integration.central.centre import ANN, FLAT, HOME, Centre

_TOLD_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
DETAILS: dict[str, dict[str, Any]] = {
    "council_tax": {
        "account": "7714502", "from": "1 Mill Lane", "to": "2 Mill Lane", "liable_until": "2026-11-30",
        "liable_from": "2026-12-01", "new_liability_recorded": True, "summary": ["One.", "Two."],
    },
    "waste": {"to": "2 Mill Lane", "summary": ["Deliver a food caddy."]},
    "electoral": {"to": "2 Mill Lane", "people": [{"name": "Ann Lee", "email": "ann@example.org"}]},
    "benefits": {"from": "1 Mill Lane", "to": "2 Mill Lane", "summary": []},
}  # fmt: skip
_SUFFIXES = {"council_tax": "CT", "waste": "W", "electoral": "EL", "benefits": "B"}


def move(
    centre: Centre, number: int, *services: str, person: EntityId = ANN, others: tuple[EntityId, ...] = ()
) -> None:
    """A move with its work, as the console's command leaves it; its references begin with MV-number."""
    note, at = new_id(), _TOLD_AT + timedelta(minutes=number)
    told = {
        "people": [{"person": one, "name": "x"} for one in (person, *others)],
        "from_address": "1 Mill Lane",
    }
    with centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.notification (id, reference, kind, person_id, from_property_id,"
            " to_property_id, last_night, first_night, told, reported_at, advisor)"
            " VALUES (%s, %s, 'move', %s, %s, %s, '2026-11-30', '2026-12-01', %s, %s, 'priya')",
            (note, f"MV-{number}", person, HOME, FLAT, Jsonb(told), at),
        )
        for service in services:
            connection.execute(
                "INSERT INTO council.work_item (id, reference, notification_id, person_id, service, action,"
                " detail, promised_by, recorded_at)"
                " VALUES (%s, %s, %s, %s, %s, 'do it', %s, '2026-12-07', %s)",
                (
                    new_id(),
                    f"MV-{number}-{_SUFFIXES[service]}",
                    note,
                    person,
                    service,
                    Jsonb(DETAILS[service]),
                    at,
                ),
            )


def states(centre: Centre) -> dict[str, str]:
    """How each piece of work stands."""
    with centre.administrator() as connection:
        return dict(connection.execute("SELECT reference, status FROM council.work_item").fetchall())
