"""What the centre's functions answer, read into the domain's own values; and commands as they are sent."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from advisor_console.domain.changes import Command, FeedPage, Outcome, PushResult, Written
from advisor_console.domain.feed import HistoryPage, ServerInfo, SnapshotChunk
from advisor_console.domain.ids import CommandId, CounterId, EntityId, PersonId, SiteId, TicketId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceLoad, ServiceType, Site, Ticket

Answer = Mapping[str, Any]


def commands_text(commands: Sequence[Command]) -> str:
    """Give commands as JSON that PostgreSQL can keep.

    It has no NUL and no half of a surrogate pair; neither means anything in what an advisor typed, and
    a command is never held up for one. The same command always gives the same text.
    """
    text = json.dumps([command.as_json() for command in commands], ensure_ascii=False)
    if "\\u0000" in text or not _is_whole(text):
        text = json.dumps([_storable(command.as_json()) for command in commands], ensure_ascii=False)
    return text


def _is_whole(text: str) -> bool:
    """Whether no half of a surrogate pair is in it; encoding says so fifty times as quickly as a search."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        whole = value.replace("\x00", "\N{REPLACEMENT CHARACTER}")
        return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value


def server_info(answer: Answer) -> ServerInfo:
    """Read console.server_info()."""
    return ServerInfo(
        revision=answer["revision"],
        oldest_console=answer["oldest_console"],
        epoch=answer["epoch"],
        last=answer["last"],
        last_hash=answer["last_hash"],
        floor=answer["floor"],
        login=answer["login"],
        full_name=answer["full_name"],
        roles=tuple(answer["roles"]),
        server_time=_instant(answer["server_time"]),
        durable=answer["durable"],
        durable_position=answer["durable_position"],
        record=answer["record"],
        record_hash=answer["record_hash"] or "",
        seen_hash=answer["seen_hash"],
    )


def push_result(answer: Answer) -> PushResult:
    """Read one answer of console.push()."""
    return PushResult(
        command=CommandId(EntityId(answer["command"])),
        outcome=Outcome(answer["outcome"]),
        seq=answer["seq"],
        reason=answer["reason"],
        conflicts=tuple(EntityId(conflict) for conflict in answer["conflicts"]),
        position=answer["position"],
    )


def feed_page(answer: Answer) -> FeedPage:
    """Read console.pull()."""
    return FeedPage(
        state=answer["state"],
        epoch=answer["epoch"],
        last=answer["last"],
        last_hash=answer["last_hash"],
        server_time=_instant(answer["server_time"]),
        more=answer["more"],
        rows=answer["rows"],
        gone=answer["gone"],
        reload=frozenset(answer["reload"]),
        written={
            EntityId(row): Written(login, _instant(at))
            for row, (login, at) in answer.get("written", {}).items()
        },
    )


def snapshot_chunk(answer: Answer) -> SnapshotChunk:
    """Read console.snapshot()."""
    return SnapshotChunk(
        entity=answer["entity"],
        columns=tuple(answer["columns"]),
        rows=answer["rows"],
        after=EntityId(answer["after"]) if answer["after"] is not None else None,
    )


def history_page(answer: Answer) -> HistoryPage:
    """Read console.history()."""
    return HistoryPage(rows=[(entity, row) for entity, row in answer["rows"]], more=answer["more"])


def site(answer: Answer) -> Site:
    """Read one of console.sites()."""
    return Site(SiteId(EntityId(answer["id"])), answer["name"], answer["kind"])


def counter(answer: Answer) -> Counter:
    """Read one of console.counters()."""
    return Counter(CounterId(EntityId(answer["id"])), SiteId(EntityId(answer["site_id"])), answer["name"])


def service_type(answer: Answer) -> ServiceType:
    """Read one of console.services()."""
    return ServiceType(EntityId(answer["id"]), answer["code"], answer["name"], answer["prefix"])


def ticket(answer: Answer) -> Ticket:
    """Read a ticket."""
    person = answer["person_id"]
    return Ticket(
        id=TicketId(EntityId(answer["id"])),
        number=answer["number"],
        service=answer["service"],
        state=answer["state"],
        joined_at=_instant(answer["joined_at"]),
        called_at=_instant(answer["called_at"]) if answer["called_at"] is not None else None,
        counter=answer["counter"],
        person_id=PersonId(EntityId(person)) if person is not None else None,
        needs=answer["needs"],
    )


def queue_board(answer: Answer) -> QueueBoard:
    """Read console.board() or console.display()."""
    return QueueBoard(
        site=site(answer["site"]),
        at=_instant(answer["at"]),
        waiting=tuple(ticket(entry) for entry in answer["waiting"]),
        called=tuple(ticket(entry) for entry in answer["called"]),
        loads=tuple(
            ServiceLoad(
                service=entry["service"],
                waiting=entry["waiting"],
                busy=entry["busy"],
                services=entry["services"],
                mean_service_seconds=entry["mean_service_seconds"],
            )
            for entry in answer["loads"]
        ),
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
