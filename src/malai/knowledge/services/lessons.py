"""Lessons written, changed, used and retired. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import Activity, ActivityKind, OwnKind
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.knowledge.models import EvidenceLevel, Lesson, LessonNote, LessonsSession, Noted
from malai.knowledge.texts import searched

TEXTS: Final = ("recommendation", "insight", "observation", "context", "conditions", "goal_words")
FIELDS: Final = (*TEXTS, "network", "evidence", "look_again_on")


def lesson_create(
    *,
    by: User | None,
    workspace: Workspace,
    fields: Mapping[str, Any],
    on: date,
    activity: Activity | None = None,
    session: LessonsSession | None = None,
) -> Lesson:
    """Write a lesson down. ``fields`` are those of ``FIELDS`` and ``kind`` (a value or an own kind).

    Raises
    ------
    ValidationError
        No advice is given, or something is of another workspace.
    """
    lesson = Lesson(
        workspace=workspace, activity=activity, session=session, written_on=on, made_by=by
    )
    with recorded("knowledge.lesson_create", by=by, workspace=workspace) as trace:
        lesson_fill(lesson, fields)
        trace.create(lesson)
        trace.about(lesson.public_id)
        trace.say(what=lesson.recommendation)
    return lesson


def lesson_change(
    *, by: User | None, lesson: Lesson, fields: Mapping[str, Any], settle: Settle | None = None
) -> Lesson:
    """Change a lesson. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``lesson_create``.
    """
    with _act("knowledge.lesson_change", by=by, lesson=lesson) as (now, trace):
        lesson_fill(now, settle(lesson_values(now)) if settle else fields)
        now.save()
        trace.say(what=now.recommendation)
    return now


def lesson_values(lesson: Lesson) -> dict[str, Any]:
    """Return what a form shows of a lesson."""
    return {name: getattr(lesson, name) for name in FIELDS} | {
        "kind": lesson.own_kind or lesson.kind
    }


def lesson_retire(*, by: User | None, lesson: Lesson, on: date, why: str = "") -> Lesson:
    """Note that a lesson does not hold any more; it stays and can be read."""
    with _act("knowledge.lesson_retire", by=by, lesson=lesson) as (now, trace):
        now.retired_on, now.retired_why = on, why[:300]
        now.save()
        trace.say(what=now.recommendation)
    return now


def lesson_restore(*, by: User | None, lesson: Lesson) -> Lesson:
    """Offer a retired lesson again."""
    with _act("knowledge.lesson_restore", by=by, lesson=lesson) as (now, trace):
        now.retired_on, now.retired_why = None, ""
        now.save()
        trace.say(what=now.recommendation)
    return now


def lesson_renew(
    *,
    by: User | None,
    lesson: Lesson,
    on: date,
    look_again_on: date | None,
    session: LessonsSession | None = None,
) -> Lesson:
    """Note that a lesson was looked at again and still holds, and when to look next.

    Raises
    ------
    ValidationError
        The next time is not ahead.
    """
    if look_again_on is not None and look_again_on <= on:
        raise ValidationError(_("Choose a day that lies ahead."))
    with _act("knowledge.lesson_renew", by=by, lesson=lesson) as (now, trace):
        now.look_again_on = look_again_on
        now.save()
        note = LessonNote(lesson=now, what=Noted.RENEWED, session=session, on=on, noted_by=by)
        trace.create(note)
        trace.say(what=now.recommendation)
    return now


def lesson_note(
    *, by: User | None, lesson: Lesson, what: str, activity: Activity, on: date
) -> bool:
    """Note that a lesson was used at an activity, or that its matter came up there again.

    Twice is once; returns whether it is new.

    Raises
    ------
    ValidationError
        Neither of the two, or an activity of another workspace.
    """
    if what not in (Noted.USED, Noted.AGAIN):
        raise ValidationError(_("Choose what became of the lesson."))
    if activity.workspace_id != lesson.workspace_id:
        raise ValidationError(_("This is not in your workspace."))
    with transaction.atomic():
        # Of two taps at once the second waits and meets what the first wrote.
        Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
        if lesson.notes.filter(activity=activity, what=what).exists():
            return False
        with _act(f"knowledge.lesson_{what}", by=by, lesson=lesson) as (now, trace):
            trace.say(what=now.recommendation, title=activity.title)
            trace.create(LessonNote(lesson=now, what=what, activity=activity, on=on, noted_by=by))
    return True


@contextmanager
def _act(action: str, *, by: User | None, lesson: Lesson) -> Iterator[tuple[Lesson, Recorder]]:
    """Open an act about one lesson, read again under a lock."""
    with recorded(action, by=by, workspace=lesson.workspace, subject=lesson.public_id) as trace:
        rows = Lesson.objects.select_for_update(of=("self",))
        now = rows.select_related("network", "own_kind").get(pk=lesson.pk)
        now.workspace = lesson.workspace
        trace.changing([now])
        yield now, trace


def lesson_fill(lesson: Lesson, fields: Mapping[str, Any]) -> None:
    """Set what ``fields`` say, and what a search compares.

    Raises
    ------
    ValidationError
        As ``lesson_create``.
    """
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(lesson, name, (value or "") if name in TEXTS else value)
    lesson.evidence = lesson.evidence or EvidenceLevel.SINGLE
    _settle_kind(lesson, fields)
    named = (lesson.network, lesson.activity, lesson.session)
    if any(one is not None and one.workspace_id != lesson.workspace_id for one in named):
        raise ValidationError(_("This is not in your workspace."))
    lesson.search_text = searched(" ".join(getattr(lesson, name) for name in TEXTS))
    lesson.full_clean(exclude=["workspace", "made_by"], validate_unique=False)


def _settle_kind(lesson: Lesson, fields: Mapping[str, Any]) -> None:
    if "kind" in fields:
        kind = fields["kind"]
        lesson.own_kind = kind if isinstance(kind, OwnKind) else None
        lesson.kind = ActivityKind.OTHER if isinstance(kind, OwnKind) else (kind or "")
