"""Changes: sets, live groups and answers."""
