"""The centre's functions for work that goes out to the services and for what they answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, LiteralString

from advisor_console.domain.back_office import Acknowledged, ServiceAnswer, WorkBatch, WrongLine
from db.central.connections import Connections

_SECONDS = 120.0
"""How long a file's worth of work may take at a busy centre."""


class PostgresBackOffice:
    """WorkAtCentre and AnswersAtCentre through the functions of `console`, for a login that may call them.

    Every call raises CentreUnreachable when there is no answer, SignInRefused when name and password are not
    accepted, NotAllowed with the centre's sentence, CentreTooOld when the centre lacks a function.
    """

    def __init__(self, url: str, login: str, password: str) -> None:
        """`url` is a libpq address without login and password; nothing is opened before the first call."""
        self._connections = Connections(url, login, password)

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()

    def export(
        self, service: str, format_: str, place: str, *, apart: bool, elsewhere: bool
    ) -> WorkBatch | None:
        """Claim the work for the next file, or give that of an unfinished one again; see the port."""
        found = self._call(
            "SELECT console.export_work(%s, %s, %s, %s, %s)", service, format_, place, apart, elsewhere
        )
        return None if found is None else _batch(found)

    def export_again(self, service: str, number: int, place: str) -> WorkBatch:
        """Give what a file held that was lost, and note that it is written again."""
        return _batch(self._call("SELECT console.export_again(%s, %s, %s)", service, number, place))

    def exported(self, number: int) -> None:
        """Say that a batch's file stands: its work counts as sent."""
        self._call("SELECT console.work_exported(%s)", number)

    def acknowledge(self, answers: Sequence[ServiceAnswer]) -> Acknowledged:
        """Have a service's answers taken, all or none."""
        found = self._call(
            "SELECT console.acknowledge_work(%s::jsonb)", json.dumps([asdict(one) for one in answers])
        )
        wrong = tuple(WrongLine(one["line"], one["sentence"]) for one in found.pop("problems"))
        return Acknowledged(wrong=wrong, **found)

    def _call(self, statement: LiteralString, *arguments: object) -> Any:
        with self._connections.borrow() as connection:
            connection.patience = _SECONDS
            row = connection.execute(statement, arguments, binary=False).fetchone()
        return row[0] if row is not None else None


def _batch(found: Mapping[str, Any]) -> WorkBatch:
    return WorkBatch(
        number=found["number"],
        name=found["name"],
        service=found["service"],
        format=found["format"],
        apart=found["apart"],
        made_at=datetime.fromisoformat(found["made_at"]),
        items=tuple(found["items"]),
        legal_basis=found["legal_basis"] or "",
        jurisdiction=found["jurisdiction"] or "",
    )
