"""The public wall display."""
