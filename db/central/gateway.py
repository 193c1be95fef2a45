"""The centre on PostgreSQL, as syncing, the queue and letters know it."""

import contextlib
import json
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, LiteralString

import psycopg

from advisor_console.domain.changes import Command, FeedPage, PushResult
from advisor_console.domain.errors import WorldError
from advisor_console.domain.feed import HistoryPage, ServerInfo, SnapshotChunk
from advisor_console.domain.ids import CommandId, CounterId, EntityId, PersonId, SiteId, TicketId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceType, Site, Ticket
from db.central import answers
from db.central.connections import Connections, plain_words

PUSH_CHARACTERS = 4_000_000
"""What is sent at once; the centre takes 32 MB, and a character may be four bytes."""
PRESENCE_SECONDS = 3.0
"""How long an answer to who else is there is worth waiting for."""
AUDIT_SECONDS = 1_800.0
"""How long an auditor waits while the whole record of commands is verified."""
_NOTHING: Mapping[CommandId, str | None] = MappingProxyType({})


class PostgresCentral:
    """Central, Queue, Presence and LetterStore through the functions of `console`; any thread may call.

    Every call raises CentreUnreachable when there is no answer, SignInRefused when name and password are not
    accepted, NotAllowed with the centre's sentence, CentreTooOld when the centre lacks a function.
    """

    def __init__(self, url: str, login: str, password: str) -> None:
        """`url` is a libpq address without login and password; nothing is opened before the first call."""
        self._connections = Connections(url, login, password)
        self._login = login
        self._site: SiteId | None = None
        self._listener: psycopg.Connection[Any] | None = None
        self._listening = threading.Lock()
        self._present: frozenset[PersonId] = frozenset()

    def __repr__(self) -> str:
        return f"PostgresCentral({self._login!r})"

    def close(self) -> None:
        """Close every connection; a call after this raises CentreUnreachable.

        Where a line stands, the centre hears first that nothing is open here any more.
        """
        if self._present and self._connections.has_idle():
            with contextlib.suppress(WorldError, psycopg.Error):
                self.present(tuple(self._present), 0)
        self._connections.close()
        with self._listening:
            self._stop_listening()

    # Central

    def sit_at(self, site: SiteId | None) -> None:
        """Fetch the queue of this site from now on; None where nobody has said where the advisor sits."""
        self._site = site

    def server_info(self, seen: int | None = None) -> ServerInfo:
        """Ask what the centre is, where its feed stands, and who we are to it; seen as the port has it."""
        return answers.server_info(self._call("SELECT console.server_info(%s::bigint)", seen))

    def push(
        self,
        commands: Sequence[Command],
        history: str | None = None,
        again: Mapping[CommandId, str | None] = _NOTHING,
    ) -> Sequence[PushResult]:
        """Hand over the signed-in owner's commands, in order; durable at the centre when this returns.

        Raises OutOfStep when the centre lacks earlier commands of this device, EpochPassed when history is
        not its own; then nothing was taken.
        """
        text = answers.commands_text(commands)
        if len(text) > PUSH_CHARACTERS and len(commands) > 1:
            middle = len(commands) // 2
            first = self.push(commands[:middle], history, again)
            return [*first, *self.push(commands[middle:], history, again)]
        found = self._call(
            "SELECT console.push(%s::jsonb, %s, %s::jsonb)",
            text,
            history,
            json.dumps(dict(again)),
        )
        return [answers.push_result(answer) for answer in found]

    def pull(self, epoch: str, since: int, since_hash: str, limit: int) -> FeedPage:
        """Fetch the rows behind at most `limit` feed entries after `since` that a console keeps."""
        return answers.feed_page(
            self._call(
                "SELECT console.pull(%s, %s, %s, %s, %s::uuid)", epoch, since, since_hash, limit, self._site
            )
        )

    def snapshot(self, entity: str, after: EntityId | None, limit: int) -> SnapshotChunk:
        """Fetch at most `limit` rows of an entity behind a key, of those that a console keeps."""
        return answers.snapshot_chunk(
            self._call(
                "SELECT console.snapshot(%s, %s::uuid, %s, %s::uuid)", entity, after, limit, self._site
            )
        )

    def history(self, person: PersonId, before: datetime, before_id: EntityId, limit: int) -> HistoryPage:
        """Look up at most `limit` entries of a person's past before a place in it; consoles keep few."""
        return answers.history_page(
            self._call("SELECT console.history(%s, %s, %s::uuid, %s)", person, before, before_id, limit)
        )

    def wait_for_change(self, seconds: float) -> bool:
        """Wait at most so long for a NOTIFY; True when one came. One thread waits at a time."""
        with self._listening, plain_words():
            try:
                return self._notified(seconds)
            except psycopg.Error:
                self._stop_listening()
                raise

    def _notified(self, seconds: float) -> bool:
        if self._listener is None:
            self._listener = self._connections.open()
            self._listener.execute("LISTEN console_feed")
            return True  # whatever came before we listened is not told again
        return any(True for _ in self._listener.notifies(timeout=seconds, stop_after=1))

    def _stop_listening(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    # Queue

    def sites(self) -> Sequence[Site]:
        """List the places that serve people."""
        return [answers.site(answer) for answer in self._call("SELECT console.sites()")]

    def counters(self, site: SiteId) -> Sequence[Counter]:
        """List a site's counters."""
        return [answers.counter(answer) for answer in self._call("SELECT console.counters(%s)", site)]

    def services(self) -> Sequence[ServiceType]:
        """List what people can queue for."""
        return [answers.service_type(answer) for answer in self._call("SELECT console.services()")]

    def join(self, site: SiteId, service: EntityId, person: PersonId | None, needs: str | None) -> Ticket:
        """Take the next ticket of a site and service."""
        return answers.ticket(
            self._call("SELECT console.join_queue(%s, %s, %s::uuid, %s)", site, service, person, needs)
        )

    def call_next(self, site: SiteId, counter: CounterId, services: Sequence[EntityId]) -> Ticket | None:
        """Call whoever joined first among the services (all when empty); None when nobody waits."""
        found = self._call("SELECT console.call_next(%s, %s, %s::uuid[])", site, counter, list(services))
        return answers.ticket(found) if found is not None else None

    def serve(self, ticket: TicketId) -> Ticket:
        """Note that the person called has come."""
        return answers.ticket(self._call("SELECT console.serve(%s)", ticket))

    def finish(self, ticket: TicketId) -> Ticket:
        """Note that the person was served or did not come."""
        return answers.ticket(self._call("SELECT console.finish(%s)", ticket))

    def board(self, site: SiteId) -> QueueBoard:
        """Read a site's queue for staff."""
        return answers.queue_board(self._call("SELECT console.board(%s)", site))

    def display(self, site: SiteId) -> QueueBoard:
        """Read a site's queue for the wall: no person and no need is in it."""
        return answers.queue_board(self._call("SELECT console.display(%s)", site))

    # Presence

    def present(self, people: Sequence[PersonId], seconds: int) -> Mapping[PersonId, Sequence[str]]:
        """Note that we have these records open for so many seconds (0: no longer); give who else has.

        Best effort: it gives up after PRESENCE_SECONDS without an answer.
        """
        if not people:
            return {}
        with self._connections.borrow() as connection:
            patience, connection.patience = connection.patience, PRESENCE_SECONDS
            row = connection.execute(
                "SELECT console.present('person', %s::uuid[], %s)", (list(people), seconds), binary=False
            ).fetchone()
            connection.patience = patience
        self._present = self._present.union(people) if seconds > 0 else self._present.difference(people)
        found: Mapping[str, Sequence[str]] = row[0] if row is not None else {}
        return {PersonId(EntityId(person)): names for person, names in found.items()}

    # Audit

    def audit(self, ref: str) -> Mapping[str, Any] | None:
        """Read who looked at a customer's record and who changed it; None when nobody has this reference.

        For auditors; others get NotAllowed. See functions/public/audit.sql for what is in it.
        """
        found: Mapping[str, Any] | None = self._call_patiently("SELECT console.audit(%s)", ref)
        return found

    def audit_chain(self) -> Mapping[str, Any]:
        """Verify the whole record of commands; for auditors. It may take minutes at a large council."""
        found: Mapping[str, Any] = self._call_patiently("SELECT console.audit_chain()")
        return found

    # LetterStore

    def put(self, sha256: str, pdf: bytes) -> None:
        """Keep a letter's bytes under their SHA-256 (hex)."""
        self._call("SELECT console.put_letter(%s, %s)", sha256, pdf)

    def get(self, sha256: str) -> bytes | None:
        """Fetch a letter's bytes; None when there are none that we may see."""
        with self._connections.borrow() as connection:
            # As they are: written out in text, a sound would be twice as many.
            row = connection.execute("SELECT console.get_letter(%s)", (sha256,), binary=True).fetchone()
        found: bytes | None = row[0] if row is not None else None
        return found

    def _call_patiently(self, statement: LiteralString, *arguments: object) -> Any:
        with self._connections.borrow() as connection:
            connection.patience = AUDIT_SECONDS
            connection.execute("SET statement_timeout = 0")
            row = connection.execute(statement, arguments, binary=False).fetchone()
            connection.close()  # nobody else is to wait so long on it
        return row[0] if row is not None else None

    def _call(self, statement: LiteralString, *arguments: object) -> Any:
        with self._connections.borrow() as connection:
            row = connection.execute(statement, arguments, binary=False).fetchone()
        return row[0] if row is not None else None
