"""Pages of the measured network."""
