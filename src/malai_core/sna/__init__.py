"""Social network analysis: cohesion, ties held, diversity, layout and pictures.

Parties are numbered ``0 .. n-1``. Nothing heavy is imported until a measure is asked for.
"""
