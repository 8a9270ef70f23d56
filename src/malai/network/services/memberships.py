"""Who is in a network: joining, changing role, resting, taking part again, leaving."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.network.models import (
    Membership,
    MembershipChange,
    MembershipRole,
    Network,
    Party,
    Standing,
)
from malai.network.services.terms import parties_lock, refuse_second, term_end
from malai_core.text import PartialDate


def membership_add(
    *,
    by: User | None,
    network: Network,
    party: Party,
    role: str = MembershipRole.MEMBER,
    since: PartialDate | None = None,
    hand_over: PartialDate | None = None,
) -> Membership:
    """Put a party into a network.

    Raises
    ------
    ValidationError
        Another workspace, an unknown role, or she is in it in that role already.
    """
    if party.workspace_id != network.workspace_id:
        raise ValidationError({"party": _("This is not in your workspace.")})
    row = Membership(
        workspace=network.workspace,
        network=network,
        party=party,
        role=role,
        since=since,
        hand_over=hand_over,
    )
    row.full_clean()
    with recorded(
        "network.membership_add",
        by=by,
        workspace=network.workspace,
        subject=party.public_id,
        name=str(party),
        network=str(network),
    ) as trace:
        parties_lock(party)
        same = Membership.objects.filter(network=network, party=party, role=role)
        refuse_second(same, "network", _("This is noted already."))
        return trace.create(row)


def membership_end(
    *, by: User | None, membership: Membership, until: PartialDate, reason: str = ""
) -> Membership:
    """Note that a party left a network, and why; the row stays as history.

    Raises
    ------
    ValidationError
        The end lies before the beginning, or is noted already.
    """
    with recorded(
        "network.membership_end",
        by=by,
        workspace=membership.workspace,
        subject=membership.party.public_id,
        name=str(membership.party),
        network=str(membership.network),
    ) as trace:
        term_end(trace, membership, until)
        _stands(trace, membership, Standing.LEFT, until, reason)
    return membership


def membership_role(
    *,
    by: User | None,
    membership: Membership,
    role: str,
    on: PartialDate,
    hand_over: PartialDate | None = None,
) -> Membership:
    """End the role of a party and begin another one on the same day; both rows stay.

    Raises
    ------
    ValidationError
        The day lies before the old role began, or she has that role already.
    """
    party, network = membership.party, membership.network
    with recorded(
        "network.membership_role",
        by=by,
        workspace=membership.workspace,
        subject=party.public_id,
        name=str(party),
        network=str(network),
    ) as trace:
        parties_lock(party)
        same = Membership.objects.filter(network=network, party=party, role=role)
        refuse_second(same, "role", _("This is noted already."))
        term_end(trace, membership, on)
        made = Membership(
            workspace=membership.workspace, network=network, party=party, role=role, since=on
        )
        made.hand_over, made.is_paused = hand_over, membership.is_paused
        made.full_clean()
        return trace.create(made)


def membership_hand_over(
    *, by: User | None, membership: Membership, hand_over: PartialDate | None
) -> Membership:
    """Note until when somebody carries the work as host; nothing takes the day away.

    Raises
    ------
    ValidationError
        The day lies before she began.
    """
    if hand_over and membership.since and hand_over.last_day < membership.since.first_day:
        raise ValidationError({"hand_over": _("The end lies before the beginning.")})
    with recorded(
        "network.membership_hand_over",
        by=by,
        workspace=membership.workspace,
        subject=membership.party.public_id,
        name=str(membership.party),
        network=str(membership.network),
    ) as trace:
        trace.changing([membership])
        membership.hand_over = hand_over
        membership.save()
    return membership


def membership_pause(
    *, by: User | None, membership: Membership, on: PartialDate, reason: str = ""
) -> Membership:
    """Note that a member rests for a while; she stays a member."""
    return _stand(by, membership, "network.membership_pause", Standing.PAUSED, on, reason)


def membership_resume(
    *, by: User | None, membership: Membership, on: PartialDate, reason: str = ""
) -> Membership:
    """Note that a member who rested takes part again."""
    return _stand(by, membership, "network.membership_resume", Standing.ACTIVE, on, reason)


def _stand(
    by: User | None,
    membership: Membership,
    action: str,
    standing: str,
    on: PartialDate,
    reason: str,
) -> Membership:
    """Note how a member stands from a day on, as one act."""
    is_paused = standing == Standing.PAUSED
    _refuse_standing(membership, is_paused=is_paused)
    with recorded(
        action,
        by=by,
        workspace=membership.workspace,
        subject=membership.party.public_id,
        name=str(membership.party),
        network=str(membership.network),
    ) as trace:
        trace.changing([membership])
        membership.is_paused = is_paused
        membership.save()
        _stands(trace, membership, standing, on, reason)
    return membership


def _refuse_standing(membership: Membership, *, is_paused: bool) -> None:
    if membership.until or membership.is_paused == is_paused:
        raise ValidationError(_("This is noted already."))


def _stands(
    trace: Recorder, membership: Membership, standing: str, on: PartialDate, reason: str
) -> MembershipChange:
    return trace.create(
        MembershipChange(
            workspace=membership.workspace,
            membership=membership,
            standing=standing,
            on=on,
            reason=reason[:300],
        )
    )
