"""What was learned at activities, for documents about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from malai.access.policy import Action
from malai.kernel.registries import Learning
from malai.knowledge.models import POINTS, Review
from malai.knowledge.selectors.lessons import lessons_seen
from malai.knowledge.selectors.reviews import actions_of, reviews_at
from malai.knowledge.shown import lines_of
from malai.work.models import Task, TaskState


class LearnedAtActivities:
    """Points of reviews one on a line, what was agreed, and lessons that hold."""

    def learned_at(self, seat: Any, activity_ids: Sequence[int]) -> Sequence[Learning]:  # noqa: ANN401 - a row of a higher room
        """Return it by activity in the order asked for, oldest first. Three queries.

        Who does what was agreed is named to those who may see tasks.
        """
        here = seat.workspace
        reviews = list(reviews_at(here, activity_ids))
        by_id = {row.public_id: row.activity_id for row in reviews}
        found = [one for row in reviews for one in _points(row)]
        may_name = seat.may(Action.NETWORK_EDIT)
        found += [
            _action(by_id[task.origin_id], task, is_named=may_name)
            for task in actions_of(reviews, here)
            if task.state != TaskState.DROPPED and task.origin_id in by_id
        ]
        rows = lessons_seen(here).filter(activity__in=activity_ids, retired_on=None)
        for row in rows.order_by("written_on", "pk"):
            found += [Learning(row.activity_id or 0, "lesson", row.recommendation)]
        place = {key: number for number, key in enumerate(activity_ids)}
        return sorted(found, key=lambda one: place[one.activity_id])


def _points(review: Review) -> Iterator[Learning]:
    for point in POINTS:
        for line in lines_of(getattr(review, point)):
            yield Learning(review.activity_id, point, line)


def _action(activity_id: int, task: Task, *, is_named: bool) -> Learning:
    owner = task.who.name if task.who and is_named else ""
    return Learning(activity_id, "improve", task.what, owner, task.by_when)
