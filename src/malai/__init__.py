"""Malai: a home for networks of people and organisations."""
