"""Reading the replica into frozen records."""
