"""Everything that stores."""
