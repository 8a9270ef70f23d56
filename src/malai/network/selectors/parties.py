"""Lists of parties: narrowed, in Thai order, page by page by key."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from json import dumps, loads
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import (
    Affiliation,
    Membership,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
)
from malai.network.reach import ends_within, networks_seen, parties_seen, parties_within
from malai.network.selectors.search import parties_matching
from malai.network.shows import Show

#: Rows of one page.
PAGE: Final = 50
#: Roles and sectors offered to narrow a list by.
CHOICES: Final = 30
#: Bodies offered to narrow a list of people by.
BODIES_OFFERED: Final = 100
PEOPLE: Final = (PartyKind.PERSON.value,)
BODIES: Final = (PartyKind.ORGANISATION.value, PartyKind.GROUP.value)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of parties is narrowed to; everything may be absent."""

    text: str = ""
    body: Party | None = None
    network: Network | None = None
    role: str = ""
    sector: str = ""
    kind: str = ""
    province: str = ""
    show: Show | None = None
    parties: Sequence[UUID] = field(default=())
    area: Q = field(default_factory=Q)
    """Those in an area of any level, or in a working area."""


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """One page of a list, the mark that the next one starts behind, and how many there are."""

    parties: list[Party]
    next_after: str
    total: int


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


def parties_narrowed(
    workspace: Workspace,
    kinds: Sequence[str],
    to: Narrowing,
    *,
    day: date,
    with_contacts: bool,
) -> QuerySet[Party]:
    """Return the parties of a list, best match first, then in Thai order. One query."""
    rows = parties_matching(workspace, to.text, with_contacts=with_contacts, by_body=True)
    rows = rows.filter(_narrowed(workspace, to, day), kind__in=kinds)
    return rows.order_by(F("rank"), "sort_key", "pk")


def _narrowed(workspace: Workspace, to: Narrowing, day: date) -> Q:
    found = Q()
    if to.body is not None:
        theirs = Affiliation.objects.filter(body=to.body, until="")
        found &= Q(pk__in=theirs.values("member"))
    if to.network is not None:
        theirs_too = Membership.objects.filter(network=to.network, until="")
        found &= Q(pk__in=theirs_too.values("party"))
    plain = {
        "person__role": to.role,
        "organisation__sector": to.sector,
        "kind": to.kind,
        "area_code__startswith": to.province,
    }
    found &= Q(**{name: value for name, value in plain.items() if value})
    found &= to.area
    if to.parties:
        found &= Q(public_id__in=to.parties)
    return found & to.show.parties(workspace, to.network, day) if to.show else found


def parties_page(workspace: Workspace, rows: QuerySet[Party], *, after: str = "") -> PartiesPage:
    """Return the page of ``rows`` behind the mark ``after``, with what a list shows of each.

    By key, not by number: a page stays the same while parties are added. Five queries.
    """
    total = rows.count()
    there = _behind(rows, after) if after else rows
    found = list(with_belongings(there, workspace)[: PAGE + 1])
    is_more = len(found) > PAGE
    return PartiesPage(found[:PAGE], mark_of(found[PAGE - 1]) if is_more else "", total)


def with_belongings(rows: QuerySet[Party], workspace: Workspace) -> QuerySet[Party]:
    """Add facts, bodies and networks of each party, as far as seen. Three queries in all."""
    bodies = Affiliation.objects.filter(until="").select_related("body").order_by("pk")
    terms = Membership.objects.filter(until="", network__in=networks_seen(workspace))
    terms = terms.select_related("network").order_by("pk")
    return rows.select_related("person", "organisation").prefetch_related(
        Prefetch("affiliations", bodies, to_attr="open_affiliations"),
        Prefetch("memberships", terms, to_attr="open_memberships"),
    )


def mark_of(party: Party) -> str:
    """Return the mark of a party's place in its list."""
    rank: int = party.rank  # type: ignore[attr-defined]
    text = dumps([rank, party.sort_key, party.pk])
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _behind(rows: QuerySet[Party], mark: str) -> QuerySet[Party]:
    try:
        text = urlsafe_b64decode(mark + "=" * (-len(mark) % 4))
        rank, key, pk = loads(text)
        rank, key, pk = int(rank), str(key).replace("\0", ""), int(pk)
    except (ValueError, TypeError) as error:
        raise Http404 from error
    same_rank = Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=pk)
    return rows.filter(Q(("rank__gt", rank)) | (Q(("rank", rank)) & same_rank))


def members_count(parties: Sequence[Party]) -> dict[int, int]:
    """Return how many belong to each of these bodies now. One query."""
    rows = Affiliation.objects.filter(body__in=parties, until="").values("body")
    return dict(rows.annotate(count=Count("member", distinct=True)).values_list("body", "count"))


def roles_of(workspace: Workspace) -> list[str]:
    """Return the roles of people in the words of the workspace, commonest first. One query."""
    rows = PersonFacts.objects.filter(_of_parties(workspace)).exclude(role="")
    return _commonest(rows, "role")


def sectors_of(workspace: Workspace) -> list[str]:
    """Return the sectors of organisations, commonest first. One query."""
    rows = OrganisationFacts.objects.filter(_of_parties(workspace)).exclude(sector="")
    return _commonest(rows, "sector")


def _of_parties(workspace: Workspace) -> Q:
    return Q(party__workspace=workspace) & ends_within(workspace, "party")


def _commonest(rows: QuerySet[Any], name: str) -> list[str]:
    counted = rows.values(name).annotate(count=Count("pk")).order_by("-count", name)
    return [str(row[name]) for row in counted[:CHOICES]]


def provinces_of(workspace: Workspace) -> set[str]:
    """Return the codes of the provinces where parties are. One query."""
    codes = parties_seen(workspace).exclude(area_code="")
    return {code[:2] for code in codes.values_list("area_code", flat=True).distinct()}


def bodies_of(workspace: Workspace, *, asked: Sequence[UUID] = ()) -> QuerySet[Party]:
    """Return the bodies that most people belong to, and those asked for, in Thai order.

    Two queries. A workspace may know thousands: a list of them all would make every page heavy.
    """
    rows = Affiliation.objects.filter(workspace=workspace, until="").values("body").order_by()
    largest = rows.annotate(count=Count("member", distinct=True)).order_by("-count", "body")
    offered = list(largest.values_list("body", flat=True)[:BODIES_OFFERED])
    theirs = Q(pk__in=offered) | Q(public_id__in=asked, kind__in=BODIES)
    return parties_seen(workspace).filter(theirs).order_by("sort_key", "pk")
