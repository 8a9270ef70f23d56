"""Benchmarks: each line is a ratio against a named floor, measured in one run on one machine."""
