"""A console as a process of its own that works until it is killed, telling what it is about to save."""

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NoReturn

from advisor_console.domain.changes import altered
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CommandId, new_id
from advisor_console.services.ports import Intent
from db.local.home import Home
from tests.faults import boundaries, words
from tests.faults.boundaries import Hooks
from tests.faults.ground import CUSTOMERS, PASSWORD, MachineKeyring
from ui.app.session import Session, sign_in

Told = tuple[Literal["trying", "saved"], Intent]
"""An act before it is saved, and again when the advisor has been told that it is."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Whose console it is, how many acts it saves between rounds, and at which boundary it dies ("never")."""

    home: str
    url: str
    login: str
    acts: int
    boundary: str


def work(orders: Orders, told: "Connection[Told, Any]") -> None:
    """Sign in, save and sync; die at the boundary, or go on for ever until somebody kills us."""
    hooks = Hooks(traps=[lambda passed: _die() if passed == orders.boundary else None])
    keyring = MachineKeyring(Path(orders.home) / "keyring.json")
    with boundaries.instrumented(), boundaries.of(hooks):
        session = sign_in(Home(Path(orders.home)), orders.url, orders.login, PASSWORD, keyring=keyring)
        number = 0
        while True:
            with contextlib.suppress(WorldError):
                for _ in range(orders.acts):
                    number += 1
                    _save(session, number, told.send)
                session.sync_once()


def _save(session: Session, number: int, tell: Callable[[Told], None]) -> None:
    with session.watch.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT * FROM person WHERE id = ?", (CUSTOMERS[number % 2],)
        ).mappings().one()  # fmt: skip
    value = f"p{os.getpid()}-{number}"
    changes = (
        words.note_of(session.advisor.login, row["id"], value),
        altered("person", row["id"], {"email": row["email"]}, {"email": f"{value}@here"}),
    )
    intent = Intent(CommandId(new_id()), "test", changes)
    tell(("trying", intent))
    session.log.save(intent, session.clock.now())
    tell(("saved", intent))


def _die() -> NoReturn:
    """End as a power cut does."""
    os.kill(os.getpid(), signal.Signals["SIGKILL"])
    raise SystemExit("still alive")
