"""Pages of the list of tasks."""
