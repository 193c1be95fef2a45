"""Proofs of the use cases."""
