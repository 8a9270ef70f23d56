"""Blocks on the page of an activity: what we learned last time, and what was learned now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.activities.models import Activity
from malai.knowledge.selectors.alike import remembered_for
from malai.knowledge.selectors.lessons import lessons_at
from malai.knowledge.selectors.reviews import actions_of, review_of
from malai.knowledge.shown import lines_of, points_of


class LastTimePanel:
    """Lessons and reviews of activities like this one, until its day is over."""

    title: StrOrPromise = _("What we learned last time")
    template = "knowledge/_last_time.html"

    def context_for(self, seat: OpenSeat, activity: Activity) -> Mapping[str, Any]:
        """Return at most five. Two queries until the day is over, none afterwards."""
        if activity.called_off_on or is_over(activity):
            return {}
        found = remembered_for(activity)
        return (
            {
                "found": [(one, _better(one.review)) for one in found],
                "may_edit": seat.may(Action.NETWORK_EDIT),
            }
            if found
            else {}
        )


def _better(review: Any) -> list[str]:  # noqa: ANN401 - a review or nothing
    return [*lines_of(review.improve), *lines_of(review.sustain)][:2] if review else []


def is_over(activity: Activity) -> bool:
    """Say whether the day of an activity lies behind; today and an unknown day do not."""
    return activity.starts is not None and activity.starts.last_day < timezone.localdate()


class LearnedPanel:
    """The review of an activity and its lessons, from its day on."""

    title: StrOrPromise = _("Looking back")
    template = "knowledge/_learned.html"

    def context_for(self, seat: OpenSeat, activity: Activity) -> Mapping[str, Any]:
        """Return the review, what was agreed and the lessons. Two queries, three with a review."""
        begins = activity.starts.first_day if activity.starts else None
        if activity.called_off_on or begins is None or begins > timezone.localdate():
            return {}
        review = review_of(activity)
        lessons = list(lessons_at(seat.workspace, activity))
        may_edit = seat.may(Action.NETWORK_EDIT)
        if not (review or lessons or may_edit):
            return {}
        return {
            "review": review,
            "points": points_of(review) if review else [],
            "tasks": list(actions_of([review], seat.workspace)) if review else [],
            "lessons": lessons,
            "may_edit": may_edit,
        }
