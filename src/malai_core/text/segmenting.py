"""The words of a Thai text, which is written without spaces."""

from __future__ import annotations


def words_of(text: str) -> list[str]:
    """Return the words of ``text``, in their order."""
    from pythainlp.tokenize import word_tokenize

    return list(word_tokenize(text, engine="newmm", keep_whitespace=False))
