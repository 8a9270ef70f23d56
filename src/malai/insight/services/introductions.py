"""Decide about introductions. Each function is one act: one transaction, one audit entry."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.insight.models import Decision, Introduction
from malai.insight.wording import REASONS
from malai.network.models import Network, Party
from malai.work.services import task_make

ORIGIN: Final = "insight.introduction"
#: Days until an introduction is to be made, where nobody says otherwise.
SOON: Final = 14


def introduction_decide(
    *,
    by: User | None,
    network: Network,
    pair: tuple[Party, Party],
    through: Party | None,
    reason: str,
    decision: str,
    on: date,
) -> Introduction:
    """Note that a pair is to be introduced, which makes a task, or that it is not now.

    The caller has passed a door with ``NETWORK_EDIT``. Deciding a second time changes the decision;
    of two people at once the second finds the pair decided.

    Raises
    ------
    ValidationError
        Somebody is of another workspace, or the two are one.
    """
    one, other = sorted(pair, key=lambda party: party.pk)
    _refuse(network, one, other, through)
    with recorded(
        "insight.introduction_decide", by=by, workspace=network.workspace,
        one=one.name, other=other.name, decision=decision,
    ) as trace:  # fmt: skip
        # Two people may decide on one pair at once: the second waits here, and finds it decided.
        Network.objects.select_for_update().get(pk=network.pk)
        row = Introduction.objects.filter(network=network, one=one, other=other).first()
        is_new = row is None
        row = row or Introduction(
            workspace=network.workspace, network=network, one=one, other=other
        )
        if not is_new:
            trace.changing([row])
        row.through, row.reason, row.decision = through, reason, decision
        row.decided_on, row.decided_by = on, by
        if decision == Decision.ACCEPTED and row.task is None:
            row.task = task_make(
                trace, by=by, workspace=network.workspace, about=[one, other],
                fields=_task(network, one, other, through, reason, on),
                origin=ORIGIN, origin_id=row.public_id,
            )  # fmt: skip
        if is_new:
            trace.create(row)
        else:
            row.save()
        trace.about(row.public_id)
    return row


def _task(
    network: Network, one: Party, other: Party, through: Party | None, reason: str, on: date
) -> dict[str, object]:
    """Return what the task says. Who takes it on is chosen next."""
    names = {"one": one.name, "other": other.name, "through": through.name if through else ""}
    what = _("Introduce %(one)s and %(other)s to each other") % names
    why = str(REASONS.get(reason, ""))
    if through:
        why += "\n" + _("%(through)s knows both.") % names
    return {
        "what": what[:300],
        "why": why,
        "by_when": on + timedelta(days=SOON),
        "network": network,
    }


def _refuse(network: Network, one: Party, other: Party, through: Party | None) -> None:
    named = [one, other, *([through] if through else [])]
    if one == other or any(party.workspace_id != network.workspace_id for party in named):
        raise ValidationError(_("Two different members of this workspace are needed."))


def introduction_forget(*, by: User | None, row: Introduction) -> None:
    """Let a pair be proposed again; a task that was made stays on its list."""
    with recorded(
        "insight.introduction_forget", by=by, workspace=row.workspace, subject=row.public_id,
        one=row.one.name, other=row.other.name,
    ) as trace:  # fmt: skip
        trace.deleting([row])
        row.delete()
