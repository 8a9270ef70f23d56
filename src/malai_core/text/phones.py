"""Telephone numbers as people write them, and the one form in which they are stored."""

from __future__ import annotations

import re

from malai_core.text.cleaning import ascii_digits


def phone_e164(text: str) -> str:
    """Return the first phone number in ``text`` as E.164, ``""`` where there is none."""
    digits = re.sub(r"\D", "", ascii_digits(text).removesuffix(".0"))
    digits = digits.removeprefix("66").removeprefix("0")
    return f"+66{digits}" if len(digits) in (8, 9) else ""


def phone_shown(e164: str) -> str:
    """Return a stored number as people write it: ``081-234-5678``."""
    digits = "0" + e164.removeprefix("+66")
    return f"{digits[:-7]}-{digits[-7:-4]}-{digits[-4:]}"
