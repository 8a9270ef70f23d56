"""The words of a Thai text, which is written without spaces."""

from __future__ import annotations

import string
from typing import Final

from malai_core.text.cleaning import search_text

_EDGES: Final = string.punctuation + string.whitespace + "“”‘’…–—«»·•"


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` as they are searched, in their order.

    The dictionary decides, so a search must not rest on words alone: ``สีแดง`` is one word where
    ``สี`` and ``แดง`` stand together.

    Parameters
    ----------
    text
        Any text; it passes through :func:`search_text`.

    Returns
    -------
    list of str
        Words and numbers; no spaces, no punctuation alone.

    Notes
    -----
    PyThaiNLP is loaded and its dictionary read at the first call (about 0.5 seconds); then about
    0.1 milliseconds for a sentence.

    References
    ----------
    PyThaiNLP 5.4, ``newmm``: maximal matching over a dictionary, within character clusters.

    Examples
    --------
    >>> words_of("การประชุมเครือข่ายอาสาสมัคร")
    ['การประชุม', 'เครือข่าย', 'อาสาสมัคร']
    """
    from pythainlp.tokenize import word_tokenize

    words = word_tokenize(search_text(text), engine="newmm", keep_whitespace=False)
    bare = (word.strip(_EDGES) for word in words)
    return [word for word in bare if any(letter.isalnum() for letter in word)]
