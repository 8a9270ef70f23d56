"""What is asked of contact. Each selector says its number of queries."""
