"""What the methods need of the rows, and what was measured."""
