"""``malai look``: from a workbook to findings and one page, without a server and without Django."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``malai look`` and return its exit code.

    0: read; 1: not readable; 2: read, with rows set aside.
    """
    from malai.look.command import main as run

    return run(arguments)
