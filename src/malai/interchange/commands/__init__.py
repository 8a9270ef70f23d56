"""Commands of the terminal: each module has ``add_arguments`` and ``run``."""
