"""The number on a Thai identity card: thirteen digits, the last of which checks the others."""

from __future__ import annotations

import re
from typing import Final

from malai_core.text.cleaning import ascii_digits

_LENGTH: Final = 13


def id_number(text: str) -> str:
    """Return the thirteen digits of an identity number, empty where ``text`` is none.

    The first twelve digits are weighted 13, 12 ... 2; the last is 11 less the sum modulo 11, of
    which the last digit counts.

    Parameters
    ----------
    text
        As written: digits of either script, with or without hyphens and spaces.

    Returns
    -------
    str
        Thirteen ASCII digits, or ``""`` where length, a letter or the check digit is wrong.

    References
    ----------
    Department of Provincial Administration, structure of the personal identification number; the
    same rule as ``stdnum.th.pin`` of the package python-stdnum.

    Examples
    --------
    >>> id_number("1-2345-45678-78-1"), id_number("1-2345-45678-78-9")
    ('1234545678781', '')
    """
    digits = re.sub(r"[\s-]", "", ascii_digits(text))
    if len(digits) != _LENGTH or not digits.isdecimal() or not digits.isascii():
        return ""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False)
    )
    return digits if (11 - total % 11) % 10 == int(digits[-1]) else ""
