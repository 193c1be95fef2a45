"""Proofs: /helpers."""
