"""Revision r0001: the centre's own tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TABLES = (
    "blob",
    "command",
    "command_text",
    "entity",
    "epoch",
    "feed",
    "feed_lock",
    "parked",
    "sentence",
    "setting",
    "field",
    "sight",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("put_by", sa.Text(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
        sa.CheckConstraint("sha256 = encode(sha256(body), 'hex')", name=op.f("ck_blob_content")),
        schema="sync",
    )
    op.create_table(
        "command",
        sa.Column("position", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("conflicts", postgresql.ARRAY(sa.Uuid(as_uuid=False)), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_command")),
        sa.CheckConstraint(
            "outcome IN ('applied', 'conflicting', 'refused', 'waiting')", name=op.f("ck_command_outcome")
        ),
        schema="sync",
    )
    op.create_index(
        op.f("ix_command_supersedes"),
        "command",
        ["supersedes"],
        postgresql_where=sa.text("supersedes IS NOT NULL"),
        schema="sync",
    )
    op.create_index(
        op.f("uq_command_command_id_attempt"),
        "command",
        ["command_id", "attempt"],
        unique=True,
        schema="sync",
    )
    op.create_index(
        op.f("uq_command_owner_device_n"),
        "command",
        ["owner", "device", "n"],
        unique=True,
        postgresql_where=sa.text("attempt = 0"),
        schema="sync",
    )
    op.create_table(
        "command_text",
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_command_text")),
        schema="sync",
    )
    op.create_table(
        "entity",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("append_only", sa.Boolean(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("removers", postgresql.ARRAY(sa.Text()), nullable=False, server_default=sa.text("'{}'")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_entity")),
        schema="sync",
    )
    op.create_table(
        "epoch",
        sa.Column("position", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_epoch")),
        sa.UniqueConstraint("id", name=op.f("uq_epoch_id")),
        schema="sync",
    )
    op.create_table(
        "feed",
        sa.Column("seq", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_feed")),
        schema="sync",
    )
    op.create_index(op.f("ix_feed_row_id"), "feed", ["row_id"], schema="sync")
    op.create_table(
        "feed_lock",
        sa.Column("one", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_feed_lock")),
        sa.CheckConstraint("one", name=op.f("ck_feed_lock_one")),
        schema="sync",
    )
    op.create_table(
        "parked",
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", "entity", "row_id", name=op.f("pk_parked")),
        schema="sync",
    )
    op.create_index(op.f("ix_parked_owner"), "parked", ["owner"], schema="sync")
    op.create_table(
        "sentence",
        sa.Column("constraint_name", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("constraint_name", name=op.f("pk_sentence")),
        schema="sync",
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        schema="sync",
    )
    op.create_table(
        "field",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("rights", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("is_actor", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("entity", "name", name=op.f("pk_field")),
        sa.ForeignKeyConstraint(
            ["entity"], ["sync.entity.name"], name=op.f("fk_field_entity"), ondelete="CASCADE"
        ),
        schema="sync",
    )
    op.create_table(
        "sight",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "role", name=op.f("pk_sight")),
        sa.ForeignKeyConstraint(
            ["entity"], ["sync.entity.name"], name=op.f("fk_sight_entity"), ondelete="CASCADE"
        ),
        schema="sync",
    )
