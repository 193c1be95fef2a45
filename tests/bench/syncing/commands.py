"""Notes that desks save, and the proof that the centre has each of them exactly once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import psycopg

from advisor_console.domain.changes import Change, Command, created
from advisor_console.domain.ids import CommandId, EntityId, new_id
from advisor_console.services.ports import Intent
from db.central.chain import broken_links
from tests.bench import measuring

BODY = "Rang about the bins; the brown one was not emptied on Tuesday."
AT = datetime.now(UTC).isoformat()


def now() -> datetime:
    """The moment of saving."""
    return datetime.now(UTC)


Sent = tuple[str, str]
"""The id of a command that was sent, and of the one row that it makes or alters."""


def note(person: EntityId, login: str) -> Change:
    """A new note in somebody's name."""
    return created("note", new_id(), {"person_id": person, "body": BODY, "written_at": AT, "advisor": login})


def intent(*changes: Change) -> Intent:
    """An act to be saved."""
    return Intent(CommandId(new_id()), "note", changes)


def command(person: EntityId, login: str, device: str, n: int) -> Command:
    """The n-th note of a device."""
    return Command(
        id=CommandId(new_id()), owner=login, device=device, n=n, kind="note", contact=None,
        happened_at=now(), changes=(note(person, login),),
    )  # fmt: skip


def sent(commands: Iterable[Command]) -> list[Sent]:
    """What to look for at the centre."""
    return [(command.id, command.changes[0].id) for command in commands]


def figures(url: str, expected: Sequence[Sent]) -> list[dict[str, object]]:
    """Look for every command in the centre's record and feed, and for its note; nothing else may be there.

    overwritten counts notes whose words are not those that were sent.
    """
    with psycopg.connect(url) as connection:
        broken = list(broken_links(connection))
        kept = connection.execute(
            "SELECT c.command_id::text, f.row_id::text FROM sync.command AS c"
            " LEFT JOIN sync.feed AS f ON f.command_id = c.command_id"
        ).fetchall()
        notes = connection.execute(
            "SELECT n.body = %s FROM sync.feed AS f LEFT JOIN council.note AS n ON n.id = f.row_id"
            " WHERE f.entity = 'note' AND f.command_id IS NOT NULL",
            (BODY,),
        ).fetchall()
    found = Counter(kept)
    same = Counter(row[0] for row in notes)
    lost = sum(found[pair] == 0 for pair in expected) + same[None]
    doubled = sum((found - Counter(expected)).values())
    overwritten = same[False]
    return [
        measuring.figure("broken links of the chains behind all this", len(broken), "links", at_most=0),
        measuring.figure("commands sent in all this", len(expected), "commands"),
        *(
            measuring.figure(f"{name} of them at the centre", count, "commands", at_most=0)
            for name, count in (("lost", lost), ("doubled", doubled), ("overwritten", overwritten))
        ),
    ]
