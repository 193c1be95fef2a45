"""Proofs: /ui."""
