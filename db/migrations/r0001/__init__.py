"""The tables of the first revision, one module for each part of the schema."""
