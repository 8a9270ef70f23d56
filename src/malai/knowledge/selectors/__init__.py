"""Questions: reviews, lessons, lessons sessions."""
