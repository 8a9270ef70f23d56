"""Names of organisations: a key under which a name and its abbreviation are equal."""

from __future__ import annotations

import re

from malai_core.text.cleaning import search_text


def organisation_key(text: str) -> str:
    """Return a key for matching: abbreviations written out, no spaces or punctuation."""
    return re.sub(r"[\s.,\-()]", "", search_text(text))
