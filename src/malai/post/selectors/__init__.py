"""Reading messages, who gets them, and what is known of ways."""
