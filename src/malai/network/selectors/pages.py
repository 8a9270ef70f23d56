"""What the pages of parties and networks show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.kernel.registries import TimelineEvent, timelines
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    HintState,
    Membership,
    Network,
    Party,
    PartyKind,
    Tie,
    TieKind,
)
from malai.network.reach import ends_within, networks_seen, networks_within, ties_seen
from malai.network.selectors.evidence import evidence_seen, sides_heard


@dataclass(frozen=True, slots=True)
class TieSeen:
    """A tie as one of its parties sees it."""

    tie: Tie
    other: Party
    is_inverse: bool
    heard: frozenset[int] = frozenset()
    """Keys of the ends that say so."""


def ties_seen_by(party: Party) -> list[TieSeen]:
    """Return the ties of ``party``, open ones first, with where each is known from. Two queries."""
    evidence = evidence_seen(party.workspace)
    rows = ties_seen(party.workspace).filter(Q(source=party) | Q(target=party))
    rows = rows.select_related("source", "target", "kind", "network")
    ties = rows.prefetch_related(Prefetch("evidence", evidence)).order_by("until", "pk")
    return [_seen(tie, party) for tie in ties]


def _seen(tie: Tie, party: Party) -> TieSeen:
    is_inverse = tie.target_id == party.pk
    other = tie.source if is_inverse else tie.target
    return TieSeen(tie, other, is_inverse, sides_heard(tie, tie.evidence.all()))


def affiliations_of(party: Party) -> QuerySet[Affiliation]:
    """Return where ``party`` belongs, open ones first. One query."""
    rows = party.affiliations.filter(ends_within(party.workspace, "body"))
    return rows.select_related("body").order_by("until", "pk")


def memberships_of(party: Party) -> QuerySet[Membership]:
    """Return the terms of ``party`` in networks, open ones first. One query."""
    seen = networks_within(party.workspace)
    rows = Membership.objects.filter(party=party, network__in=Network.objects.filter(seen))
    return rows.select_related("network").order_by("until", "pk")


def people_of(body: Party) -> QuerySet[Affiliation]:
    """Return the people who belong to ``body`` now, in Thai order. One query."""
    rows = Affiliation.objects.filter(ends_within(body.workspace, "member"), body=body)
    rows = rows.filter(until="", member__kind=PartyKind.PERSON)
    rows = rows.select_related("member__person")
    return rows.order_by("member__sort_key", "pk")


def timeline_of(
    party: Party, *, may: Callable[[str], bool], limit: int = 40
) -> list[TimelineEvent]:
    """Return what is dated about ``party``, newest first. A query or more of each room.

    ``may`` says what the reader is allowed to do: some lines need a right.
    """
    events = [
        event
        for room in timelines
        for event in room.events_for([party.pk], party.workspace).get(party.pk, [])
        if not event.needs or may(event.needs)
    ]
    return sorted(events, key=lambda event: event.on, reverse=True)[:limit]


def tie_kinds_of(workspace: Workspace) -> Sequence[TieKind]:
    """Return the kinds of tie that are offered, as they were made. One query."""
    return list(TieKind.objects.filter(workspace=workspace, is_retired=False).order_by("pk"))


def networks_counted(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks with how many parties are in each now. One query."""
    now = Q(memberships__until="") & ends_within(workspace, "memberships__party")
    count = Count("memberships__party", filter=now, distinct=True)
    rows = networks_seen(workspace).annotate(members=count)
    return rows.order_by("ended", "-members", "pk")


def network_named(workspace: Workspace, public_id: UUID) -> Network:
    """Return one network. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = Network.objects.select_related("workspace")
    network = rows.filter(networks_within(workspace), public_id=public_id).first()
    if network is None:
        raise Http404
    network.workspace = workspace
    return network


def kinds_in(network: Network) -> dict[str, int]:
    """Return how many people, organisations and groups are in ``network`` now. One query."""
    rows = Membership.objects.filter(network=network, until="")
    seen = rows.filter(ends_within(network.workspace, "party")).values("party__kind")
    counted = seen.annotate(count=Count("party", distinct=True))
    return dict(counted.values_list("party__kind", "count"))


def ties_count(network: Network) -> int:
    """Return how many ties of ``network`` are open. One query."""
    return ties_seen(network.workspace).filter(network=network, until="").count()


def hints_waiting(workspace: Workspace) -> QuerySet[DuplicateHint]:
    """Return the possible duplicates that wait for a person, with both sides. Three queries."""
    return hints_all(workspace).filter(state=HintState.WAITING)


def hints_all(workspace: Workspace) -> QuerySet[DuplicateHint]:
    """Return the pairs somebody thought of, whatever was decided, with both sides. Three queries."""
    rows = DuplicateHint.objects.filter(ends_within(workspace, "first", "second"))
    rows = rows.filter(workspace=workspace)
    sides = ("first", "second")
    facts = [f"{side}__{fact}" for side in sides for fact in ("person", "organisation")]
    bodies = Affiliation.objects.filter(until="").select_related("body").order_by("pk")
    prefetches = [
        Prefetch(f"{side}__affiliations", bodies, to_attr="open_affiliations") for side in sides
    ]
    return rows.select_related(*sides, *facts).prefetch_related(*prefetches).order_by("pk")
