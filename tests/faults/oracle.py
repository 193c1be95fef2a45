"""The judge: what the harness noted as saved, against what stands at the centre and on every machine."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor_console.domain.errors import LocalFileDamaged
from advisor_console.domain.ids import CommandId, EntityId
from db.central.chain import broken_links
from db.local.replica_schema import TABLES
from tests.faults.world import Console, Word, World, kept

_SPOKEN_FOR = {"title": "family_name", "given_names": "family_name"}
"""A name is one group: it is known by its family name, and that the rest goes with it is checked apart."""

_MOST = 100_000
Slot = tuple[str, str, str]
"""An entity, the id of a row, and a field or what speaks for its group."""


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre as its superuser reads it when everything has come to rest."""

    commands: Mapping[str, list[dict[str, Any]]]
    feed: list[tuple[str, str, str]]
    rows: Mapping[str, Mapping[str, dict[str, Any]]]
    broken: list[str]

    def outcome(self, command: CommandId) -> dict[str, Any] | None:
        """The last that was said of a command."""
        return self.commands[command][-1] if command in self.commands else None


def read(world: World, entities: Iterable[str]) -> Centre:
    """Read the centre past every function of ours."""
    commands: dict[str, list[dict[str, Any]]] = {}
    with world.database.administrator() as connection:
        for (row,) in connection.execute("SELECT to_jsonb(c) FROM sync.command AS c ORDER BY position"):
            commands.setdefault(row["command_id"], []).append(row)
        feed = connection.execute(
            "SELECT entity, row_id::text, command_id::text FROM sync.feed WHERE command_id IS NOT NULL"
        ).fetchall()
        rows: dict[str, dict[str, dict[str, Any]]] = {}
        for entity in entities:
            found = connection.execute(f"SELECT to_jsonb(t) FROM council.{entity} AS t".encode()).fetchall()
            rows[entity] = {row["id"]: row for (row,) in found}
        broken = list(broken_links(connection))
    return Centre(commands, [(str(e), str(r), str(c)) for e, r, c in feed], rows, broken)


def judge(world: World, entities: Iterable[str]) -> None:
    """Complain of every word lost, doubled or overwritten; everything has come to rest."""
    centre = read(world, entities)
    _received_once(world, centre)
    _landed_once(world, centre)
    _every_word_is_somewhere(world, centre)
    _conflicts_hold_three_sides(world, centre)
    _closed_by_who_chose(world, centre)
    for sentence in centre.broken:
        world.complain("overwritten", sentence)
    for console in world.consoles:
        console.do(lambda session, console=console: _outbox_agrees(console, centre))  # type: ignore[misc]
        shows_the_same(console, centre)
    world.count("conflicts", len(centre.rows["conflict"]))
    world.count("commands", len(world.words))


def forgive_what_cannot_be_read(console: Console) -> None:
    """After the advisor was told of it: what neither the machine nor the centre has is no longer expected."""
    centre = read(console.world, ("person",))
    there = {one.id for one in console.do(kept) or ()}
    for word in console.world.words.values():
        said = centre.outcome(word.intent.id)
        landed = said is not None and said["outcome"] in ("applied", "conflicting")
        if word.console is console and word.intent.id not in there and not landed:
            word.state = "spoilt"


def _received_once(world: World, centre: Centre) -> None:
    for word in world.words.values():
        said = centre.commands.get(word.intent.id, [])
        if word.state == "saved" and not said:
            world.complain("lost", f"{_name(word)} was saved and is not at the centre")
        elif word.state not in ("saved", "spoilt") and said:
            world.complain("doubled", f"{_name(word)} was {word.state} and is at the centre all the same")
        first = [row for row in said if row["attempt"] == 0]
        final = [row for row in said if row["outcome"] != "waiting"]
        if said and (len(first) != 1 or len(final) > 1):
            world.complain("doubled", f"{_name(word)} was judged {len(first)} times and landed {len(final)}")
        if any(row["owner"] != word.console.login for row in said):
            world.complain("overwritten", f"{_name(word)} stands under another's name")
    for id_ in centre.commands.keys() - world.words.keys():
        world.complain("doubled", f"the centre has the act {id_}, which nobody saved")
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for said in centre.commands.values():
        numbers[said[0]["owner"], said[0]["device"]].append(said[0]["n"])
    for (owner, _), counted in numbers.items():
        if sorted(counted) != list(range(1, len(counted) + 1)):
            world.complain("lost", f"the numbers of {owner} have a gap")


