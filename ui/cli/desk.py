"""Commands of one advisor's desk: sync without a window, and what is on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.saying import AsJson, ask_password, say

if TYPE_CHECKING:
    from db.local.home import Home

Login = Annotated[
    str | None,
    typer.Option(help="The advisor's login; the one who signed in last on this machine if left out."),
]
Centre = Annotated[
    str | None,
    typer.Option(
        help="The centre's address without a login, such as postgresql://db.example.gov.uk/console; "
        "this machine's setting if left out."
    ),
]


def sync(
    once: Annotated[bool, typer.Option("--once", help="Make one round, then stop; always needed.")] = False,
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Send what is saved here and fetch what changed at the centre, for one advisor.

    The advisor's password is asked for; scripts give it in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    if not once:
        raise WorldError("The window syncs by itself; the command makes one round.", "Add --once.")
    from db.local.home import Home
    from db.local.settings import read_settings

    home = Home.find()
    settings = read_settings(home.settings)
    who, where = login or settings.last_login, centre or settings.centre
    if who is None or where is None:
        raise WorldError(
            "Nobody has signed in on this machine yet.", "Give --login and --centre, or open the console."
        )
    from ui.cli.reaching import advisors_address

    address = advisors_address(where)
    home.prepare()
    with alone(home):
        counted = _one_round(home, address, who)
    if as_json:
        say(counted, as_json=True)
    else:
        _tell(counted)
    raise typer.Exit(1 if counted["push_error"] else 0)


def _one_round(home: "Home", address: str, login: str) -> dict[str, Any]:
    from ui.app.session import sign_in

    session = sign_in(home, address, login, ask_password(f"Password for {login}"))
    try:
        report = session.sync_once()
        return {
            "pushed": report.pushed,
            "applied": report.applied,
            "conflicting": report.conflicting,
            "refused": report.refused,
            "waiting": report.waiting,
            "pulled": report.pulled,
            "snapshot": report.snapshot,
            "push_error": str(report.push_error) if report.push_error else None,
            "outbox": dict(session.outbox.counts()),
            "cursor": session.replica.cursor(),
        }
    finally:
        session.close()


def _tell(counted: dict[str, Any]) -> None:
    fetched = "a fresh copy was" if counted["snapshot"] else f"{counted['pulled']} changes were"
    typer.echo(f"{counted['pushed']} saved pieces of work were sent, and {fetched} fetched.")
    for word in ("conflicting", "refused", "waiting"):
        if counted[word]:
            typer.echo(f"{word.capitalize()}: {counted[word]}")
    if counted["push_error"]:
        typer.echo(counted["push_error"], err=True)


@contextmanager
def alone(home: "Home") -> Iterator[None]:
    """Hold the lock of the console, which keeps its state of these files in memory."""
    from PySide6.QtCore import QLockFile

    lock = QLockFile(str(home.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise WorldError(
            "The console is open on this machine, or another sync is at work.",
            "The open window syncs by itself; otherwise wait and try again.",
        )
    try:
        yield
    finally:
        lock.unlock()


def status(as_json: AsJson = False) -> None:
    """Say what is on this machine: the centre it uses, its keyring, and whose files are here."""
    from db.local.home import Home
    from db.local.settings import read_settings
    from db.local.waiting import waiting_here

    home = Home.find()
    settings = read_settings(home.settings)
    folders = sorted(home.advisors.iterdir()) if home.advisors.is_dir() else []
    found: dict[str, Any] = {
        "home": str(home.root),
        "centre": settings.centre,
        "last_login": settings.last_login,
        "keyring": _keyring(),
        "advisors": [_advisor(folder) for folder in folders if folder.is_dir()],
        "waiting": [
            {"login": one.login, "unsent": one.unsent, "drafts": one.drafts} for one in waiting_here(home)
        ],
    }
    if as_json:
        say(found, as_json=True)
        return
    keyring = found["keyring"]
    say({name: found[name] for name in ("home", "centre", "last_login")}, as_json=False)
    typer.echo(f"keyring: {keyring.get('name') or keyring['reason'] + ' ' + keyring['way_on']}")
    for one in found["advisors"]:
        typer.echo(f"advisor: {one['login']}, {_bytes(one['replica_bytes'])} fetched")
    for one in found["waiting"]:
        typer.echo(f"not sent yet: {one['login']}, {one['unsent']} saved, {one['drafts']} half written")


def _keyring() -> dict[str, Any]:
    from db.local.keyring_access import OsKeyring

    try:
        return {"usable": True, "name": OsKeyring().check()}
    except WorldError as error:
        return {"usable": False, "reason": error.sentence, "way_on": error.way_on}


def _advisor(folder: Path) -> dict[str, Any]:
    return {
        "login": folder.name,
        "replica_bytes": _size(folder / "replica.db"),
        "outbox_bytes": _size(folder / "outbox.db"),
    }


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.exists() else None


def _bytes(size: int | None) -> str:
    return "nothing" if size is None else f"{size / 1_000_000:.1f} MB"
