"""Malai's methods: pure functions over plain data, usable alone from a notebook."""
