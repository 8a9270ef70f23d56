"""One way to write a Thai text: for display, for storage and for search."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def clean(text: str) -> str:
    """Return ``text`` for display and storage."""
    text = text.translate(_INVISIBLE).replace("เเ", "แ").replace("\u0e4d\u0e32", "\u0e33")
    return re.sub(r"\s+", " ", text).strip()


def ascii_digits(text: str) -> str:
    """Return ``text`` with Thai digits as ASCII digits."""
    return text.translate(_DIGITS)


def search_text(text: str) -> str:
    """Return ``text`` for search and comparison."""
    return ascii_digits(clean(text)).casefold()
