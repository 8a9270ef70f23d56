"""From rows of reviews and lessons to the measures of the core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from malai_core.learning import Agreed, Held, Known, closure, latency, recurrence, review_rate
from malai_core.results import Result


@dataclass(frozen=True, slots=True)
class HowWeLearn:
    """The four measures of a period; each has a value or a reason why not."""

    rate: Result[float]
    latency: Result[float]
    closure: Result[float]
    recurrence: Result[float]


def how_we_learn(
    held: Iterable[tuple[date, date | None]],
    agreed: Iterable[tuple[date, date | None]],
    known: Iterable[tuple[date, tuple[date, ...]]],
    today: date,
) -> HowWeLearn:
    """Return the measures.

    Parameters
    ----------
    held
        Last day and day of the review (``None`` for none) of activities that need one.
    agreed
        Due day and day of the doing of what was agreed.
    known
        Day of the writing of lessons, and days on which their matter came up again.
    """
    # A review that began while the activity still went on looks back on it from its last day.
    rows = [Held(ended, max(ended, told) if told else None) for ended, told in held]
    return HowWeLearn(
        review_rate(rows),
        latency(rows),
        closure([Agreed(*one) for one in agreed], today),
        recurrence(Known(*one) for one in known),
    )
