"""How texts of lessons are searched."""

from __future__ import annotations

from malai_core.text import search_text


def searched(text: str) -> str:
    """Return a text as it is searched: Thai writes words together, so spaces tell nothing.

    Examples
    --------
    >>> searched("นัด วัด ก่อน  ๑ เดือน")
    'นัดวัดก่อน1เดือน'
    """
    return search_text(text).replace(" ", "")
