"""What is long: ``make soak``."""
