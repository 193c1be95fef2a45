"""Printing on a real CUPS queue."""
