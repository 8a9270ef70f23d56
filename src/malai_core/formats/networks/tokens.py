"""Lines of text formats cut into words."""

from __future__ import annotations

import re
from typing import Final

_SPACED: Final = re.compile(r'"([^"]*)"|([^\s"]\S*)|(")')
_COMMAS: Final = re.compile(r'"([^"]*)"|([^\s,"][^\s,]*)|(")')


def words(line: str) -> list[str]:
    """Return the words of a line; a text in double quotes is one word.

    Examples
    --------
    >>> words('1 "ครู แดง" 0.5 ""')
    ['1', 'ครู แดง', '0.5', '']
    """
    if '"' not in line:
        return line.split()
    return [a or b for a, b, _ in _SPACED.findall(line)]


def words_or_commas(line: str) -> list[str]:
    """Return the words of a line, cut at spaces and at commas.

    Examples
    --------
    >>> words_or_commas('a, "b c",d')
    ['a', 'b c', 'd']
    """
    if '"' not in line:
        return line.replace(",", " ").split()
    return [a or b for a, b, _ in _COMMAS.findall(line)]
