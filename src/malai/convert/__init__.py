"""``malai convert``: from one program's network file to another's, without a server or Django."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``malai convert`` and return its exit code.

    0: written; 1: not readable or not writable; 2: written, with something set aside or left out.
    """
    from malai.convert.command import main as run

    return run(arguments)
