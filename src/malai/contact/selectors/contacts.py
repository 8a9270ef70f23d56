"""Contacts as they were noted, and whom one may have been in touch with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import User, Workspace
from malai.contact.models import Contact, ContactParty
from malai.network.models import Membership, MembershipRole, Network, Party
from malai.network.reach import networks_seen, parties_seen
from malai.network.selectors.parties import with_belongings
from malai.network.selectors.search import by_rank, parties_matching

#: Contacts on a page, people offered before somebody types, and found while somebody types.
PAGE: Final = 40
OFFERED: Final = 8
FOUND: Final = 12
#: Latest contacts that are looked at for whom somebody is often in touch with.
LATELY: Final = 200
#: Who has one of these is contacted more often than others.
CARRYING: Final = tuple(
    role for role in MembershipRole.values if role not in (MembershipRole.MEMBER, MembershipRole.SPOKE)
)  # fmt: skip


def contacts_seen(workspace: Workspace) -> QuerySet[Contact]:
    """Return the contacts that are seen: with nobody beyond the reach. No query of its own."""
    rows = Contact.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    seen = parties_seen(workspace).order_by().values("pk")
    beyond = ContactParty.objects.filter(contact=OuterRef("pk")).exclude(party__in=seen)
    there = ContactParty.objects.filter(contact=OuterRef("pk"))
    within = Q(network=None) | Q(network__in=networks_seen(workspace).order_by())
    return rows.filter(~Exists(beyond), Exists(there), within)


def with_parties(rows: QuerySet[Contact]) -> QuerySet[Contact]:
    """Add who took part. One query more."""
    whom = ContactParty.objects.select_related("party__person").order_by("party__sort_key", "pk")
    return rows.select_related("network", "noted_by").prefetch_related(Prefetch("with_whom", whom))


def contacts_listed(
    workspace: Workspace, *, channel: str = "", party: Party | None = None
) -> QuerySet[Contact]:
    """Return contacts, newest first, undated ones last. Two queries."""
    rows = contacts_seen(workspace)
    if channel:
        rows = rows.filter(channel=channel)
    if party is not None:
        rows = rows.filter(with_whom__party=party)
    return with_parties(rows).order_by("-on", "-pk")


def contacts_page(rows: QuerySet[Contact], number: str) -> Page[Contact]:
    """Return one page of contacts; a number that is none is the first. Three queries."""
    return Paginator(rows, PAGE).get_page(number)


def contact_named(workspace: Workspace, public_id: UUID) -> Contact:
    """Return one contact. Two queries.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    contact = with_parties(contacts_seen(workspace)).filter(public_id=public_id).first()
    if contact is None:
        raise Http404
    contact.workspace = workspace
    return contact


# -- With whom -------------------------------------------------------------------------------------


def parties_picked(workspace: Workspace, picked: Sequence[UUID]) -> list[Party]:
    """Return the parties with these public ids, in Thai order. Four queries."""
    rows = parties_seen(workspace).filter(public_id__in=picked).order_by("sort_key", "pk")
    return list(with_belongings(rows, workspace)) if picked else []


def parties_to_pick(
    workspace: Workspace, text: str, picked: Sequence[UUID], *, user: User
) -> list[Party]:
    """Return whom to offer: found by ``text``, else whom ``user`` was in touch with lately.

    Then those with a role, then members in Thai order: in a small network everybody is a tap away.
    Five queries, three more where few are known so far, some more for a text.
    """
    if text:
        rows = by_rank(parties_matching(workspace, text)).exclude(public_id__in=picked)
        return list(with_belongings(rows, workspace)[:FOUND])
    found = _recent(workspace, picked, user)
    if len(found) < OFFERED:
        found += _having(workspace, [*picked, *ids_of(found)], roles=CARRYING)
    if len(found) < OFFERED:
        found += _having(workspace, [*picked, *ids_of(found)])
    return found[:FOUND]


def ids_of(parties: Sequence[Party]) -> list[UUID]:
    """Return their public ids."""
    return [party.public_id for party in parties]


def _recent(workspace: Workspace, picked: Sequence[UUID], user: User) -> list[Party]:
    own = Contact.objects.filter(workspace=workspace, noted_by=user).order_by("-pk")
    last = list(own.values_list("pk", flat=True)[:LATELY])
    rows = parties_seen(workspace).filter(contacts__contact__in=last).exclude(public_id__in=picked)
    rows = rows.annotate(latest=Max("contacts__pk")).order_by("-latest")
    return list(with_belongings(rows, workspace)[:OFFERED]) if last else []


def _having(
    workspace: Workspace, picked: Sequence[UUID], *, roles: Sequence[str] = ()
) -> list[Party]:
    terms = Membership.objects.filter(workspace=workspace, until="").order_by()
    terms = terms.filter(role__in=roles) if roles else terms
    rows = parties_seen(workspace).filter(pk__in=terms.values("party"))
    rows = rows.exclude(public_id__in=picked).order_by("sort_key", "pk")
    return list(with_belongings(rows, workspace)[:FOUND])


def networks_of(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks a contact may belong to, those that still go on first. One query."""
    return networks_seen(workspace).order_by("ended", "pk")


def network_of(workspace: Workspace, parties: Sequence[Party]) -> Network | None:
    """Return the one network all of ``parties`` are in now, ``None`` where that is not one. One query."""
    terms = Membership.objects.filter(party__in=parties, until="", network__ended="")
    terms = terms.filter(network__in=networks_seen(workspace)).order_by()
    there: dict[int, set[int]] = {}
    for network, party in terms.values_list("network_id", "party_id"):
        there.setdefault(network, set()).add(party)
    whole = [key for key, some in there.items() if len(some) == len({one.pk for one in parties})]
    return Network.objects.get(pk=whole[0]) if len(whole) == 1 else None
