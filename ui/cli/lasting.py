"""The administrator's commands for backups, what is safe in them, and coming back from one."""

from pathlib import Path
from typing import Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.central import Url
from ui.cli.saying import AsJson, say

BackupFolder = Annotated[
    Path,
    typer.Option(
        "--dir", help="The backup's folder: a new one for each backup, such as one named for the day."
    ),
]


def backup(folder: BackupFolder, url: Url, as_json: AsJson = False) -> None:
    """Keep everything the centre holds, as it stands at one moment, in a new folder; consoles work on.

    Says up to which entry of the feed the backup goes: once the folder is where it cannot be lost, tell the
    centre with `central durable`.
    """
    from db.central.backup import back_up
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        made = back_up(address, folder)
    if as_json:
        say(
            {
                "dir": str(folder.absolute()),
                "made_at": made.made_at,
                "revision": made.revision,
                "seq": made.seq,
                "rows": sum(table.rows for table in made.tables),
            },
            as_json=True,
        )
        return
    typer.echo(
        f"The backup is in {folder.absolute()}. It holds personal data: keep it as safe as the centre."
    )
    typer.echo("Once it is where it cannot be lost, run:")
    typer.echo(f"  advisor-console central durable --seq {made.seq}")


def restore(folder: BackupFolder, url: Url) -> None:
    """Make the centre that a backup holds in an empty database.

    Consoles that reach it there offer again what they had sent since the backup, and copy all rows.
    """
    from db.central import restoring
    from ui.cli.reaching import in_plain_words, reach_database

    address = reach_database(url)
    with in_plain_words(address):
        made = restoring.restore(address, folder)
    typer.echo(f"The centre is as it was at {made.made_at}, entry {made.seq} of its feed.")
    typer.echo("Consoles that reach it send again by themselves what came later.")


def durable(
    seq: Annotated[
        int, typer.Option("--seq", min=0, help="The entry of the feed that central backup named.")
    ],
    url: Url,
) -> None:
    """Say that a backup up to this entry of the feed is safe; consoles need not keep what is behind it."""
    from db.central import lasting
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        lasting.mark_durable(address, seq)
    typer.echo(f"Up to entry {seq} everything is safe. Consoles keep only what came after it.")


def prune(
    url: Url,
    keep: Annotated[
        int, typer.Option(min=0, help="How many of the feed's last entries stay at least.")
    ] = 1_000_000,
) -> None:
    """Remove what is old in the feed: never what is beyond the durable mark, nor its last entries.

    Consoles that were away for longer copy all rows when they come back; nothing of theirs is lost.
    """
    from db.central import lasting
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        done = lasting.prune(address, keep)
    typer.echo(f"The feed begins after entry {done.floor}. Entries removed: {done.removed}.")


def erase(
    url: Url,
    command: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A command's id. Can be given more than once.")
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="REF", help="A customer's reference: all that was sent about them.")
    ] = None,
) -> None:
    """Erase for good, as the law may ask, what was sent to the centre: the texts in the record of commands.

    Who sent something, when, and how it was answered stays, and the record still verifies. The council's
    records are not touched, nor backups and what consoles keep until the durable mark has passed it.
    """
    from db.central import erasing
    from ui.cli.reaching import in_plain_words, reach_centre

    if bool(command) == bool(person):
        raise WorldError("Nothing to erase was named.", "Give either --command or --person.")
    address = reach_centre(url)
    with in_plain_words(address):
        done = (
            erasing.erase_person(address, person)
            if person
            else erasing.erase_commands(address, command or [])
        )
    typer.echo(f"Texts erased: {done.erased} of {done.meant}. The rest had been erased before.")


def restored(url: Url) -> None:
    """Tell the consoles that the database was brought back to an earlier moment by PostgreSQL's own means.

    They offer again what they had sent, and copy all rows. `central restore` does this by itself.
    """
    from db.central import lasting
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        lasting.begin_history(address, "restored by the administrator")
    typer.echo("Consoles send again by themselves what came after the moment that was restored.")
