"""Proofs: /e2e."""
