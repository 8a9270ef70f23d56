"""Personal links: a member without an account opens her own page."""
