"""Tests of Malai. They mirror ``src/``."""
