"""How alike two texts are, for suggestions of duplicates."""

from __future__ import annotations

from functools import lru_cache

from malai_core.text.cleaning import search_text


def similarity(a: str, b: str) -> float:
    r"""Return how alike two texts are, by the groups of three letters they share.

    .. math:: s = \frac{2 |A \cap B|}{|A| + |B|}

    over the sets of trigrams of the two search texts, each with two spaces before and one behind,
    so that the beginning of a name weighs more than its end.

    Parameters
    ----------
    a, b
        Any two texts; both pass through :func:`search_text`.

    Returns
    -------
    float
        0 (nothing in common, or a blank text) to 1 (equal as search texts). Symmetric.

    Notes
    -----
    Time linear in the lengths. It does not know titles: compare ``split_name(...).plain``.

    References
    ----------
    Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology
    26(3), 297-302.

    Examples
    --------
    >>> round(similarity("กัญญา ทองคำ", "กันยา ทองคำ"), 2)
    0.67
    """
    left, right = _trigrams(search_text(a)), _trigrams(search_text(b))
    count = len(left) + len(right)
    return 2 * len(left & right) / count if left and right else 0.0


@lru_cache(maxsize=1 << 10)
def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2)) if text else frozenset()
