"""The centre's own tables (schema `sync`): commands, feed, rights, and what the functions need to know."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from db.schema.base import NAMING

SCHEMA = "sync"

metadata = MetaData(naming_convention=NAMING, schema=SCHEMA)
"""Tables that only the centre has; consoles never hold a copy of them."""

_instant = DateTime(timezone=True)

feed_lock = Table(
    # One row that writers lock FOR UPDATE and nobody ever updates: an advisory lock any client could take.
    "feed_lock",
    metadata,
    Column("one", Boolean, primary_key=True, server_default=text("true")),
    CheckConstraint("one", name="one"),
)

epoch = Table(
    "epoch",
    metadata,
    Column("position", Integer, Identity(always=True), primary_key=True),
    Column("id", Uuid(as_uuid=False), nullable=False, unique=True, server_default=text("gen_random_uuid()")),
    Column("started_at", _instant, nullable=False, server_default=text("now()")),
    Column("reason", Text, nullable=False),
)

setting = Table(
    # floor, floor_hash, oldest_console, …
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("name", Text, primary_key=True),
    Column("append_only", Boolean, nullable=False),
    # Written by direct calls or by the administrator, never by a command.
    Column("direct", Boolean, nullable=False),
    Column("removers", ARRAY(Text), nullable=False, server_default=text("'{}'")),
)

field = Table(
    "field",
    metadata,
    Column("entity", Text, ForeignKey("sync.entity.name", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    # Fields of one group mean something only together; a field alone is its own group.
    Column("group_name", Text, nullable=False),
    Column("rights", ARRAY(Text), nullable=False),
    # Who wrote a note is who signed in, whatever the console says.
    Column("is_actor", Boolean, nullable=False, server_default=text("false")),
)

sight = Table(
    "sight",
    metadata,
    Column("entity", Text, ForeignKey("sync.entity.name", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
)

work_right = Table(
    # Whose work is sent out and answered by whom.
    "work_right",
    metadata,
    Column("service", Text, primary_key=True),
    Column("role", Text, primary_key=True),
)

sentence = Table(
    "sentence",
    metadata,
    Column("constraint_name", Text, primary_key=True),
    Column("sentence", Text, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    # max + 1 under the lock: a sequence hands out numbers that commit out of order, and readers lose rows.
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("entity", Text, nullable=False),
    # Empty: the whole entity was replaced in bulk, fetch it again.
    Column("row_id", Uuid(as_uuid=False)),
    Column("command_id", Uuid(as_uuid=False)),
    Column("hash", LargeBinary, nullable=False),
)
Index("ix_feed_row_id", feed.c.row_id)

command = Table(
    # Append-only: a command that waited gets another row when it is judged again.
    "command",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("command_id", Uuid(as_uuid=False), nullable=False),
    Column("attempt", SmallInteger, nullable=False),
    Column("owner", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("supersedes", Uuid(as_uuid=False)),
    # SHA-256 of salt and text: without the salt it says nothing about the text, so erasure is real.
    Column("digest", LargeBinary, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("reason", Text),
    Column("conflicts", ARRAY(Uuid(as_uuid=False)), nullable=False),
    Column("received_at", _instant, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    # The administrator, where they recovered an abandoned outbox: the owner is then only claimed.
    Column("pushed_by", Text),
    CheckConstraint("outcome IN ('applied', 'conflicting', 'refused', 'waiting')", name="outcome"),
)
Index("uq_command_command_id_attempt", command.c.command_id, command.c.attempt, unique=True)
Index(
    "uq_command_owner_device_n",
    command.c.owner,
    command.c.device,
    command.c.n,
    unique=True,
    postgresql_where=text("attempt = 0"),
)
Index("ix_command_supersedes", command.c.supersedes, postgresql_where=text("supersedes IS NOT NULL"))

command_text = Table(
    # What lawful erasure removes; the chain of digests still verifies without it.
    "command_text",
    metadata,
    Column("command_id", Uuid(as_uuid=False), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
)

erasure = Table(
    # A text that is gone without an entry here was taken away past the administrator's command.
    "erasure",
    metadata,
    Column("command_id", Uuid(as_uuid=False), primary_key=True),
    Column("erased_at", _instant, nullable=False),
    Column("erased_by", Text, nullable=False),
)

parked = Table(
    # Rows that a refused or waiting command touches: later commands of its owner on them wait.
    "parked",
    metadata,
    Column("command_id", Uuid(as_uuid=False), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("row_id", Uuid(as_uuid=False), primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("position", BigInteger, nullable=False),
    # Whether the command would have made the row: then also those wait that only name it.
    Column("created", Boolean, nullable=False),
)

presence = Table(
    # Who has a record open until when: best effort, so nothing of it is kept through a crash.
    "presence",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row_id", Uuid(as_uuid=False), primary_key=True),
    Column("login", Text, primary_key=True),
    Column("until", _instant, nullable=False, index=True),
    prefixes=["UNLOGGED"],
)

blob = Table(
    # Letters' bytes, found by what they are.
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("put_by", Text, nullable=False),
    Column("put_at", _instant, nullable=False, server_default=text("now()")),
    CheckConstraint("sha256 = encode(sha256(body), 'hex')", name="content"),
)

work_batch = Table(
    # One file of work for a service: claimed in one transaction, written by the console, marked in another.
    "work_batch",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("service", Text, nullable=False),
    Column("format", Text, nullable=False),
    # Whether it holds the work of protected people, which no other file holds.
    Column("apart", Boolean, nullable=False),
    # The machine and folder where its file is written: an export begun in one is not finished in another.
    Column("place", Text, nullable=False),
    Column("made_at", _instant, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("amount", Integer, nullable=False),
    # What the file is made from, as it was when the work was claimed; taken away once all was answered.
    Column("content", JSONB),
    Column("written_at", _instant),
    CheckConstraint("content IS NOT NULL OR written_at IS NOT NULL", name="content"),
)
Index(
    "uq_work_batch_unwritten",
    work_batch.c.service,
    work_batch.c.apart,
    unique=True,
    postgresql_where=text("written_at IS NULL"),
)

batched_work = Table(
    # Which file a piece of work stands in: the key is why it can never stand in two.
    "batched_work",
    metadata,
    Column("work_item_id", Uuid(as_uuid=False), primary_key=True),
    Column("batch", BigInteger, ForeignKey("sync.work_batch.number"), nullable=False, index=True),
)

work_again = Table(
    # A file that stood, was lost, and was written once more.
    "work_again",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("batch", BigInteger, ForeignKey("sync.work_batch.number"), nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("written_at", _instant, nullable=False),
    Column("written_by", Text, nullable=False),
)

work_answer = Table(
    # What a service answered, once for each state: the same answer again is nothing to do.
    "work_answer",
    metadata,
    Column("work_item_id", Uuid(as_uuid=False), primary_key=True),
    Column("state", Text, primary_key=True),
    Column("service_reference", Text),
    Column("reason", Text),
    Column("answered_at", _instant, nullable=False),
    Column("answered_by", Text, nullable=False),
    CheckConstraint("state IN ('accepted', 'rejected', 'done')", name="state"),
)
