"""Proofs: /unit."""
