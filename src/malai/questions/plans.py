"""Sets of questions as code writes them, and what may be answered to a question. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai_core.text import ascii_digits, clean

#: Letters of one answer in words, and questions of one set.
LONGEST: Final = 2_000
MOST_ITEMS: Final = 60
#: A number beyond is a slip of the finger.
LARGEST: Final = 1e12
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One question as code writes it."""

    code: str
    kind: str
    th: str
    en: str
    is_required: bool = False
    choices: tuple[tuple[str, str, str], ...] = ()
    """Code, Thai and English of each choice; of a scale the words at its low and high end."""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class SetPlan:
    """Questions that are asked together."""

    code: str
    th: str
    en: str
    items: tuple[ItemPlan, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be asked."""
        codes = [item.code for item in self.items]
        if not 0 < len(codes) <= MOST_ITEMS or len(set(codes)) != len(codes):
            raise ValueError(f"{self.code}: one to {MOST_ITEMS} questions, each code once")
        for item in self.items:
            _check(item)


def _check(item: ItemPlan) -> None:
    if item.kind in ("choice", "choices") and len(item.choices) < 2:
        raise ValueError(f"{item.code}: a choice needs two or more")
    if item.kind == "scale" and (item.low is None or item.high is None or item.low >= item.high):
        raise ValueError(f"{item.code}: a scale needs a lower and a higher end")


class Asked(Protocol):
    """What reading an answer needs of a question."""

    kind: str
    is_required: bool
    choices: list[Any]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it is kept: in words, as a number, as choices, or rather not said."""

    text: str = ""
    number: float | None = None
    picked: tuple[str, ...] = ()
    is_withheld: bool = False


def said_to(item: Asked, written: Sequence[str], *, is_withheld: bool = False) -> Said | None:
    """Return the answer that was ``written`` to a question; ``None`` for an empty one.

    Raises
    ------
    ValidationError
        The question needs an answer, or this is none to it.
    """
    if is_withheld:
        return Said(is_withheld=True)
    told = [text for one in written if (text := _kept(one))]
    if not told:
        if item.is_required:
            raise ValidationError(_("Answer this one, or choose “I would rather not say”."))
        return None
    if item.kind == "text":
        return _words("\n".join(told))
    if item.kind in ("scale", "number"):
        return Said(number=_number(item, told[0]))
    return Said(picked=_picked(item, told))


def _kept(text: str) -> str:
    """Return a text without what no database keeps; its lines stay."""
    lines = text.replace("\0", "").replace("\r\n", "\n").split("\n")
    return "\n".join(clean(line) for line in lines).strip()


def _words(text: str) -> Said:
    if len(text) > LONGEST:
        said = _("This is longer than %(most)s letters. Make it shorter.")
        raise ValidationError(said % {"most": LONGEST})
    return Said(text=text)


def _number(item: Asked, text: str) -> float:
    try:
        value = float(ascii_digits(text).replace(",", ""))
    except ValueError:
        value = math.nan
    low = -LARGEST if item.low is None else item.low
    high = LARGEST if item.high is None else item.high
    if not low <= value <= high or (item.kind == "scale" and value % 1):
        raise ValidationError(_("Write a number that fits the question."))
    return value


def _picked(item: Asked, told: Iterable[str]) -> tuple[str, ...]:
    offered = [YES, NO] if item.kind == "yes_no" else [str(one[0]) for one in item.choices]
    picked = [code for code in offered if code in set(told)]
    if len(picked) != len(set(told)) or (item.kind != "choices" and len(picked) > 1):
        raise ValidationError(_("Choose among what is offered."))
    return tuple(picked)
