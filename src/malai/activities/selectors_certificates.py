"""Certificates: who may have one, and whether one is genuine. Each selector says its queries."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from malai.accounts.models import Workspace
from malai.activities.hours import Total
from malai.activities.models import Activity
from malai.activities.models_attending import Certificate
from malai.activities.selectors_hours import ledger_of, totals_by_party
from malai.activities.selectors_participants import observer_keys
from malai.links.codes import LASTING, code_read
from malai.network.models import Party, PartyKind
from malai.network.reach import ends_within


@dataclass(frozen=True, slots=True)
class Earned:
    """One person who came to an activity, for how long, and the certificate she has already."""

    party: Party
    total: Total
    certificate: Certificate | None
    is_observer: bool = False
    """She came to look on, so a certificate is not offered, but can be ticked."""

    @property
    def minutes(self) -> int | None:
        """The whole time; ``None`` where a part of it is not known."""
        return None if self.total.unknown or not self.total.known else self.total.minutes


def earned_at(activity: Activity) -> list[Earned]:
    """Return everybody who came to an activity, in Thai order. Four queries."""
    workspace = activity.workspace
    rows = ledger_of(workspace, activity=activity)
    totals = totals_by_party(rows)
    valid = {one.party_id: one for one in certificates_of(activity).filter(revoked_at=None)}
    people = Party.objects.filter(pk__in=list(totals), kind=PartyKind.PERSON)
    people = people.select_related("person").order_by("sort_key", "pk")
    watching = observer_keys(activity.pk)
    return [
        Earned(party, totals[party.pk], valid.get(party.pk), party.pk in watching)
        for party in people
    ]


def certificates_of(activity: Activity) -> QuerySet[Certificate]:
    """Return the certificates for an activity, as far as their holders are seen. One query."""
    seen = ends_within(activity.workspace, "party")
    return Certificate.objects.filter(seen, activity=activity).order_by("-pk")


def certificate_named(workspace: Workspace, public_id: UUID) -> Certificate:
    """Return one certificate, ``Http404`` where it is absent or its holder not seen. One query."""
    rows = Certificate.objects.select_related("activity", "workspace")
    seen = ends_within(workspace, "party")
    found: Certificate = get_object_or_404(rows, seen, workspace=workspace, public_id=public_id)
    found.activity.workspace = workspace
    return found


def certificate_genuine(written: str) -> Certificate | None:
    """Return the valid certificate of a code; forged, revoked and unknown are alike. One query."""
    code = code_read(written, LASTING)
    rows = Certificate.objects.select_related("workspace").filter(revoked_at=None)
    return rows.filter(code=code).first() if code else None
