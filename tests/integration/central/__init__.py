"""Proofs on a real PostgreSQL: the centre."""
