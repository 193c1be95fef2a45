"""Proofs: /bench."""
