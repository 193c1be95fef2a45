"""One set of tables for both ends."""