def _landed_once(world: World, centre: Centre) -> None:
    for (entity, row, command), times in Counter(centre.feed).items():
        outcome = centre.outcome(CommandId(EntityId(command)))
        if times > 1 or outcome is None or outcome["outcome"] in ("refused", "waiting"):
            world.complain("doubled", f"{command} is {times} times in the feed for {entity} {row}")
    bodies = Counter(row["body"] for row in centre.rows["note"].values())
    for body, times in bodies.items():
        if times > 1:
            world.complain("doubled", f"the note {body} is there {times} times")
    conflicts = Counter(
        (row["command_id"], row["entity"], row["row_id"], row["group_name"])
        for row in centre.rows["conflict"].values()
    )
    for key, times in conflicts.items():
        if times > 1:
            world.complain("doubled", f"the conflict {key} is there {times} times")


def _every_word_is_somewhere(world: World, centre: Centre) -> None:
    """A value that was taken is there still, or somebody who saw it replaced it, or it is in a conflict.

    Every value is written once in a schedule. From each value that can be seen a thread leads back: who wrote
    it had its base before their eyes. A taken value that no thread leads to was covered unseen.
    """
    taken: dict[tuple[Slot, Any], list[Any]] = defaultdict(list)
    for word in _with_outcome(world, centre, "applied", "conflicting"):
        for slot, base, new in _values(word):
            taken[slot, new].append(base)
    seen = _followed(set(_shown(centre)), taken)
    for word in _with_outcome(world, centre, "applied", "conflicting"):
        for change in word.intent.changes:
            if change.op == "create" and change.id not in centre.rows.get(change.entity, {change.id: 0}):
                world.complain("lost", f"{_name(word)} was taken and its {change.entity} is not there")
        for slot, _, new in _values(word):
            if slot[0] in centre.rows and (slot, new) not in seen and slot[1] in centre.rows[slot[0]]:
                world.complain("overwritten", f"{new!r} of {_name(word)} in {slot} was covered unseen")
    _nothing_from_nowhere(world, centre, taken)
    _refused_is_with_its_author(world, centre)


def _followed(
    seen: set[tuple[Slot, Any]], taken: Mapping[tuple[Slot, Any], list[Any]]
) -> set[tuple[Slot, Any]]:
    todo = list(seen)
    while todo:
        slot, value = todo.pop()
        for base in taken.get((slot, value), []):
            if (slot, base) not in seen:
                seen.add((slot, base))
                todo.append((slot, base))
    return seen


def _shown(centre: Centre) -> Iterator[tuple[Slot, Any]]:
    for entity, rows in centre.rows.items():
        for id_, row in rows.items():
            for field, value in row.items():
                yield (entity, id_, field), _plain(value)
    for conflict in centre.rows["conflict"].values():
        for side in ("base", "mine", "theirs"):
            for field, value in conflict[side].items():
                yield (conflict["entity"], conflict["row_id"], field), _plain(value)


def _nothing_from_nowhere(world: World, centre: Centre, taken: Mapping[tuple[Slot, Any], list[Any]]) -> None:
    """What a refused act would have written must not be there, and a name is always one person's whole."""
    for word in _with_outcome(world, centre, "refused", "waiting"):
        for slot, _, new in _values(word):
            row = centre.rows.get(slot[0], {}).get(slot[1])
            if row is not None and new and _plain(row[slot[2]]) == new and (slot, new) not in taken:
                world.complain("overwritten", f"{new!r} of {_name(word)} was refused and is there")
    for row in centre.rows["person"].values():
        whole = row["given_names"] == row["family_name"] and row["title"] in (None, row["family_name"])
        if not whole and (row["given_names"], row["family_name"]) != ("Ann", "Lee"):
            world.complain(
                "overwritten", f"a name was mixed of two: {row['given_names']} {row['family_name']}"
            )


def _refused_is_with_its_author(world: World, centre: Centre) -> None:
    mended = {word.intent.supersedes for word in world.words.values() if word.state == "saved"}
    has: dict[int, dict[str, str]] = {}
    for word in _with_outcome(world, centre, "refused", "waiting"):
        if word.intent.id in mended:
            continue
        console = word.console
        if id(console) not in has:
            has[id(console)] = console.do(_held_back) or {}
        if not has[id(console)].get(word.intent.id):
            world.complain("lost", f"{_name(word)} was refused and its author does not have it, or not why")


