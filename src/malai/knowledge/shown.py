"""What pages show of reviews: points as lines, and the measures in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.kernel.templatetags.malai import number
from malai.knowledge.bridge import how_we_learn
from malai.knowledge.models import POINTS, Review
from malai.knowledge.selectors.lessons import known_in
from malai.knowledge.selectors.reviews import agreed_in, held_in
from malai.network.models import Network
from malai_core.results import Result


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure as it is read: its name, and a sentence with counts as they are.

    No shares of ten or of a hundred: of four lessons nobody has seen "two of ten".
    """

    sentence: str
    name: str


def points_of(review: Review) -> list[tuple[str, list[str]]]:
    """Return what a review says: the name of each question and its lines; empty ones are left out."""
    names = question_names()
    found = [(names[point], lines_of(getattr(review, point))) for point in POINTS]
    return [(name, lines) for name, lines in found if lines]


def question_names() -> dict[str, str]:
    """Return the names of the five questions."""
    return {
        "intended": _("What we wanted"),
        "happened": _("What happened"),
        "why": _("Why it was different"),
        "sustain": _("What we keep"),
        "improve": _("What we do better next time"),
    }


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without bullets and empty ones."""
    return [line for part in text.splitlines() if (line := part.strip().lstrip("-•*").strip())]


def measures_of(
    workspace: Workspace, now: datetime, network: Network | None = None
) -> list[Measure]:
    """Return how we learn, of the last twelve months. Five queries."""
    today = timezone.localdate(now)
    first = a_year_before(today)
    told = how_we_learn(
        held_in(workspace, first=first, last=today, now=now, network=network),
        agreed_in(workspace, first=first, last=today, network=network),
        known_in(workspace, network),
        today,
    )
    return [
        _measure(told.rate, _("Reviewed"), _reviewed(told.rate)),
        _measure(told.latency, _("Days until the review"), _soon(told.latency)),
        _measure(told.closure, _("Agreed and done on time"), _on_time(told.closure)),
        _measure(told.recurrence, _("Lessons that came up again"), _again(told.recurrence)),
    ]


def a_year_before(day: date) -> date:
    """Return the same day a year ago; the 28th for the 29th of February."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _measure(result: Result[float], name: str, sentence: str) -> Measure:
    if result.value is None:
        reason = result.undefined
        why = reason.in_language("en" if get_language() == "en" else "th") if reason else ""
        return Measure(_("Not known yet: %(why)s.") % {"why": why}, name)
    return Measure(sentence, name)


def _of(result: Result[float], among: str) -> tuple[int, dict[str, str]]:
    """Return of how many a share is, with the words for a sentence: counts as they are."""
    every = int(str(result.parameters[among]))
    share = result.value or 0.0
    return every, {"all": number(every), "number": number(round(share * every))}


def _reviewed(rate: Result[float]) -> str:
    every, said = _of(rate, "activities")
    return ngettext(
        "%(number)s of %(all)s activity",
        "%(number)s of %(all)s activities",
        every,
    ) % said  # fmt: skip


def _soon(latency: Result[float]) -> str:
    days = latency.value or 0.0
    if not days:
        return _("Half of the reviews came on the last day itself.")
    text = number(days, 1 if days % 1 else 0)
    said = ngettext(
        "Half of the reviews came within %(number)s day.",
        "Half of the reviews came within %(number)s days.",
        1 if days == 1 else 2,
    )
    return said % {"number": text}


def _on_time(closure: Result[float]) -> str:
    every, said = _of(closure, "due")
    return ngettext(
        "%(number)s of %(all)s thing that came due",
        "%(number)s of %(all)s things that came due",
        every,
    ) % said  # fmt: skip


def _again(recurrence: Result[float]) -> str:
    every, said = _of(recurrence, "lessons")
    return ngettext(
        "%(number)s of %(all)s lesson",
        "%(number)s of %(all)s lessons",
        every,
    ) % said  # fmt: skip


def a_year_after(day: date) -> date:
    """Return the same day a year later; the 28th for the 29th of February."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
