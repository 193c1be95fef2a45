"""The administrator's command for an outbox that its owner will not send any more."""

import base64
import binascii
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.saying import say

if TYPE_CHECKING:
    from db.local.home import AdvisorFolder
    from db.local.outbox import SqlOutbox
    from db.local.rescue import Rescued

outboxes = typer.Typer(help="Saved work that was never sent.", rich_markup_mode=None)


@outboxes.callback()
def _outboxes() -> None:
    """Saved work that was never sent."""


@outboxes.command(short_help="Send an abandoned machine's saved work.")
def recover(
    *,
    key: Annotated[Path, typer.Option(help="The council's private recovery key, made by central init.")],
    login: Annotated[str, typer.Option(help="Whose saved work it is.")],
    url: Annotated[
        str,
        typer.Option(
            envvar="ADVISOR_CONSOLE_ADMIN_URL",
            help="The centre, as its administrator reaches it: postgresql://user:password@host/database.",
        ),
    ],
    home: Annotated[
        Path | None,
        typer.Option(help="The console's folder on that machine, or a copy; this machine's if left out."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document instead of sentences.")
    ] = False,
) -> None:
    """Open an abandoned outbox with the recovery key and send what the centre never received.

    The files stay as they are. Sent work is recorded under its owner, as a claim, and under the login that
    sent it. Drafts are counted and never sent.
    """
    from db.central import recovering
    from db.local.home import Home
    from ui.cli.reaching import in_plain_words, reach_centre

    place = Home(home.absolute()) if home is not None else Home.find()
    folder = place.advisor(login)
    opened = _outbox_key(folder, _private_key(key))
    address = reach_centre(url)
    with in_plain_words(address):
        recovering.require_owner(address, login)
    with tempfile.TemporaryDirectory(prefix="advisor-console-") as scratch:
        counted = _recover(folder, Path(scratch), opened, address)
    if as_json:
        say(counted, as_json=True)
    else:
        _tell(counted)


def _recover(folder: "AdvisorFolder", scratch: Path, key: bytes, address: str) -> dict[str, Any]:
    """Work on a copy, still encrypted, so that the machine's own files stay as they are."""
    from db.central import recovering
    from db.local.home import AdvisorFolder
    from db.local.letters import LocalLetters
    from db.local.rescue import open_or_rescue
    from ui.cli.reaching import in_plain_words

    copy = AdvisorFolder(folder.login, scratch / "copy")
    shutil.copytree(folder.folder, copy.folder, ignore=shutil.ignore_patterns("replica.db*", "damaged-*"))
    outbox, rescued = open_or_rescue(copy, key)
    try:
        commands = outbox.all_commands()
        letters = LocalLetters(outbox.file)
        with in_plain_words(address):
            # Letters first, as a command that names one is only half of it.
            waiting = letters.not_uploaded()
            for sha256 in waiting:
                pdf = letters.get(sha256)
                if pdf is not None:
                    recovering.put_letter(address, sha256, pdf)
            results = recovering.push_for(address, folder.login, commands)
        return _counted(
            outbox, rescued, len(commands), [result.outcome.value for result in results], len(waiting)
        )
    finally:
        outbox.file.close()


def _counted(
    outbox: "SqlOutbox", rescued: "Rescued | None", commands: int, outcomes: list[str], letters: int
) -> dict[str, Any]:
    from db.local.drafts import SqlDrafts

    return {
        "login": outbox.owner,
        "commands": commands,
        "received_before": commands - len(outcomes),
        "sent": len(outcomes),
        **{name: outcomes.count(name) for name in ("applied", "conflicting", "refused", "waiting")},
        "letters": letters,
        "unreadable": 0 if rescued is None else len(rescued.lost),
        # Titles hold customers' names, which are none of the administrator's business.
        "drafts": [
            {"kind": draft.kind, "saved_at": draft.saved_at.isoformat()}
            for draft in SqlDrafts(outbox.file).all()
        ],
    }


def _tell(counted: dict[str, Any]) -> None:
    typer.echo(
        f"{counted['commands']} saved pieces of work found: {counted['received_before']} had been received,"
        f" {counted['sent']} were sent now."
    )
    for word in ("applied", "conflicting", "refused", "waiting", "letters", "unreadable"):
        if counted[word]:
            typer.echo(f"{word.capitalize()}: {counted[word]}")
    for draft in counted["drafts"]:
        typer.echo(f"Draft, not sent: {draft['kind']}, kept {draft['saved_at']}")


def _private_key(path: Path) -> bytes:
    try:
        found = base64.b64decode(path.read_text("ascii").strip(), validate=True)
    except OSError as error:
        raise WorldError(
            f"{path} cannot be read: {error.strerror}.", "Name the recovery key's file."
        ) from error
    except (UnicodeDecodeError, binascii.Error):
        found = b""
    if len(found) != 32:
        raise WorldError(f"{path} is not a recovery key.", "Name the file that central init made.")
    return found


def _outbox_key(folder: "AdvisorFolder", private: bytes) -> bytes:
    from db.local.keyring_access import OsKeyring
    from db.local.keys import FileKeys, open_sealed

    if not folder.keys.exists():
        raise WorldError(
            f"There is nothing of {folder.login} in {folder.folder.parent.parent}.",
            "Name that machine's folder with --home, and the login as they sign in.",
        )
    box = FileKeys(folder, OsKeyring()).sealed_outbox_key()
    if box is None:
        raise WorldError(
            "This outbox was never sealed to a recovery key.",
            "Only its owner's password opens it, on that machine.",
        )
    return open_sealed(box, private)
