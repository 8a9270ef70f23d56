"""Networks and who is in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.kernel.editing import Settle
from malai.network.models import Membership, MembershipRole, Network, Party
from malai.network.services.terms import (
    parties_lock,
    refuse_end_before_beginning,
    refuse_second,
    term_end,
)
from malai.places.address import address_of
from malai.places.services.addresses import address_fill
from malai_core.text import PartialDate

NETWORK_FIELDS: Final = (
    "name_th",
    "name_en",
    "purpose",
    "area_code",
    "began",
    "ended",
    "why_ended",
)


def network_create(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> Network:
    """Begin a network. ``fields`` are those of ``NETWORK_FIELDS`` and ``parent``.

    Raises
    ------
    ValidationError
        No name, or it ended before it began; by field.
    """
    network = Network(workspace=workspace, parent=fields.get("parent"))
    _fill(network, fields)
    with recorded("network.network_create", by=by, workspace=workspace, name=str(network)) as trace:
        trace.about(network.public_id)
        return trace.create(network)


def network_change(
    *,
    by: User | None,
    network: Network,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> Network:
    """Change what is said of a network; fields that are not named stay.

    ``settle`` is told the values as they are now, under a lock, and answers with those to write.

    Raises
    ------
    ValidationError
        As ``network_create``.
    """
    with recorded(
        "network.network_change", by=by, workspace=network.workspace, subject=network.public_id
    ) as trace:
        now = Network.objects.select_for_update().select_related("workspace").get(pk=network.pk)
        trace.changing([now])
        _fill(now, settle(values_of(now)) if settle else fields)
        now.save()
        trace.say(name=str(now))
    return now


def values_of(network: Network) -> dict[str, Any]:
    """Return what a form shows of a network."""
    kept = {name: getattr(network, name) for name in NETWORK_FIELDS}
    return {**kept, "address": address_of(network)}


def _fill(network: Network, fields: Mapping[str, Any]) -> None:
    for name in NETWORK_FIELDS:
        if name in fields:
            setattr(network, name, fields[name])
    if "address" in fields:
        address_fill(network, fields["address"])
    if not (network.name_th or network.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    refuse_end_before_beginning(network.began, network.ended)
    network.full_clean(validate_unique=False)


def membership_add(
    *,
    by: User | None,
    network: Network,
    party: Party,
    role: str = MembershipRole.MEMBER,
    since: PartialDate | None = None,
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
        workspace=network.workspace, network=network, party=party, role=role, since=since
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


def membership_end(*, by: User | None, membership: Membership, until: PartialDate) -> Membership:
    """Note that a party left a network; the row stays as history.

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
    return membership
