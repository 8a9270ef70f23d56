"""``malai nca``: necessary condition analysis of a table, without a server and without Django."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``malai nca`` and return its exit code.

    0: analysed; 1: the table cannot be analysed; 2: the command was not understood.
    """
    from malai.nca_command.command import main as run

    return run(arguments)
