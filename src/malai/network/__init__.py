"""Parties, networks, memberships, ties and their sources."""
