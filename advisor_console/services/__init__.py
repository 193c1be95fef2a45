"""One module per use case, named by its verb; ports.py holds what they need."""
