"""The ways in: windows, wall display, command line."""
