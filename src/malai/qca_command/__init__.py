"""``malai qca``: which conditions go together with an outcome, from one table, without Django."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``malai qca`` and return its exit code: 0 said, 1 refused with a sentence."""
    from malai.qca_command.command import main as run

    return run(arguments)
