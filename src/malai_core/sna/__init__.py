"""Social network analysis: measures, pictures, what if somebody left, whom to introduce.

Measures take a :class:`malai_core.sna.graph.Graph` and answer with a result; a few older ones that
the reading of a workbook needs take pairs. Parties are numbered ``0 .. n-1``. Nothing heavy is imported until a measure is asked for.
"""
