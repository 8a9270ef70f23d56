"""What the core raises. Each error carries a sentence a person can act on, in two languages."""

from __future__ import annotations

from malai_core.labels import Language, Sentence, Value, Words


class MalaiError(Exception):
    """An error with a sentence: what is wrong, where, and what to do.

    Parameters
    ----------
    words
        The sentence in both languages, with ``str.format`` places for ``values``.
    **values
        What fills the places.
    """

    def __init__(self, words: Words, /, **values: Value) -> None:
        self.sentence = Sentence(words, values)
        super().__init__(self.sentence.in_language("en"))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way home from a worker process, with both languages."""
        return _revived, (type(self), self.sentence.words, dict(self.sentence.values))

    def in_language(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.sentence.in_language(language)


class UnreadableFileError(MalaiError):
    """A file cannot be read at all: wrong kind, broken, locked or too large."""


class InvalidInputError(MalaiError):
    """A function was given values it does not define a result for."""


def _revived(kind: type[MalaiError], words: Words, values: dict[str, Value]) -> MalaiError:
    return kind(words, **values)
