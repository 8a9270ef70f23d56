"""Changes of contact, each one act."""
