"""Changes that a customer tells besides a move, one module each; docs/changes.md shows how to add one."""
