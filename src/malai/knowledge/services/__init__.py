"""Changes: reviews, lessons, lessons sessions."""
