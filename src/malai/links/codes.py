"""Codes that people say, write and type: no two letters that look or sound alike."""

from __future__ import annotations

import secrets
from typing import Final

from malai_core.text import ascii_digits

#: Without 0 O, 1 I L, 2 Z, 5 S, 8 B, and without U and V, which Thai ears mix up.
ALPHABET: Final = "ACDEFGHJKMNPQRTWXY34679"
#: What is said in a room: 148 million codes, of which a few are open for a few hours.
SPOKEN: Final = 6
#: What must hold for years: 72 random bits.
LASTING: Final = 16


def code_made(length: int) -> str:
    """Return a code by chance."""
    return "".join(secrets.choice(ALPHABET) for _place in range(length))


def code_read(text: str, length: int) -> str:
    """Return a code as it was meant, empty where it can be none.

    Examples
    --------
    >>> code_read(" k4m-7xq ", 6), code_read("K4M7X", 6), code_read("K4M7X0", 6)
    ('K4M7XQ', '', '')
    """
    plain = ascii_digits(text[:100]).upper()
    code = "".join(letter for letter in plain if letter.isalnum())
    fits = len(code) == length and all(letter in ALPHABET for letter in code)
    return code if fits else ""


def code_grouped(code: str, by: int = 4) -> str:
    """Return a code as it is printed, in groups that an eye holds.

    Examples
    --------
    >>> code_grouped("K4M7XQACDEFG")
    'K4M7-XQAC-DEFG'
    """
    return "-".join(code[start : start + by] for start in range(0, len(code), by))