def _held_back(session: Any) -> dict[str, str]:
    """What a console still has of acts that did not land, with the reasons."""
    waiting = [item for item in session.outbox.unsettled() if item.result is not None]
    return {
        item.command.id: item.result.reason or ""
        for item in (*session.outbox.refused(), *waiting)
        if item.result
    }


def _conflicts_hold_three_sides(world: World, centre: Centre) -> None:
    for word in _with_outcome(world, centre, "conflicting"):
        said = centre.outcome(word.intent.id)
        for conflict in said["conflicts"] if said else ():
            row = centre.rows["conflict"].get(conflict)
            if row is None or not (row["base"] and row["mine"] and row["theirs"]):
                world.complain("lost", f"{_name(word)} is contested and the conflict is not whole")


def _closed_by_who_chose(world: World, centre: Centre) -> None:
    """A conflict is closed by nothing but a choice, and as its author chose."""
    chosen = {
        (change.id, word.console.login, _plain(change.fields["choice"].new))
        for word in _with_outcome(world, centre, "applied", "conflicting")
        for change in word.intent.changes
        if change.entity == "conflict" and "choice" in change.fields
    }
    for row in centre.rows["conflict"].values():
        closed = (row["id"], row["chosen_by"], row["choice"])
        if row["state"] != "open" and closed not in chosen:
            world.complain("overwritten", f"the conflict {row['id']} was closed, and nobody chose that")


def _outbox_agrees(console: Console, centre: Centre) -> None:
    """What the machine says of its acts is what the centre says of them, and nothing is left to send."""
    assert console.session is not None
    outbox = console.session.outbox
    unsent = {command.id for command in outbox.unsent(_MOST)}
    for one in kept(console.session):
        said = centre.outcome(one.id)
        if said is None or (one.id in unsent) != (said["outcome"] == "waiting"):
            console.world.complain("lost", f"{console.login}'s number {one.n} was never sent")
        elif one.outcome != said["outcome"]:
            console.world.complain(
                "overwritten", f"{one.id} is {said['outcome']}, and its author reads {one.outcome}"
            )


def shows_the_same(console: Console, centre: Centre) -> None:
    """The machine's rows are the centre's rows, but for those that an act still waiting touches."""
    held = console.do(lambda session: {
        change.id for item in session.outbox.unsettled() for change in item.command.changes
    })  # fmt: skip
    fetched = False
    for entity, there in centre.rows.items():
        table = TABLES[entity]
        shown = console.rows(entity)
        if isinstance(console.error, LocalFileDamaged) and console.tampered and not fetched:
            # A page that nobody had read before. The advisor has been told that it is fetched by itself.
            # Once: the new copy is whole, and a console that nobody has tampered with has nothing to fetch.
            fetched = True
            console.sync()
            shown = console.rows(entity)
        here = {id_: tuple(row.values()) for id_, row in shown.items()}
        if console.error is not None or held is None:
            console.world.complain("lost", f"{console.login} cannot show {entity}: {console.error}")
            return
        for id_ in here.keys() | there.keys():
            if id_ in held:
                continue
            wanted = table.row(there[id_]) if id_ in there else None
            if here.get(EntityId(id_)) != wanted:
                console.world.complain(
                    "doubled" if wanted is None else "lost",
                    f"{console.login} shows another {entity} {id_} than the centre",
                )


def _with_outcome(world: World, centre: Centre, *outcomes: str) -> Iterator[Word]:
    for word in world.words.values():
        said = centre.outcome(word.intent.id)
        if word.state == "saved" and said is not None and said["outcome"] in outcomes:
            yield word


def _values(word: Word) -> Iterator[tuple[Slot, Any, Any]]:
    """Each value of an act that can be followed: where, what was seen there before, what was written."""
    for change in word.intent.changes:
        for field, value in change.fields.items():
            # What a choice says of the conflict itself is judged apart.
            if field not in _SPOKEN_FOR and change.entity != "conflict":
                yield (change.entity, change.id, field), _plain(value.base), _plain(value.new)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else json.dumps(value, sort_keys=True)


def _name(word: Word) -> str:
    return f"{word.console.login}'s act {word.intent.id}"
