"""The encrypted files on this machine: replica, outbox, search and keys."""
