"""Agreements: their parties, what each brings, and commitments kept or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Evidence,
    EvidenceOrigin,
    Layer,
    Party,
    Tie,
)
from malai.network.services.terms import parties_lock, refuse_end_before_beginning
from malai_core.text import PartialDate

AGREEMENT_FIELDS: Final = (
    "name_th",
    "name_en",
    "network",
    "text",
    "signed",
    "since",
    "until",
    "renew_by",
)


def agreement_create(
    *, by: User | None, workspace: Workspace, fields: Mapping[str, Any]
) -> Agreement:
    """Add an agreement. ``fields`` are those of ``AGREEMENT_FIELDS``.

    Raises
    ------
    ValidationError
        No name, an end before the beginning, or a network of another workspace; by field.
    """
    agreement = Agreement(workspace=workspace)
    _fill(agreement, fields)
    with recorded(
        "network.agreement_create", by=by, workspace=workspace, name=str(agreement)
    ) as trace:
        trace.about(agreement.public_id)
        return trace.create(agreement)


def agreement_change(
    *, by: User | None, agreement: Agreement, fields: Mapping[str, Any]
) -> Agreement:
    """Change an agreement; fields that are not named stay.

    Raises
    ------
    ValidationError
        As ``agreement_create``.
    """
    with recorded(
        "network.agreement_change",
        by=by,
        workspace=agreement.workspace,
        subject=agreement.public_id,
    ) as trace:
        trace.changing([agreement])
        _fill(agreement, fields)
        agreement.save()
        trace.say(name=str(agreement))
    return agreement


def _fill(agreement: Agreement, fields: Mapping[str, Any]) -> None:
    for name in AGREEMENT_FIELDS:
        if name in fields:
            setattr(agreement, name, fields[name])
    if not (agreement.name_th or agreement.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    network = agreement.network
    if network is not None and network.workspace_id != agreement.workspace_id:
        raise ValidationError({"network": _("This is not in your workspace.")})
    refuse_end_before_beginning(agreement.since or None, agreement.until or None)
    agreement.full_clean(validate_unique=False)


def agreement_party_add(
    *,
    by: User | None,
    agreement: Agreement,
    party: Party,
    brings: str = "",
    budget: int | None = None,
) -> AgreementParty:
    """Let a party sign an agreement, and note what it brings of its own.

    Relationships on the agreement layer with parties that have signed before get the agreement as
    a source; none is made, so that thirty signatures do not become hundreds of relationships.

    Raises
    ------
    ValidationError
        Another workspace, or it has signed already.
    """
    if party.workspace_id != agreement.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    row = AgreementParty(workspace=agreement.workspace, agreement=agreement, party=party)
    row.brings, row.budget = brings, budget
    with recorded(
        "network.agreement_party_add",
        by=by,
        workspace=agreement.workspace,
        subject=agreement.public_id,
        name=str(party),
        agreement=str(agreement),
    ) as trace:
        parties_lock(party)
        if agreement.parties.filter(party=party).exists():
            raise ValidationError({"other": _("This is noted already.")})
        trace.create(row)
        _evidence(trace, agreement, party, by)
    return row


def _evidence(trace: Recorder, agreement: Agreement, party: Party, by: User | None) -> None:
    others = agreement.parties.exclude(party=party).values("party")
    rows = Tie.objects.filter(kind__layer=Layer.AGREEMENT, until="")
    ties = rows.filter(source=party, target__in=others) | rows.filter(
        target=party, source__in=others
    )
    trace.create_all(
        Evidence,
        [
            Evidence(
                workspace=agreement.workspace,
                tie=tie,
                origin=EvidenceOrigin.AGREEMENT,
                agreement=agreement,
                typed_by=by,
                on=agreement.signed or None,
                source=str(agreement)[:300],
            )
            for tie in ties.exclude(evidence__agreement=agreement)
        ],
    )


def commitment_add(
    *,
    by: User | None,
    agreement: Agreement,
    what: str,
    party: Party | None = None,
    due: PartialDate | None = None,
) -> Commitment:
    """Note something promised in an agreement.

    Raises
    ------
    ValidationError
        Nothing was said, or ``party`` has not signed.
    """
    if party is not None and not agreement.parties.filter(party=party).exists():
        raise ValidationError({"party": _("This party has not signed.")})
    row = Commitment(
        workspace=agreement.workspace, agreement=agreement, party=party, what=what, due=due
    )
    row.full_clean()
    with recorded(
        "network.commitment_add",
        by=by,
        workspace=agreement.workspace,
        subject=agreement.public_id,
        agreement=str(agreement),
    ) as trace:
        return trace.create(row)


def commitment_note(
    *, by: User | None, commitment: Commitment, state: str, on: PartialDate | None, note: str = ""
) -> Commitment:
    """Note whether a commitment was kept, when, and who noted it."""
    with recorded(
        "network.commitment_note",
        by=by,
        workspace=commitment.workspace,
        subject=commitment.agreement.public_id,
        agreement=str(commitment.agreement),
    ) as trace:
        trace.changing([commitment])
        commitment.state, commitment.on = state, on
        commitment.note, commitment.noted_by = note, by
        commitment.full_clean()
        commitment.save()
    return commitment


def agreement_party_remove(*, by: User | None, row: AgreementParty) -> None:
    """Take a party off an agreement, with the source that its relationships had from it.

    Raises
    ------
    ValidationError
        Commitments of this party are noted: they come first.
    """
    agreement, party = row.agreement, row.party
    if agreement.commitments.filter(party=party).exists():
        raise ValidationError(_("Commitments of this party are noted. Take those away first."))
    with recorded(
        "network.agreement_party_remove",
        by=by,
        workspace=row.workspace,
        subject=agreement.public_id,
        name=str(party),
        agreement=str(agreement),
    ) as trace:
        ties = Q(tie__source=party) | Q(tie__target=party)
        gone = list(Evidence.objects.filter(ties, agreement=agreement))
        trace.deleting([*gone, row])
        rows_drop(gone)
        rows_drop([row])


def commitment_remove(*, by: User | None, commitment: Commitment) -> None:
    """Take a commitment away; the undo of this act brings it back."""
    with recorded(
        "network.commitment_remove",
        by=by,
        workspace=commitment.workspace,
        subject=commitment.agreement.public_id,
        name=commitment.what,
        agreement=str(commitment.agreement),
    ) as trace:
        trace.deleting([commitment])
        rows_drop([commitment])
