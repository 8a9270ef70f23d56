"""Consents by purpose, sensitive facts, how long people are kept."""
