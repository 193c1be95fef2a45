"""Words that help a search find people."""
