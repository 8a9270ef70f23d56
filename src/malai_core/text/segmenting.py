"""The words of a Thai text, which is written without spaces."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from malai_core.text.cleaning import search_text

if TYPE_CHECKING:
    from pythainlp.util import Trie

_EDGES: Final = string.punctuation + string.whitespace + "“”‘’…–—«»·•"


def words_of(text: str, *, also: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of ``text`` as they are searched, in their order.

    The dictionary decides, so a search must not rest on words alone: ``สีแดง`` is one word where
    ``สี`` and ``แดง`` stand together.

    Parameters
    ----------
    text
        Any text; it passes through :func:`search_text`.
    also
        Words that the dictionary lacks, such as names of areas. Give the same set each time: a
        dictionary is built for each (about 0.3 seconds), and the last two are kept.

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
    >>> words_of("อบต.ดอยเต่า", also=frozenset({"อบต", "ดอยเต่า"}))
    ['อบต', 'ดอยเต่า']
    """
    from pythainlp.tokenize import word_tokenize

    words = word_tokenize(
        search_text(text),
        custom_dict=_dictionary(also) if also else None,
        engine="newmm",
        keep_whitespace=False,
    )
    bare = (word.strip(_EDGES) for word in words)
    return [word for word in bare if any(letter.isalnum() for letter in word)]


def cut_at_words(run: str) -> list[str]:
    """Return a run of Thai letters cut at its words; joined again the pieces are the run.

    Where a line of print may break. No piece begins with a vowel or mark that hangs on the letter
    before it.

    Parameters
    ----------
    run
        Thai letters without a space, as written.

    Returns
    -------
    list of str

    Notes
    -----
    As :func:`words_of`; of a run longer than 140 letters in windows, so that time stays linear.

    Examples
    --------
    >>> cut_at_words("หน่วยบริการประจำจังหวัด")
    ['หน่วย', 'บริการ', 'ประจำจังหวัด']
    """
    from pythainlp.tokenize import word_tokenize

    pieces: list[str] = word_tokenize(run, engine="newmm-safe" if len(run) > 140 else "newmm")
    return pieces if "".join(pieces) == run else [run]


@lru_cache(maxsize=2)
def _dictionary(also: frozenset[str]) -> Trie:
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    return Trie({*thai_words(), *map(search_text, also)})
