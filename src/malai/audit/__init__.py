"""Acts: what was done by whom, with the rows before and after, and undo."""
