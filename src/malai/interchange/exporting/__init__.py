"""Everything a network holds, as tables that people and programs can read."""
