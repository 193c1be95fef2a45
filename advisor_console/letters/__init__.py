"""Letters: one model, checked once, rendered in every format."""
