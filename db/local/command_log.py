"""Saving: one durable insert into the outbox, then the projection onto the replica."""

import logging
import threading
from datetime import datetime

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import CommandId
from advisor_console.services.ports import Intent
from db.local.outbox import SqlOutbox
from db.local.replica import SqlReplica

log = logging.getLogger(__name__)


class LocalCommandLog:
    """The CommandLog port. What the outbox has kept is saved, whatever becomes of showing it."""

    def __init__(self, outbox: SqlOutbox, replica: SqlReplica) -> None:
        self._outbox = outbox
        self._replica = replica
        # Commands are shown in the order in which they were saved.
        self._in_order = threading.Lock()

    def save(self, intent: Intent, happened_at: datetime) -> Command:
        """Keep the command for good before returning; happened_at is aware. Raises CannotSave.

        When it cannot be shown at once (the replica is full, damaged or busy), the next page, or the next
        start, shows it.
        """
        with self._in_order:
            command = self._outbox.save(intent, happened_at)
            try:
                self._replica.project(command)
            except Exception as error:
                # Whatever it is: telling the advisor that a kept command failed would have it made twice.
                # Only the error's kind is logged, for a driver's message can quote what was being written.
                kind = type(error).__name__
                log.error("command %d (%s) is saved but not shown yet: %s", command.n, command.kind, kind)  # noqa: TRY400 -- so could a traceback
        return command


def missing_from(outbox: SqlOutbox, replica: SqlReplica) -> list[CommandId]:
    """Name what an outbox that lost its end, or was put back from a copy, does not have any more.

    Ids count up with time, and what is settled may have been trimmed; a clock that was set back is no loss.
    """
    newest = outbox.newest() or ""
    later = sorted(command for command in replica.known_commands() if command > newest)
    return [command for command in later if outbox.get(command) is None]
