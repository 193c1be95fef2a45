"""A console as a process of its own, to be killed: python -m … MODE HOME URL LOGIN; the password on stdin."""

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from advisor_console.domain.changes import PushResult
from advisor_console.domain.feed import PendingNow
from db.local.home import Home
from tests.integration.sync.consoles import note, save, sian
from ui.app.session import Session, sign_in


def _die(*_: object) -> NoReturn:
    """End as a power cut does."""
    os.kill(os.getpid(), signal.Signals["SIGKILL"])
    raise SystemExit("still alive")


def before_the_acknowledgement(session: Session) -> None:
    """Die after the centre's commit, before its answers are kept here."""

    def record(results: Iterable[PushResult]) -> None:
        print(len(list(results)), flush=True)
        _die()

    session.outbox.record = record  # type: ignore[method-assign]  # the step to die in


def before_the_push(session: Session) -> None:
    """Die with everything saved and nothing sent."""
    session.central.push = _die  # type: ignore[method-assign,assignment]  # the step to die in


def before_the_page(session: Session) -> None:
    """Die with the answers kept and the rows not."""
    session.replica.apply = _die  # type: ignore[method-assign,assignment]  # the step to die in


def before_settling(session: Session) -> None:
    """Die with the rows in the replica and the outbox not told."""
    session.outbox.settle = _die  # type: ignore[method-assign,assignment]  # the step to die in


def in_a_copy(session: Session) -> None:
    """Die when a new copy is put in place."""
    with session.replica.file.writing() as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE name = 'cursor'")

    def finish(pending: PendingNow) -> None:
        with session.replica.file.writing() as connection:
            connection.exec_driver_sql("DELETE FROM person")
            _die()

    session.replica.finish_snapshot = finish  # type: ignore[method-assign]  # the step to die in


MODES = {
    mode.__name__: mode
    for mode in (before_the_acknowledgement, before_the_push, before_the_page, before_settling, in_a_copy)
}


def main(mode: str, home: str, url: str, login: str) -> None:
    """Sign in, sync, save three notes, and sync until the step to die in."""
    session = sign_in(Home(Path(home)), url, login, sys.stdin.readline().strip())
    session.sync_once()
    for number in range(3):
        save(session, note(session, sian(session).person.id, f"* {number}"))
    MODES[mode](session)
    session.sync_once()
    session.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
