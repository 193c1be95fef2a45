"""The composition root: the only place that wires the console's parts together."""
