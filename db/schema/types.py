"""Column types that hold the same value at both ends: PostgreSQL and SQLite."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


class EntityId(TypeDecorator[str]):
    """A UUID as its canonical lower-case text: `uuid` in PostgreSQL, text in SQLite.

    The replica is filled straight from the JSON that the centre sends, so both ends spell an id alike.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use PostgreSQL's own uuid, and plain text elsewhere."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=False))
        return dialect.type_descriptor(Text())


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, always aware and in UTC: `timestamptz` in PostgreSQL, ISO 8601 text in SQLite.

    The text is what PostgreSQL's JSON gives with its time zone set to UTC
    ("2026-11-23T10:42:00+00:00", a fraction only where there is one); it sorts in time order.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use timestamptz in PostgreSQL, and text elsewhere."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse an instant without a time zone: guessing one is how hours get lost."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the instant in UTC."""
        if value is None:
            return None
        found: datetime = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return found.astimezone(UTC)


JsonDocument = JSON().with_variant(JSONB(), "postgresql")
