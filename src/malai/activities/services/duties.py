"""Who is responsible for what, and the tasks that follow from an activity."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, Duty, DutyParty, Part
from malai.activities.selectors_money import FOLLOWUP
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Party
from malai.work.models import Task
from malai.work.services import task_create


def duty_add(*, by: User | None, activity: Activity, what: str, responsible: Party) -> Duty:
    """Add something to be seen to, and who is responsible for it.

    Raises
    ------
    ValidationError
        Nothing is said, or the party is of another workspace.
    """
    duty = Duty(activity=activity, what=what)
    duty.full_clean(validate_unique=False)
    row = DutyParty(duty=duty, party=responsible, part=Part.RESPONSIBLE)
    _refuse_stranger(duty, responsible)
    with _about("activities.duty_add", by, duty) as trace:
        trace.create(duty)
        trace.create(row)
    return duty


def duty_rename(*, by: User | None, duty: Duty, what: str) -> Duty:
    """Say it in other words.

    Raises
    ------
    ValidationError
        Nothing is said.
    """
    with _about("activities.duty_change", by, duty) as trace:
        trace.changing([duty])
        duty.what = what
        duty.full_clean(validate_unique=False)
        duty.save()
    return duty


def part_add(*, by: User | None, duty: Duty, party: Party, part: str) -> DutyParty:
    """Give somebody a part in a duty.

    Raises
    ------
    ValidationError
        Somebody else is responsible already, the part is noted already, or another workspace.
    """
    _refuse_stranger(duty, party)
    with _about("activities.duty_change", by, duty) as trace:
        # Of two who make somebody responsible at once the second waits and is refused.
        Duty.objects.select_for_update().get(pk=duty.pk)
        now = duty.parts.filter(part=Part.RESPONSIBLE).select_related("party").first()
        if part == Part.RESPONSIBLE and now is not None:
            raise ValidationError({"part": _("%(name)s is responsible already. Each duty has exactly one who is: hand it over instead.") % {"name": now.party.name}})  # fmt: skip
        if duty.parts.filter(party=party, part=part).exists():
            raise ValidationError({"other": _("This is noted already.")})
        row = DutyParty(duty=duty, party=party, part=part)
        row.clean_fields()
        return trace.create(row)


def duty_hand_over(*, by: User | None, duty: Duty, party: Party) -> None:
    """Make somebody else responsible; who was so far keeps nothing but other parts.

    Raises
    ------
    ValidationError
        The party is of another workspace.
    """
    _refuse_stranger(duty, party)
    with _about("activities.duty_hand_over", by, duty) as trace:
        Duty.objects.select_for_update().get(pk=duty.pk)
        now = list(duty.parts.filter(part=Part.RESPONSIBLE))
        trace.deleting(now)
        rows_drop(now)
        trace.create(DutyParty(duty=duty, party=party, part=Part.RESPONSIBLE))
        trace.say(name=party.name)


def part_remove(*, by: User | None, row: DutyParty) -> None:
    """Take a part in a duty away.

    Raises
    ------
    ValidationError
        It is that of who is responsible: a duty is never without one.
    """
    if row.part == Part.RESPONSIBLE:
        raise ValidationError(_("A duty is never without somebody responsible. Hand it over instead."))  # fmt: skip
    with _about("activities.duty_change", by, row.duty) as trace:
        trace.deleting([row])
        rows_drop([row])


def duty_remove(*, by: User | None, duty: Duty) -> None:
    """Take a duty away with all parts in it; the history can bring it back."""
    with _about("activities.duty_remove", by, duty) as trace:
        parts = list(duty.parts.all())
        trace.deleting([*parts, duty])
        rows_drop(parts)
        rows_drop([duty])


def followup_add(*, by: User | None, activity: Activity, fields: Mapping[str, Any]) -> Task:
    """Put a task that follows from an activity on the list of tasks.

    Raises
    ------
    ValidationError
        As ``task_create``.
    """
    return task_create(
        by=by,
        workspace=activity.workspace,
        fields={**fields, "network": activity.network},
        origin=FOLLOWUP,
        origin_id=activity.public_id,
    )


def _refuse_stranger(duty: Duty, party: Party) -> None:
    if party.workspace_id != duty.activity.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})


def _about(action: str, by: User | None, duty: Duty) -> AbstractContextManager[Recorder]:
    activity = duty.activity
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
        what=duty.what,
    )
