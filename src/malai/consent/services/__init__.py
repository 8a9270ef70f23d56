"""Changes of the room: each function is one act."""
