"""Acts of the measured network."""
