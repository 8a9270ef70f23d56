"""Pages of the room: parse, open a door, call, render."""
