"""A console without a window: its two files, its line to the centre and the engine between them."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlcipher3.dbapi2 as driver

from advisor_console.sync.engine import Sync
from db.central.gateway import PostgresCentral
from db.local import files
from db.local.command_log import LocalCommandLog
from db.local.home import AdvisorFolder, Home
from db.local.outbox import SqlOutbox, open_outbox
from db.local.replica import SqlReplica, open_replica
from db.local.search_index import SearchIndex
from db.schema import REPLICATED
from tests.bench.syncing.centre import Centre

_KEY = sha256(b"the key of an invented desk").digest()


@dataclass(frozen=True, slots=True)
class Console:
    """What one desk works with."""

    login: str
    folder: AdvisorFolder
    central: PostgresCentral
    outbox: SqlOutbox
    replica: SqlReplica
    log: LocalCommandLog
    sync: Sync


@contextmanager
def console(at: Centre, login: str, root: Path) -> Iterator[Console]:
    """Open one on a machine of its own, its files below root; closed at the end."""
    folder = Home(root).advisor(login)
    folder.prepare()
    with ExitStack() as rest:
        central = rest.enter_context(closing(at.gateway(login)))
        outbox = open_outbox(folder, _KEY)
        rest.callback(outbox.file.close)
        replica = open_replica(folder, _KEY, SearchIndex())
        rest.callback(replica.file.close)
        sync = Sync(central, outbox, replica, tuple(REPLICATED))
        yield Console(login, folder, central, outbox, replica, LocalCommandLog(outbox, replica), sync)


class _Unencrypted(driver.Connection):
    """The same driver, deaf to the one statement that gives it the key."""

    def execute(self, statement: str, *rest: Any) -> Any:
        return super().execute("SELECT 1" if statement.startswith("PRAGMA key") else statement, *rest)


@contextmanager
def without_cipher() -> Iterator[None]:
    """Files opened in here are plain SQLite: every line and every setting of the console's, but no key."""

    make: Any = driver.connect

    def connect(*arguments: Any, **options: Any) -> Any:
        return make(*arguments, **options, factory=_Unencrypted)

    with patch.object(files, "driver", _Driver(connect)):
        yield


class _Driver:
    """The driver's module with another way to connect."""

    def __init__(self, connect: Any) -> None:
        self.connect = connect

    def __getattr__(self, name: str) -> Any:
        return getattr(driver, name)
