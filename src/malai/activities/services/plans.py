"""The joint plan of a network: goals, what is done for them, each partner's share."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import PlanGoal, PlanItem, PlanShare, Progress
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.carriers import rows_drop
from malai.network.models import Network

#: Fields that forms may set.
GOAL_FIELDS: Final = ("what", "goal_words", "first_year", "last_year")
ITEM_FIELDS: Final = ("what", "due", "activity", "progress", "why")
SHARE_FIELDS: Final = ("party", "given_as", "satang", "what")


def goal_add(*, by: User | None, network: Network, fields: Mapping[str, Any]) -> PlanGoal:
    """Add a goal to the joint plan of a network.

    Raises
    ------
    ValidationError
        Nothing is said, or it ends before it begins; by field.
    """
    goal = PlanGoal(workspace=network.workspace, network=network)
    _goal_fill(goal, fields)
    with _about("activities.goal_add", by, goal) as trace:
        return trace.create(goal)


def goal_change(
    *, by: User | None, goal: PlanGoal, fields: Mapping[str, Any], settle: Settle | None = None
) -> PlanGoal:
    """Change a goal. ``settle`` as in the other rooms; raises as ``goal_add``."""
    with _about("activities.goal_change", by, goal) as trace:
        now = PlanGoal.objects.select_for_update().get(pk=goal.pk)
        now.workspace, now.network = goal.workspace, goal.network
        trace.changing([now])
        _goal_fill(now, settle(goal_values(now)) if settle else fields)
        now.save()
        trace.say(what=now.what)
    return now


def goal_values(goal: PlanGoal) -> dict[str, Any]:
    """Return what a form shows of a goal."""
    return {name: getattr(goal, name) for name in GOAL_FIELDS}


def goal_remove(*, by: User | None, goal: PlanGoal) -> None:
    """Take a goal away.

    Raises
    ------
    ValidationError
        Something is planned for it.
    """
    if goal.items.exists():
        raise ValidationError(_("Something is planned for this goal. Take that away first, or give it up with the reason."))  # fmt: skip
    _drop("activities.goal_remove", by, goal, [goal])


def item_add(*, by: User | None, goal: PlanGoal, fields: Mapping[str, Any]) -> PlanItem:
    """Plan something for a goal.

    Raises
    ------
    ValidationError
        Nothing is said, it is given up without a reason, or an activity of another workspace.
    """
    item = PlanItem(goal=goal)
    _item_fill(item, fields)
    with _about("activities.item_add", by, goal, item.what) as trace:
        return trace.create(item)


def item_change(
    *, by: User | None, item: PlanItem, fields: Mapping[str, Any], settle: Settle | None = None
) -> PlanItem:
    """Change what is planned, or how far it is.

    ``settle`` as in the other rooms; raises as ``item_add``.
    """
    with _about("activities.item_change", by, item.goal, item.what) as trace:
        rows = PlanItem.objects.select_for_update(of=("self",)).select_related("activity")
        now = rows.get(pk=item.pk)
        now.goal = item.goal
        trace.changing([now])
        _item_fill(now, settle(item_values(now)) if settle else fields)
        now.save()
        trace.say(what=now.what)
    return now


def item_values(item: PlanItem) -> dict[str, Any]:
    """Return what a form shows of something planned."""
    return {name: getattr(item, name) for name in ITEM_FIELDS}


def item_remove(*, by: User | None, item: PlanItem) -> None:
    """Take something planned away with the shares in it; the history can bring it back."""
    shares = list(item.shares.all())
    _drop("activities.item_remove", by, item.goal, [*shares, item], item.what)


def share_add(*, by: User | None, item: PlanItem, fields: Mapping[str, Any]) -> PlanShare:
    """Note what a partner gives.

    Raises
    ------
    ValidationError
        A negative amount, or a partner of another workspace; by field.
    """
    share = PlanShare(item=item)
    for name in SHARE_FIELDS:
        setattr(share, name, fields.get(name, getattr(share, name, None)))
    if share.satang is not None and share.satang < 0:
        raise ValidationError({"satang": _("An amount is not below zero.")})
    if share.party.workspace_id != item.goal.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    share.full_clean(validate_unique=False)
    with _about("activities.share_add", by, item.goal, item.what) as trace:
        trace.say(name=share.party.name)
        return trace.create(share)


def share_remove(*, by: User | None, share: PlanShare) -> None:
    """Take a share away; the history can bring it back."""
    _drop("activities.share_remove", by, share.item.goal, [share], share.item.what)


def _goal_fill(goal: PlanGoal, fields: Mapping[str, Any]) -> None:
    for name in GOAL_FIELDS:
        if name in fields:
            setattr(goal, name, fields[name])
    if goal.first_year and goal.last_year and goal.last_year < goal.first_year:
        raise ValidationError({"last_year": _("The last year is before the first.")})
    goal.full_clean(validate_unique=False)


def _item_fill(item: PlanItem, fields: Mapping[str, Any]) -> None:
    for name in ITEM_FIELDS:
        if name in fields:
            setattr(item, name, fields[name])
    if item.progress == Progress.GIVEN_UP and not item.why:
        raise ValidationError({"why": _("Say why it was given up, so that others learn from it.")})
    if item.progress != Progress.GIVEN_UP:
        item.why = ""
    if item.activity and item.activity.workspace_id != item.goal.workspace_id:
        raise ValidationError({"activity": _("This is not in your workspace.")})
    item.full_clean(validate_unique=False)


def _drop(action: str, by: User | None, goal: PlanGoal, rows: list[Model], what: str = "") -> None:
    with _about(action, by, goal, what) as trace:
        trace.deleting(rows)
        for row in rows:
            rows_drop([row])


def _about(
    action: str, by: User | None, goal: PlanGoal, what: str = ""
) -> AbstractContextManager[Recorder]:
    return recorded(
        action,
        by=by,
        workspace=goal.workspace,
        subject=goal.public_id,
        what=what or goal.what,
    )
