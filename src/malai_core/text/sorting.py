"""A stored key that gives Thai dictionary order under plain code-point comparison."""

from __future__ import annotations

import re

from malai_core.text.cleaning import search_text


def sort_key(text: str) -> str:
    """Return a key whose code-point order is Thai dictionary order."""
    return re.sub("([เ-ไ])([ก-ฮ])", r"\2\1", search_text(text))
