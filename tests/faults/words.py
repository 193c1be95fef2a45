"""What advisors do all day, at random: notes, numbers, names, people, choices, and what will be refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from advisor_console.domain.changes import Change, Command, FieldChange, altered, created
from advisor_console.domain.conflicts import Side, choice_changes
from advisor_console.domain.ids import EntityId, new_id
from tests.faults.ground import CUSTOMERS
from tests.faults.world import Console, Word

_FIELDS = ("mobile", "phone", "email", "known_as")
_NAME = ("title", "given_names", "family_name")
_CHOOSES = 0.4
"""How often somebody looks first whether there is something to choose; most of the time there is not."""
_AGAIN = 0.25
_EVER = datetime(2000, 1, 1, tzinfo=UTC)
_AT = "2026-11-23T10:42:00+00:00"
_DAY = (
    ("note", 22), ("number", 40), ("name", 10), ("several", 10), ("person", 6), ("empty note", 3),
    ("no name", 4), ("taken reference", 2), ("mend", 6)
)  # fmt: skip

Row = Mapping[str, Any]


def act(console: Console) -> Word | None:
    """Do one thing at a console; None where it could show nothing to do it on."""
    people = console.rows("person")
    if not people:
        return None
    if console.world.random.random() < _CHOOSES and (word := choose(console)) is not None:
        return word
    kinds, weights = zip(*_DAY, strict=True)
    (kind,) = console.world.random.choices(kinds, weights)
    if kind == "mend":
        return _mend(console)
    return console.save(_changes(console, kind, _somebody(console, people)))


def number(console: Console, person: EntityId = CUSTOMERS[0]) -> Word | None:
    """Alter a number of one customer."""
    row = console.rows("person").get(person)
    return None if row is None else console.save([_number(console, row)])


def note(console: Console, person: EntityId, body: str) -> Change:
    """A new note in the advisor's name."""
    return note_of(console.login, person, body)


def note_of(login: str, person: EntityId, body: str) -> Change:
    """A new note in somebody's name."""
    values = {"person_id": person, "body": body, "written_at": _AT, "advisor": login}
    return created("note", new_id(), values)


def _somebody(console: Console, people: Mapping[EntityId, Row]) -> Row:
    """Mostly the same two, so that advisors meet on them."""
    if console.world.random.random() < 0.8:
        known = [one for one in CUSTOMERS[:2] if one in people]
        return people[console.world.random.choice(known)] if known else next(iter(people.values()))
    return console.world.random.choice(list(people.values()))


def _changes(console: Console, kind: str, row: Row) -> Sequence[Change]:
    person: EntityId = row["id"]
    token = console.world.token
    if kind == "note":
        return [note(console, person, token())]
    if kind == "number":
        return [_number(console, row)]
    if kind == "name":
        return [_named(row, token())]
    if kind == "several":
        return [note(console, person, token()), _number(console, row), _named(row, token())]
    if kind == "person":
        made = new_id()
        return [_person(made, f"R-{token()}", token()), note(console, made, token())]
    if kind == "empty note":
        return [note(console, person, token()), note(console, person, "")]
    if kind == "no name":
        return [_named(row, "")]
    return [_person(new_id(), "P-1", token())]


def _number(console: Console, row: Row) -> Change:
    field = console.world.random.choice(_FIELDS)
    return altered("person", row["id"], {field: row[field]}, {field: console.world.token()})


def _named(row: Row, token: str) -> Change:
    after = {"title": token or None, "given_names": token, "family_name": token}
    return altered("person", row["id"], {name: row[name] for name in _NAME}, after)


def _person(id_: EntityId, reference: str, token: str) -> Change:
    return created("person", id_, {"reference": reference, "given_names": token, "family_name": token})


def choose(console: Console) -> Word | None:
    """Choose a side of a conflict of one's own; now and then choose again where somebody has chosen."""
    again = console.world.random.random() < _AGAIN
    found = console.do(lambda session: session.conflicts.chosen(_EVER) if again else session.conflicts.open())
    if not found:
        return None
    conflict, side = console.world.random.choice(found), console.world.random.choice(list(Side))
    word = console.save(choice_changes(conflict, side, console.login, datetime.now(UTC)))
    console.world.count("choices", int(word.state == "saved"))
    return word


def _mend(console: Console) -> Word | None:
    """Put right the first act that was refused, and send it again under a new id."""
    refused = console.do(lambda session: [item.command for item in session.outbox.refused()])
    return mend(console, refused[0]) if refused else None


def mend(console: Console, refused: Command) -> Word:
    """Save what was refused again, with what was wrong put right."""
    changes = [_mended(console, change) for change in refused.changes]
    return console.save(changes, supersedes=refused.id)


def _mended(console: Console, change: Change) -> Change:
    fields = dict(change.fields)
    for name, value in change.fields.items():
        if value.new in ("", "P-1", None) and name in ("body", "reference"):
            fields[name] = FieldChange(value.base, f"R-{console.world.token()}")
    if "family_name" in fields and fields["family_name"].new == "":
        token = console.world.token()
        for name in _NAME:
            fields[name] = FieldChange(fields[name].base, token)
    return replace(change, fields=fields)
