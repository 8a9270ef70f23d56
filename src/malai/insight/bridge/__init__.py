"""From rows to the core's arrays and back: the only door from this room to the methods."""
