"""Runs: frozen, repeatable analyses and their results."""
