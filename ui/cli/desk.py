"""Commands of one advisor's desk: sync without a window, and what is on this machine."""

from typing import Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from db.local.home import Home
from db.local.keyring_access import OsKeyring
from db.local.settings import read_settings
from ui.cli.saying import ask_password, say

Login = Annotated[str | None, typer.Option(help="The advisor; the last one who signed in when left out.")]
Centre = Annotated[str | None, typer.Option(help="The centre's address; this machine's setting if left out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def sync(
    once: Annotated[bool, typer.Option("--once", help="One round, then stop.")] = False,
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Send what is saved here and fetch what changed at the centre, for one advisor."""
    from ui.app.session import sign_in

    if not once:
        raise WorldError("The window syncs by itself; the command makes one round.", "Add --once.")
    home = Home.find()
    home.prepare()
    settings = read_settings(home.settings)
    who, where = login or settings.last_login, centre or settings.centre
    if who is None or where is None:
        raise WorldError(
            "Nobody has signed in on this machine yet.", "Give --login and --centre, or open the console."
        )
    session = sign_in(home, where, who, ask_password(f"Password for {who}"))
    try:
        report = session.sync_once()
        counted: dict[str, Any] = {
            "pushed": report.pushed,
            "applied": report.applied,
            "conflicting": report.conflicting,
            "refused": report.refused,
            "waiting": report.waiting,
            "pulled": report.pulled,
            "snapshot": report.snapshot,
            "push_error": report.push_error.sentence if report.push_error else None,
            "outbox": dict(session.outbox.counts()),
            "cursor": session.replica.cursor(),
        }
    finally:
        session.close()
    say(counted, as_json=as_json)
    raise typer.Exit(1 if report.push_error else 0)


def status(as_json: AsJson = False) -> None:
    """Say what is on this machine: the centre it uses, its keyring, and whose files are here."""
    home = Home.find()
    settings = read_settings(home.settings)
    try:
        keyring: dict[str, Any] = {"usable": True, "name": OsKeyring().check()}
    except WorldError as error:
        keyring = {"usable": False, "reason": error.sentence, "way_on": error.way_on}
    advisors = [
        {
            "login": folder.name,
            "replica_bytes": _size(folder / "replica.db"),
            "outbox_bytes": _size(folder / "outbox.db"),
        }
        for folder in (sorted(home.advisors.iterdir()) if home.advisors.is_dir() else [])
    ]
    say(
        {
            "home": str(home.root),
            "centre": settings.centre,
            "last_login": settings.last_login,
            "keyring": keyring,
            "advisors": advisors,
        },
        as_json=as_json,
    )


def _size(path: Any) -> int | None:
    return path.stat().st_size if path.exists() else None
