"""Frozen records, typed ids and rules: the standard library, the calendar and arithmetic only."""
