"""The shell of pages: the first start, this week, findings, history."""
