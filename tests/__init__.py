"""Proofs: ."""
