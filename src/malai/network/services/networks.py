"""Networks: beginning one, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.kernel.editing import Settle
from malai.network.models import Network
from malai.network.services.custom import values_write
from malai.network.services.terms import refuse_end_before_beginning, workspace_lock
from malai.places.address import address_of
from malai.places.services.addresses import address_fill

#: The five elements of a network, each a text.
CHARTER: Final = (
    "charter_members",
    "charter_goal",
    "charter_benefit",
    "charter_activities",
    "charter_relations",
)
#: The five criteria by which networks are told apart.
CRITERIA: Final = ("by_members", "by_relation", "by_mechanism", "by_function", "by_area")
NETWORK_FIELDS: Final = (
    "name_th",
    "name_en",
    "purpose",
    "area_code",
    "began",
    "ended",
    "why_ended",
    "parent",
    *CHARTER,
    *CRITERIA,
    "form",
)


def network_create(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> Network:
    """Begin a network. ``fields`` are those of ``NETWORK_FIELDS`` and ``parent``.

    Raises
    ------
    ValidationError
        No name, or it ended before it began; by field.
    """
    network = Network(workspace=workspace)
    _fill(network, fields)
    with recorded("network.network_create", by=by, workspace=workspace, name=str(network)) as trace:
        trace.about(network.public_id)
        trace.create(network)
        values_write(trace, network, fields)
    return network


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
        # Two networks put into each other at the same moment would make a ring.
        workspace = network.workspace
        workspace_lock(workspace)
        network.refresh_from_db()
        # The workspace as its door left it: what is asked next is asked through the same door.
        network.workspace = workspace
        trace.changing([network])
        written = settle(values_of(network)) if settle else fields
        _fill(network, written)
        network.save()
        values_write(trace, network, written)
        trace.say(name=str(network))
    return network


def values_of(network: Network) -> dict[str, Any]:
    """Return what a form shows of a network."""
    kept = {name: getattr(network, name) for name in NETWORK_FIELDS}
    return {**kept, "parent": network.parent, "address": address_of(network)}


def _fill(network: Network, fields: Mapping[str, Any]) -> None:
    for name in NETWORK_FIELDS:
        if name in fields:
            setattr(network, name, fields[name])
    if "address" in fields:
        address_fill(network, fields["address"])
    if not (network.name_th or network.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    refuse_end_before_beginning(network.began, network.ended)
    _refuse_bad_parent(network)
    network.full_clean(validate_unique=False)


def _refuse_bad_parent(network: Network) -> None:
    """Raise where a network would lie in itself. One query a step up."""
    above = network.parent
    if above is not None and above.workspace_id != network.workspace_id:
        raise ValidationError({"parent": _("This is not in your workspace.")})
    while above is not None:
        if above.pk == network.pk and network.pk is not None:
            raise ValidationError(
                {"parent": _("%(name)s lies in this network already.") % {"name": network.parent}}
            )
        above = above.parent
