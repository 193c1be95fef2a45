"""Push, pull and snapshot between the local files and the centre: knows ports, not drivers."""
