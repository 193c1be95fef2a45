"""What happened with one customer, newest first, from contacts, letters, notes and changes."""

from sqlalchemy import Connection, select

from advisor_console.domain.customer import TimelineEntry
from advisor_console.domain.ids import EntityId, PersonId
from db.schema import ENTITIES

_MOST = 200
"""Older history is fetched when it is asked for; a record that opens at once matters more."""

_CHANNELS = {
    "phone": "Call",
    "counter": "Counter",
    "library": "Library",
    "email": "Email",
    "web": "Web",
    "letter": "Letter in",
    "voicemail": "Voicemail",
}
_FORMATS = {
    "standard": "standard print",
    "clear": "clear print",
    "large-18": "large print 18 pt",
    "large-24": "large print 24 pt",
    "screen": "for a screen",
    "text": "plain text",
}
_OUTCOMES = {
    "answered": "Answered at first contact",
    "passed_on": "Passed on",
    "call_back": "Call back promised",
    "ended": "Call ended by us",
}


def timeline_of(connection: Connection, person: PersonId) -> tuple[TimelineEntry, ...]:
    """Read the newest entries of each kind and merge them by time."""
    names = _advisors(connection)
    entries = [
        *_contacts(connection, person, names),
        *_letters(connection, person),
        *_notes(connection, person, names),
        *_changes(connection, person, names),
    ]
    entries.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
    return tuple(entries[:_MOST])


def _advisors(connection: Connection) -> dict[str, str]:
    table = ENTITIES["advisor"]
    rows = connection.execute(select(table.c.login, table.c.full_name))
    return {row.login: row.full_name for row in rows}


def _contacts(connection: Connection, person: PersonId, names: dict[str, str]) -> list[TimelineEntry]:
    table = ENTITIES["contact"]
    query = (
        select(table)
        .where((table.c.person_id == person) | (table.c.caller_id == person))
        .order_by(table.c.started_at.desc())
        .limit(_MOST)
    )
    entries = []
    for row in connection.execute(query):
        following = ""
        if row.next_step:
            who = f" ({row.next_who})" if row.next_who else ""
            by = f", by {row.next_by.day} {row.next_by:%B}" if row.next_by else ""
            following = f" Next: {row.next_step.rstrip('.')}{who}{by}."
        # A newer console or centre may know channels and outcomes that this one does not.
        outcome = _OUTCOMES.get(row.outcome, row.outcome.replace("_", " ").capitalize())
        channel = _CHANNELS.get(row.channel, row.channel.replace("_", " ").capitalize())
        detail = f"{outcome}, {names.get(row.advisor, row.advisor)}"
        text = f"{row.reason}. {row.summary}".strip() if row.summary else f"{row.reason}."
        entries.append(
            TimelineEntry(EntityId(row.id), "contact", row.started_at, channel, text + following, detail)
        )
    return entries


def _letters(connection: Connection, person: PersonId) -> list[TimelineEntry]:
    table = ENTITIES["letter"]
    query = select(table).where(table.c.person_id == person).order_by(table.c.issued_at.desc()).limit(_MOST)
    return [
        TimelineEntry(
            EntityId(row.id),
            "letter",
            row.issued_at,
            "Letter",
            f"{row.title}.",
            f"{row.reference}, {_FORMATS.get(row.format, row.format)}",
        )
        for row in connection.execute(query)
    ]


def _notes(connection: Connection, person: PersonId, names: dict[str, str]) -> list[TimelineEntry]:
    table = ENTITIES["note"]
    query = select(table).where(table.c.person_id == person).order_by(table.c.written_at.desc()).limit(_MOST)
    return [
        TimelineEntry(
            EntityId(row.id), "note", row.written_at, "Note", row.body, names.get(row.advisor, row.advisor)
        )
        for row in connection.execute(query)
    ]


def _changes(connection: Connection, person: PersonId, names: dict[str, str]) -> list[TimelineEntry]:
    table = ENTITIES["notification"]
    query = select(table).where(table.c.person_id == person).order_by(table.c.reported_at.desc()).limit(_MOST)
    return [
        TimelineEntry(
            EntityId(row.id),
            "change",
            row.reported_at,
            "Change",
            _told(row.kind, row.told),
            f"{row.reference}, {names.get(row.advisor, row.advisor)}",
        )
        for row in connection.execute(query)
    ]


def _told(kind: str, told: dict[str, object]) -> str:
    summary = told.get("summary")
    return str(summary) if summary else f"{kind.replace('_', ' ').capitalize()} reported."
