"""Tasks: what, who, by when, from where. One list for every room."""
