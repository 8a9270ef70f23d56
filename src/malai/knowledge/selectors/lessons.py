"""The lesson bank. Each selector says its queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import Activity
from malai.activities.selectors import activities_seen
from malai.knowledge.models import EvidenceLevel, Lesson, LessonNote, Noted
from malai.knowledge.texts import searched
from malai.network.models import Network
from malai.network.reach import networks_seen

#: Lessons on one page, and words of a search that count.
PAGE: Final = 30
WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """What the lesson bank is narrowed to; everything may be absent."""

    text: str = ""
    evidence: str = ""
    kind: str = ""
    """A fixed kind by its value."""
    is_due: bool = False
    is_retired: bool = False


def lessons_seen(workspace: Workspace) -> QuerySet[Lesson]:
    """Return the lessons that are seen: of networks that are, or learned at activities that are.

    One query.
    """
    rows = Lesson.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    there = activities_seen(workspace).order_by().values("pk")
    loose = Q(network=None, activity__in=there)
    return rows.filter(Q(network__in=networks_seen(workspace).order_by()) | loose)


def with_counts(rows: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Add how often a lesson was used (``used``) and came up again (``again``)."""
    return rows.annotate(
        used=Count("notes", filter=Q(notes__what=Noted.USED)),
        again=Count("notes", filter=Q(notes__what=Noted.AGAIN)),
    )


def lessons_sought(workspace: Workspace, sought: Sought, today: date) -> QuerySet[Lesson]:
    """Return the lessons that fit, newest first, with how often each was used. One query.

    One query more where a text is not found as it is written: then each of its words counts.
    """
    rows = lessons_seen(workspace).filter(retired_on__isnull=not sought.is_retired)
    if sought.evidence in EvidenceLevel.values:
        rows = rows.filter(evidence=sought.evidence)
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    if sought.is_due:
        rows = rows.filter(look_again_on__lte=today)
    rows = lessons_found(rows, sought.text)
    shown = with_counts(rows).select_related("network", "activity", "own_kind")
    return shown.order_by("-written_on", "-pk")


def lessons_found(rows: QuerySet[Lesson], text: str) -> QuerySet[Lesson]:
    """Narrow lessons to those with a text, wherever Thai has written its words together.

    Every word that was typed apart must stand somewhere. Where the whole is found nowhere, words
    that were typed together may stand apart too. One query where something was typed.
    """
    typed = [key for part in text.split()[:WORDS] if (key := searched(part))]
    whole = _holding(rows, typed)
    if not typed or whole.exists():
        return whole
    from malai_core.text.segmenting import words_of

    return _holding(rows, [searched(word) for word in words_of(text)[:WORDS]] or typed)


def _holding(rows: QuerySet[Lesson], words: list[str]) -> QuerySet[Lesson]:
    for word in words:
        rows = rows.filter(search_text__contains=word)
    return rows


def lesson_named(workspace: Workspace, public_id: UUID) -> Lesson:
    """Return one lesson. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = with_counts(lessons_seen(workspace))
    rows = rows.select_related("network", "activity", "own_kind", "session__network")
    lesson = rows.filter(public_id=public_id).first()
    if lesson is None:
        raise Http404
    lesson.workspace = workspace
    return lesson


def notes_of(lesson: Lesson) -> QuerySet[LessonNote]:
    """Return what became of a lesson, the newest first, as far as seen. One query."""
    rows = LessonNote.objects.filter(lesson=lesson).select_related("activity", "session")
    if lesson.workspace.seen_from is not None:
        there = activities_seen(lesson.workspace).order_by().values("pk")
        rows = rows.filter(Q(activity=None) | Q(activity__in=there))
    return rows.order_by("-on", "-pk")


def lessons_at(workspace: Workspace, activity: Activity) -> QuerySet[Lesson]:
    """Return the lessons learned at an activity that still hold. One query."""
    rows = lessons_seen(workspace).filter(activity=activity, retired_on=None)
    return rows.order_by("written_on", "pk")


def lessons_due(
    workspace: Workspace, today: date, network: Network | None = None
) -> QuerySet[Lesson]:
    """Return the lessons whose day to be looked at again has come, the longest first. One query."""
    rows = lessons_seen(workspace).filter(retired_on=None, look_again_on__lte=today)
    rows = rows.filter(network=network) if network else rows
    return rows.order_by("look_again_on", "pk")


def known_in(
    workspace: Workspace, network: Network | None = None
) -> list[tuple[date, tuple[date, ...]]]:
    """Return when lessons that hold were written down, and when their matter came up again.

    Two queries.
    """
    rows = lessons_seen(workspace).filter(retired_on=None)
    rows = rows.filter(network=network) if network else rows
    written = dict(rows.order_by("pk").values_list("pk", "written_on"))
    notes = LessonNote.objects.filter(lesson__in=rows.order_by().values("pk"), what=Noted.AGAIN)
    again: dict[int, list[date]] = {}
    for key, day in notes.order_by("pk").values_list("lesson", "on"):
        again.setdefault(key, []).append(day)
    return [(day, tuple(again.get(key, ()))) for key, day in written.items()]
