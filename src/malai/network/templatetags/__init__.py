"""Tags of the network room."""
