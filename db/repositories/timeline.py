"""What happened with one customer, newest first: contacts, letters, notes, changes, work handed back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Select, Table, and_, or_, select, true

from advisor_console.domain.customer import TIMELINE_MOST, OlderEntries, TimelineEntry
from advisor_console.domain.feed import HistoryPage
from advisor_console.domain.ids import EntityId, PersonId
from db.schema import ENTITIES
from db.schema.types import UtcDateTime

Names = Mapping[str, str]
"""Advisors' full names by their logins."""

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
_SERVICES = {
    "council_tax": "Council tax",
    "waste": "Waste",
    "electoral": "Electoral registration",
    "benefits": "Benefits",
}
_OUTCOMES = {
    "answered": "Answered at first contact",
    "passed_on": "Passed on",
    "call_back": "Call back promised",
    "ended": "Call ended by us",
}


@dataclass(frozen=True, slots=True)
class _Source:
    """An entity whose rows are entries: when they happened, whose they are, and what they say."""

    table: Table
    at: str
    people: tuple[str, ...]
    entry: Callable[[Any, Names], TimelineEntry]
    only: ColumnElement[bool] = field(default_factory=true)
    rows: Select[Any] | None = None
    """How they are read, where the table alone does not say everything."""

    def newest(self, person: PersonId) -> Select[Any]:
        """Select the newest rows of a person."""
        columns = self.table.c
        return (
            (select(self.table) if self.rows is None else self.rows)
            .where(or_(*(columns[name] == person for name in self.people)), self.only)
            .order_by(columns[self.at].desc())
            .limit(TIMELINE_MOST)
        )


def timeline_of(connection: Connection, person: PersonId) -> tuple[TimelineEntry, ...]:
    """Read the newest entries of each kind and merge them by time."""
    names = advisors(connection)
    entries = [
        source.entry(row, names)
        for source in _SOURCES.values()
        for row in connection.execute(source.newest(person))
    ]
    entries.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
    return tuple(entries[:TIMELINE_MOST])


def older_entries(page: HistoryPage, names: Names) -> OlderEntries:
    """Say what the centre looked up as the replica's own rows are said."""
    entries = (
        _SOURCES[entity].entry(_row(_SOURCES[entity].table, values), names) for entity, values in page.rows
    )
    return OlderEntries(tuple(entries), page.more)


def advisors(connection: Connection) -> Names:
    """Read advisors' full names by their logins."""
    table = ENTITIES["advisor"]
    rows = connection.execute(select(table.c.login, table.c.full_name))
    return {row.login: row.full_name for row in rows}


def _row(table: Table, values: Mapping[str, Any]) -> SimpleNamespace:
    """Give a row that came as JSON the values that one of the replica has."""
    row = SimpleNamespace(**values)
    for column in table.columns:
        value = values[column.name]
        if value is not None and isinstance(column.type, UtcDateTime):
            setattr(row, column.name, datetime.fromisoformat(value))
        elif value is not None and isinstance(column.type, Date):
            setattr(row, column.name, date.fromisoformat(value))
    return row


def _contact(row: Any, names: Names) -> TimelineEntry:
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
    return TimelineEntry(EntityId(row.id), "contact", row.started_at, channel, text + following, detail)


def _letter(row: Any, _names: Names) -> TimelineEntry:
    detail = f"{row.reference}, {_FORMATS.get(row.format, row.format)}"
    return TimelineEntry(EntityId(row.id), "letter", row.issued_at, "Letter", f"{row.title}.", detail)


def _printing(row: Any, names: Names) -> TimelineEntry:
    by = names.get(row.advisor, row.advisor)
    copies = f", {row.copies} copies" if row.copies > 1 else ""
    # Consoles keep a printing a little longer than an older letter of which it is.
    text = f"{row.title or 'An older letter'}."
    return TimelineEntry(
        EntityId(row.id), "printing", row.printed_at, "Printed", text, f"{row.printer}{copies}, {by}"
    )


def _note(row: Any, names: Names) -> TimelineEntry:
    by = names.get(row.advisor, row.advisor)
    return TimelineEntry(EntityId(row.id), "note", row.written_at, "Note", row.body, by)


def _change(row: Any, names: Names) -> TimelineEntry:
    detail = f"{row.reference}, {names.get(row.advisor, row.advisor)}"
    text = _told(row.kind, row.told)
    return TimelineEntry(EntityId(row.id), "change", row.reported_at, "Change", text, detail)


def _handed_back(row: Any, _names: Names) -> TimelineEntry:
    detail = f"{_SERVICES.get(row.service, row.service.replace('_', ' '))}, {row.reference}"
    return TimelineEntry(EntityId(row.id), "work", row.answered_at, "Handed back", row.reason, detail)


def _told(kind: str, told: dict[str, object]) -> str:
    summary = told.get("summary")
    return str(summary) if summary else f"{kind.replace('_', ' ').capitalize()} reported."


_work, _printings, _letters = ENTITIES["work_item"], ENTITIES["letter_printing"], ENTITIES["letter"]
_SOURCES = {
    source.table.name: source
    for source in (
        _Source(ENTITIES["contact"], "started_at", ("person_id", "caller_id"), _contact),
        _Source(ENTITIES["letter"], "issued_at", ("person_id",), _letter),
        _Source(
            _printings,
            "printed_at",
            ("person_id",),
            _printing,
            rows=select(_printings, _letters.c.title).outerjoin(
                _letters, _letters.c.id == _printings.c.letter_id
            ),
        ),
        _Source(ENTITIES["note"], "written_at", ("person_id",), _note),
        _Source(ENTITIES["notification"], "reported_at", ("person_id",), _change),
        _Source(
            _work,
            "answered_at",
            ("person_id",),
            _handed_back,
            and_(_work.c.status == "rejected", _work.c.answered_at.is_not(None)),
        ),
    )
}
