"""Alembic revisions of the centre."""
