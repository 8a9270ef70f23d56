"""What the commands that stand aside have in common: how they speak, refuse and end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from malai_core.errors import MalaiError
from malai_core.labels import Language, Sentence, Words

REFUSED, STOPPED = 1, 130
NOT_OPENED: Final = Words("เปิด {name} ไม่ได้: {reason}", "{name} cannot be opened: {reason}")


def ended(
    answer: Callable[[], int],
    *,
    source: Path,
    language: Language,
    is_json: bool = False,
    not_opened: Words = NOT_OPENED,
) -> int:
    """Give the answer and return the exit code; what stands in its way is said in a sentence.

    Parameters
    ----------
    source
        The file spoken of where the system names none.
    not_opened
        The sentence for a file the system refuses, with ``name`` and ``reason``.

    Returns
    -------
    int
        That of ``answer``; 1 where nothing was done, 130 where a person stopped it.
    """
    speak_utf8()
    try:
        return answer()
    except MalaiError as error:
        return refuse(error.sentence, language, is_json=is_json)
    except OSError as error:
        values = {"name": str(error.filename or source), "reason": error.strerror or str(error)}
        return refuse(Sentence(not_opened, values), language, is_json=is_json)
    except KeyboardInterrupt:
        return STOPPED


def refuse(sentence: Sentence, language: Language, *, is_json: bool = False) -> int:
    """Say why nothing was done: to people on stderr, to programs as an object on stdout too."""
    said = sentence.in_language(language)
    sys.stderr.write(f"{said}\n")
    if is_json:
        say_json({"error": said})
    return REFUSED


def say(text: str) -> None:
    """Write one line to stdout."""
    sys.stdout.write(f"{text}\n")


def say_json(found: object, *, indent: int | None = None) -> None:
    """Write one JSON object to stdout; a number that is none raises ValueError."""
    say(json.dumps(found, ensure_ascii=False, indent=indent, allow_nan=False))


def speak_utf8() -> None:
    """Let Thai through where the terminal's own encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
