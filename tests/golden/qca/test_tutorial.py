"""The tutorial says what is so."""

from __future__ import annotations

import doctest
from pathlib import Path

TUTORIAL = Path(__file__).parents[3] / "docs" / "qca-tutorial.md"


def test_every_line_of_the_tutorial_is_true() -> None:
    found = doctest.testfile(str(TUTORIAL), module_relative=False)
    assert found.attempted > 15
    assert found.failed == 0
