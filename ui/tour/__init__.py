"""The journey through the real windows."""
