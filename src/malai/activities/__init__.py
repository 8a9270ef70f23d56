"""Activities, their sessions and who came."""
