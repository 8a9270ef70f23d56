"""Lists of parties: narrowed, in Thai order, page by page by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import (
    Affiliation,
    Membership,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
    Tagging,
)
from malai.network.reach import ends_within, networks_seen, parties_seen, parties_within
from malai.network.selectors.search import BEHIND_DIGITS
from malai.places.models import Area
from malai.places.selectors import provinces

#: Records that decide what is offered.
LOOKED_AT: Final = 10_000
#: Roles and sectors offered to narrow a list by.
CHOICES: Final = 30
#: Bodies offered to narrow a list of people by.
BODIES_OFFERED: Final = 100
PEOPLE: Final = (PartyKind.PERSON.value,)
BODIES: Final = (PartyKind.ORGANISATION.value, PartyKind.GROUP.value)


def party_named(workspace: Workspace, public_id: UUID, kinds: Sequence[str]) -> Party:
    """Return one party with its facts. One query.

    Raises
    ------
    Http404
        It is absent, not seen from here, or of another kind: they look alike.
    """
    rows = Party.objects.select_related("person", "organisation", "workspace")
    party = rows.filter(parties_within(workspace), public_id=public_id, kind__in=kinds).first()
    if party is None:
        raise Http404
    # What is asked of this party later is asked through the same door.
    party.workspace = workspace
    return party


def body_asked(workspace: Workspace, public_ids: Sequence[UUID]) -> Party | None:
    """Return the body that an address names, if there is one. One query, none for no id."""
    rows = parties_seen(workspace).filter(kind__in=BODIES, public_id__in=public_ids)
    return rows.first() if public_ids else None


def with_belongings(rows: QuerySet[Party], workspace: Workspace) -> QuerySet[Party]:
    """Add facts, bodies, networks and tags of each party, as far as seen. Four queries."""
    bodies = Affiliation.objects.filter(until="").select_related("body").order_by("pk")
    tags = Tagging.objects.select_related("tag").order_by("tag__name", "pk")
    terms = Membership.objects.filter(until="", network__in=networks_seen(workspace))
    terms = terms.select_related("network").order_by("pk")
    return rows.select_related("person", "organisation").prefetch_related(
        Prefetch("affiliations", bodies, to_attr="open_affiliations"),
        Prefetch("memberships", terms, to_attr="open_memberships"),
        Prefetch("taggings", tags, to_attr="tags"),
    )


def members_count(parties: Sequence[Party]) -> dict[int, int]:
    """Return how many belong to each of these bodies now. One query."""
    rows = Affiliation.objects.filter(body__in=parties, until="").values("body")
    return dict(rows.annotate(count=Count("member", distinct=True)).values_list("body", "count"))


def roles_of(workspace: Workspace) -> list[str]:
    """Return the roles of people in the words of the workspace, commonest first. One query."""
    return _commonest(PersonFacts.objects.filter(_of_parties(workspace)), "role")


def sectors_of(workspace: Workspace) -> list[str]:
    """Return the sectors of organisations, commonest first. One query."""
    return _commonest(OrganisationFacts.objects.filter(_of_parties(workspace)), "sector")


def _of_parties(workspace: Workspace) -> Q:
    return Q(party__workspace=workspace) & ends_within(workspace, "party")


def _commonest(rows: QuerySet[Any], name: str) -> list[str]:
    """Count in some thousands of records: what is offered must not take longer the more there are.

    Counted here and in no order: for either, the database would rather read them all.
    """
    counted = Counter(rows.exclude(**{name: ""}).values_list(name, flat=True)[:LOOKED_AT])
    return sorted(counted, key=lambda said: (-counted[said], said))[:CHOICES]


def provinces_of(workspace: Workspace) -> list[Area]:
    """Return the provinces where parties are, in Thai order. One query, one look for each."""
    code = OuterRef("code")
    there = parties_seen(workspace).filter(
        area_code__gte=code, area_code__lt=Concat(code, Value(BEHIND_DIGITS))
    )
    return list(provinces().filter(Exists(there)))


def bodies_of(workspace: Workspace, *, asked: Sequence[UUID] = ()) -> QuerySet[Party]:
    """Return the bodies that most people belong to, and those asked for, in Thai order.

    Two queries. A workspace may know thousands: a list of them all would make every page heavy.
    Where very many people belong somewhere, the newest of them decide.
    """
    lately = Affiliation.objects.filter(workspace=workspace, until="").order_by("-pk")
    pairs = set(lately.values_list("body_id", "member_id")[:LOOKED_AT])
    counted = Counter(body for body, _member in pairs)
    offered = [body for body, _count in counted.most_common(BODIES_OFFERED)]
    theirs = Q(pk__in=offered) | Q(public_id__in=asked, kind__in=BODIES)
    return parties_seen(workspace).filter(theirs).order_by("sort_key", "pk")
