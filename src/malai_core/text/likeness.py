"""How alike two texts are, for suggestions of duplicates."""

from __future__ import annotations

from malai_core.text.cleaning import search_text


def similarity(a: str, b: str) -> float:
    """Return the Dice similarity of the trigrams of two texts, 0 to 1."""
    left, right = _trigrams(a), _trigrams(b)
    whole = len(left) + len(right)
    return 2 * len(left & right) / whole if whole else 0.0


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {search_text(text)} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2)) if text else frozenset()
