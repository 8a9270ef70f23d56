"""Reviews written, and what was agreed in them. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import Activity
from malai.audit.services import recorded
from malai.kernel.editing import Settle
from malai.knowledge.models import ORIGIN, POINTS, Review, ReviewRule
from malai.network.models import Network, Party
from malai.work.models import Task
from malai.work.services import task_make

FIELDS: Final = (*POINTS, "reviewed_on", "led_by", "took_part")


def review_write(
    *, by: User | None, activity: Activity, fields: Mapping[str, Any], settle: Settle | None = None
) -> Review:
    """Write the review of an activity, or change it. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        Nothing is said, the day lies ahead of the activity, or who led is of another workspace.
    """
    workspace = activity.workspace
    with recorded(
        "knowledge.review_write", by=by, workspace=workspace, subject=activity.public_id,
        title=activity.title,
    ) as trace:  # fmt: skip
        # Of two people at once the second waits and meets what the first wrote.
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        review = Review.objects.filter(activity=activity).first()
        fresh = Review(workspace=workspace, activity=activity, written_by=by)
        trace.changing([review] if review else [])
        now = review or fresh
        _fill(now, settle(review_values(now)) if settle else fields)
        now.full_clean(exclude=["workspace", "activity"], validate_unique=False)
        _refuse(now, activity)
        if review is None:
            trace.create(now)
        else:
            now.save()
    return now


def review_values(review: Review | None) -> dict[str, Any]:
    """Return what a form shows of a review, also of one that is not written yet."""
    return {name: getattr(review, name, None) for name in FIELDS}


def _fill(review: Review, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(review, name, (value or "") if name in POINTS else value)


def _refuse(review: Review, activity: Activity) -> None:
    if not any(getattr(review, name).strip() for name in POINTS):
        raise ValidationError({"happened": _("Say at least one thing, in whichever field.")})
    if review.led_by and review.led_by.workspace_id != activity.workspace_id:
        raise ValidationError({"led_by": _("This is not in your workspace.")})
    begins = activity.starts.first_day if activity.starts else None
    if begins and review.reviewed_on < begins:
        said = _("The activity had not begun on this day. Look at the day again.")
        raise ValidationError({"reviewed_on": said})


def action_add(
    *, by: User | None, review: Review, what: str, who: Party | None, by_when: date | None
) -> Task:
    """Agree on something to do: it goes on the list of tasks, with an owner and a day.

    Raises
    ------
    ValidationError
        Nothing to do is said, or who takes it on is of another workspace.
    """
    activity = review.activity
    values = {"what": what, "who": who, "by_when": by_when, "network": activity.network}
    with recorded("knowledge.action_add", by=by, workspace=review.workspace) as trace:
        task = task_make(
            trace, by=by, workspace=review.workspace, fields=values, origin=ORIGIN,
            origin_id=review.public_id,
        )  # fmt: skip
        trace.about(activity.public_id)
        trace.say(what=what, title=activity.title)
    return task


def rule_set(
    *,
    by: User | None,
    workspace: Workspace,
    hours: int,
    spared: list[str],
    own_hours: Mapping[Network, int | None] | None = None,
) -> None:
    """Say within how many hours activities are reviewed, and which kinds need no review.

    ``own_hours`` are those of single networks; ``None`` for the same as everywhere.

    Raises
    ------
    ValidationError
        Hours below 1 or above 90 days.
    """
    with recorded("knowledge.rule_set", by=by, workspace=workspace, hours=hours) as trace:
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        there = {row.network_id: row for row in ReviewRule.objects.filter(workspace=workspace)}
        wanted: list[tuple[Network | None, int | None]] = [
            (None, hours),
            *(own_hours or {}).items(),
        ]
        for network, told in wanted:
            row = there.get(network.pk if network else None)
            if told is None and row is None:
                continue
            fresh = row or ReviewRule(workspace=workspace, network=network)
            trace.changing([row] if row else [])
            fresh.hours = hours if told is None else told
            fresh.spared = spared if network is None else []
            fresh.full_clean(exclude=["workspace", "network"], validate_unique=False)
            if row is None:
                trace.create(fresh)
            elif told is None:
                trace.deleting([row])
                row.delete()
            else:
                row.save()
