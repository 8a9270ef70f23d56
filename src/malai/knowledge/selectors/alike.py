"""What we learned last time: lessons and reviews of activities like one that is planned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from malai.activities.models import Activity
from malai.activities.overlap import words_of
from malai.knowledge.alike import Likeness, Traits, likeness
from malai.knowledge.models import Lesson, LessonNote, Noted, Review
from malai.knowledge.selectors.lessons import lessons_seen, with_counts
from malai.knowledge.selectors.reviews import reviews_seen

#: Shown at most, and rows that are compared.
MOST: Final = 5
COMPARED: Final = 300


@dataclass(frozen=True, slots=True)
class Remembered:
    """A lesson or a review that may help, and why it was chosen."""

    likeness: Likeness
    lesson: Lesson | None = None
    review: Review | None = None

    @property
    def why(self) -> str:
        """In what it is alike, in words."""
        return likeness_said(self.likeness)


def traits_of(activity: Activity) -> Traits:
    """Return what is compared of an activity. No query where its place and own kind were read."""
    own = activity.own_kind
    return Traits(
        kind=str(own.public_id) if own else _kind(activity.kind),
        words=frozenset(words_of(activity.goal_words)),
        series=activity.series_id or 0,
        network=activity.network_id or 0,
        area=activity.place.area_code if activity.place else "",
    )


def _kind(value: str) -> str:
    """Return a fixed kind; "other" says nothing in which two could be alike."""
    return "" if value == "other" else value


def remembered_for(activity: Activity) -> list[Remembered]:
    """Return the lessons and reviews of activities most like this one, at most five.

    The most alike first, then lessons before reviews, then the newest. Two queries.
    """
    here = traits_of(activity)
    found = [*_lessons(activity, here), *_reviews(activity, here)]
    # Sorting is stable: what came first, and newest, stays first.
    found.sort(key=lambda one: -one.likeness.weight)
    return found[:MOST]


def _near(activity: Activity, here: Traits, at: str) -> Q | None:
    """Return the filter of what can be alike at all: the kind, the series or a goal word."""
    ways = []
    if activity.own_kind_id:
        ways.append(Q(**{f"{at}own_kind": activity.own_kind_id}))
    elif here.kind:
        ways.append(Q(**{f"{at}kind": here.kind, f"{at}own_kind": None}))
    if activity.series_id:
        ways.append(Q(**{f"{at or 'activity__'}series": activity.series_id}))
    ways += [
        Q(**{f"{at}goal_words__icontains": word}) for word in words_of(activity.goal_words).values()
    ]
    return reduce(or_, ways) if ways else None


def _lessons(activity: Activity, here: Traits) -> list[Remembered]:
    near = _near(activity, here, "")
    if near is None:
        return []
    used = LessonNote.objects.filter(lesson=OuterRef("pk"), activity=activity, what=Noted.USED)
    rows = with_counts(lessons_seen(activity.workspace).filter(near, retired_on=None))
    rows = rows.filter(~Q(activity=activity.pk) | Q(activity=None)).annotate(is_used=Exists(used))
    shown = rows.select_related("activity__place", "own_kind", "network")
    listed = shown.order_by("-written_on", "-pk")[:COMPARED]
    alike = [Remembered(likeness(here, _traits(row)), lesson=row) for row in listed]
    return [one for one in alike if one.likeness.weight]


def _traits(lesson: Lesson) -> Traits:
    at = lesson.activity
    return Traits(
        kind=str(lesson.own_kind.public_id) if lesson.own_kind else _kind(lesson.kind),
        words=frozenset(words_of(lesson.goal_words)),
        series=(at.series_id or 0) if at else 0,
        network=lesson.network_id or 0,
        area=at.place.area_code if at and at.place else "",
    )


def _reviews(activity: Activity, here: Traits) -> list[Remembered]:
    near = _near(activity, here, "activity__")
    if near is None:
        return []
    rows = reviews_seen(activity.workspace).filter(near).exclude(activity=activity.pk)
    shown = rows.exclude(sustain="", improve="").select_related(
        "activity__place", "activity__own_kind", "activity__network"
    )
    listed = shown.order_by("-reviewed_on", "-pk")[:COMPARED]
    alike = [Remembered(likeness(here, traits_of(row.activity)), review=row) for row in listed]
    return [one for one in alike if one.likeness.weight]


def likeness_said(one: Likeness) -> str:
    """Return in what two are alike, in words."""
    parts = [
        _("the same series") if one.series else "",
        _("the same kind") if one.kind else "",
        _("the same goal: %(words)s") % {"words": ", ".join(one.words)} if one.words else "",
        _("the same network") if one.network else "",
        _("the same area") if one.area else "",
    ]
    return " · ".join(part for part in parts if part)
