"""What the council's PostgreSQL holds of the move, read as its owner by plain psycopg."""

from typing import Any

import psycopg
from psycopg.rows import dict_row


def what_central_has(admin_url: str, reference: str) -> dict[str, Any]:
    """Count what a move's reference led to; nothing of it comes from the console."""
    with psycopg.connect(admin_url, row_factory=dict_row) as connection:
        connection.execute("SET search_path = council, sync")

        def one(query: str, *arguments: object) -> Any:
            row = connection.execute(query.encode(), arguments).fetchone()
            return next(iter(row.values())) if row else None

        notification = one("SELECT id::text FROM notification WHERE reference = %s", reference)
        services = connection.execute(
            b"SELECT service FROM work_item WHERE notification_id = %s::uuid"
            b" ORDER BY array_position(ARRAY['council_tax', 'waste', 'electoral', 'benefits'], service)",
            (notification,),
        ).fetchall()
        return {
            "command": one(
                "SELECT count(DISTINCT f.command_id) FROM feed f JOIN command c USING (command_id)"
                " WHERE f.entity = 'notification' AND f.row_id = %s::uuid AND c.kind = 'report_move'",
                notification,
            ),
            "work_items": [row["service"] for row in services],
            "notification": one("SELECT count(*) FROM notification WHERE reference = %s", reference),
            "residencies": one(
                "SELECT count(*) FROM residency r JOIN notification n ON n.to_property_id = r.property_id"
                " WHERE n.reference = %s AND r.starts_on = n.first_night",
                reference,
            ),
            "letter": one("SELECT count(*) FROM letter WHERE notification_id = %s::uuid", notification),
            "letter_bytes": one(
                "SELECT octet_length(b.body) FROM letter l JOIN blob b ON b.sha256 = l.sha256"
                " WHERE l.notification_id = %s::uuid",
                notification,
            ),
            "contact": one(
                "SELECT count(*) FROM contact c JOIN notification n ON n.contact_id = c.id::text"
                " WHERE n.reference = %s",
                reference,
            ),
        }
