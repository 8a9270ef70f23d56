"""Care planned and given. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.models import Act
from malai.audit.services import recorded
from malai.contact.models import CareGiven, CareKind, CarePlan, Invitation, InvitationState
from malai.kernel.editing import Settle
from malai.network.models import Party
from malai.work.services import task_make

#: Where the task of a next touch says it comes from.
TOUCH: Final = "contact.care"
PLAN: Final = ("why", "gets")
INVITATION: Final = ("party", "name", "network", "asks", "gains", "state")


@dataclass(frozen=True, slots=True)
class Touch:
    """What is to be done next for a partner, by whom and when; it becomes a task."""

    what: str
    by_when: date | None = None
    who: Party | None = None


def plan_set(
    *,
    by: User | None,
    party: Party,
    fields: Mapping[str, Any],
    touch: Touch | None = None,
    settle: Settle | None = None,
) -> CarePlan:
    """Write down why a partner matters and what they get; the next touch becomes a task.

    Raises
    ------
    ValidationError
        A text is too long, or whoever takes the task on is of another workspace.
    """
    workspace = party.workspace
    with recorded(
        "contact.plan_set", by=by, workspace=workspace, subject=party.public_id, name=party.name
    ) as trace:
        Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
        plan = CarePlan.objects.filter(party=party).first()
        is_new = plan is None
        plan = plan or CarePlan(workspace=workspace, party=party)
        if not is_new:
            trace.changing([plan])
        values = settle(plan_values(plan)) if settle else fields
        for name in PLAN:
            setattr(plan, name, values.get(name, ""))
        plan.full_clean(exclude=["workspace", "party"], validate_unique=False)
        if is_new:
            trace.create(plan)
        else:
            plan.save()
        if touch and touch.what:
            task = {"what": touch.what, "by_when": touch.by_when, "who": touch.who}
            task_make(
                trace, by=by, workspace=workspace, fields=task, about=[party],
                origin=TOUCH, origin_id=plan.public_id,
            )  # fmt: skip
        trace.about(party.public_id)
        trace.say(name=party.name)
    return plan


def plan_values(plan: CarePlan) -> dict[str, Any]:
    """Return what a form shows of a plan."""
    return {name: getattr(plan, name) for name in PLAN}


def care_give(*, by: User | None, party: Party, kind: str, on: date) -> Act | None:
    """Note that somebody was thanked or rested; twice on one day is once.

    Raises
    ------
    ValidationError
        A kind that is none.
    """
    if kind not in CareKind.values:
        raise ValidationError(_("Choose thanks or rest."))
    row = CareGiven(workspace=party.workspace, party=party, kind=kind, on=on, noted_by=by)
    with transaction.atomic():
        # Of two taps at once the second waits and meets what the first wrote.
        Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
        if CareGiven.objects.filter(party=party, kind=kind, on=on).exists():
            return None
        with recorded(
            "contact.care_give", by=by, workspace=party.workspace, subject=party.public_id,
            name=party.name, kind=kind,
        ) as trace:  # fmt: skip
            trace.create(row)
    return trace.act


def invitation_create(
    *, by: User | None, workspace: Workspace, fields: Mapping[str, Any]
) -> Invitation:
    """Plan how a new partner is to be invited.

    Raises
    ------
    ValidationError
        Nobody is named, or somebody or a network of another workspace.
    """
    row = Invitation(workspace=workspace)
    _fill(row, fields)
    with recorded("contact.invitation_create", by=by, workspace=workspace) as trace:
        trace.create(row)
        trace.about(row.public_id)
        trace.say(name=str(row))
    return row


def invitation_change(
    *,
    by: User | None,
    invitation: Invitation,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> Invitation:
    """Change a plan, or where it stands. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``invitation_create``.
    """
    with recorded(
        "contact.invitation_change",
        by=by,
        workspace=invitation.workspace,
        subject=invitation.public_id,
    ) as trace:
        now = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        now.workspace = invitation.workspace
        trace.changing([now])
        _fill(now, settle(invitation_values(now)) if settle else fields)
        now.save()
        trace.say(name=str(now), state=InvitationState(now.state).value)
    return now


def invitation_values(invitation: Invitation) -> dict[str, Any]:
    """Return what a form shows of a plan."""
    return {name: getattr(invitation, name) for name in INVITATION}


def _fill(row: Invitation, fields: Mapping[str, Any]) -> None:
    for name in INVITATION:
        if name in fields:
            setattr(row, name, fields[name])
    named = [one for one in (row.party, row.network) if one is not None]
    if any(one.workspace_id != row.workspace_id for one in named):
        raise ValidationError(_("This is not in your workspace."))
    if row.party is None and not row.name:
        raise ValidationError({"name": _("Say who is to be invited.")})
    row.full_clean(exclude=["workspace"], validate_unique=False)
