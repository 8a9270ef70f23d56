"""Announcements: written once, sent by whatever way reaches each person, at most once."""
