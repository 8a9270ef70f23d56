"""Import and export: every way data comes in and goes out."""
