"""The invented borough."""
