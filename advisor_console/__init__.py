"""The application without a screen and without a database."""
