"""Contact: who was in touch with whom, how regularly, and whom to care for next."""
