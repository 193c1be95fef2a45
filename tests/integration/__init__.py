"""Proofs: /integration."""
