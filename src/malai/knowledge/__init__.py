"""What the network learns: reviews of activities, lessons, lessons sessions."""
