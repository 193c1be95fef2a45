"""Proofs on real SQLCipher files."""
