"""Unfinished work, kept in the outbox's file because it cannot be rebuilt either."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from advisor_console.domain.ids import DraftId
from advisor_console.services.ports import Draft
from db.local.files import EncryptedFile


class SqlDrafts:
    """The Drafts port. A draft leaves the machine only when it is handed on as a command."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def keep(self, draft: Draft) -> None:
        """Keep a draft durably in place of what was kept under its id. Raises CannotSave."""
        body = json.dumps(dict(draft.body), ensure_ascii=False, separators=(",", ":"))
        saved_at = draft.saved_at.astimezone(UTC).isoformat()
        with self._file.writing() as connection:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO draft (id, kind, subject, title, body, saved_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (draft.id, draft.kind, draft.subject, draft.title, body, saved_at),
            )

    def all(self, kind: str | None = None) -> Sequence[Draft]:
        """Give the drafts of one kind, or all, newest first."""
        with self._file.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, kind, subject, title, body, saved_at FROM draft WHERE ? IS NULL OR kind = ?"
                " ORDER BY saved_at DESC, id DESC",
                (kind, kind),
            )
            return [_draft(row) for row in rows]

    def get(self, draft: DraftId) -> Draft | None:
        """Give one draft, or None when it was discarded or handed on."""
        with self._file.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT id, kind, subject, title, body, saved_at FROM draft WHERE id = ?", (draft,)
            ).one_or_none()
        return None if row is None else _draft(row)

    def discard(self, draft: DraftId) -> None:
        """Take a draft away; one that is not there is no error. Raises CannotSave."""
        with self._file.writing() as connection:
            connection.exec_driver_sql("DELETE FROM draft WHERE id = ?", (draft,))


def _draft(row: Row[*tuple[Any, ...]]) -> Draft:
    id_, kind, subject, title, body, saved_at = row
    return Draft(id_, kind, subject, title, json.loads(body), datetime.fromisoformat(saved_at))
