"""Proofs without a database: the centre."""
