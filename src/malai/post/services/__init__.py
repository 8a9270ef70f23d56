"""Writing, queueing, sending, and what people choose."""
