"""What is asked of the network. Each selector says its number of queries."""
