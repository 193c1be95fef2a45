"""Proofs: /faults."""
