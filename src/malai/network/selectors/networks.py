"""What the pages of networks show: charter, kinds, reviews, members by body, comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.accounts.models import Workspace
from malai.network.models import (
    Affiliation,
    DeclaredForm,
    Function,
    Mechanism,
    Membership,
    MembershipRole,
    Network,
    NetworkReview,
    Party,
    PartyKind,
    Reach,
    Relation,
)
from malai.network.reach import ends_within, networks_seen, networks_within, parties_seen

#: Roles that carry the work, the host first.
LEADING: Final = (
    MembershipRole.HOST, MembershipRole.LEAD, MembershipRole.MANAGER, MembershipRole.DEPUTY,
    MembershipRole.COORDINATOR,
)  # fmt: skip
#: Members of one page, and bodies shown at once.
PAGE: Final = 50
BODIES_SHOWN: Final = 60
#: Words for the members of networks that are offered to filter by.
CHOICES: Final = 30


@dataclass(frozen=True, slots=True)
class Element:
    """One of the five elements of a network: what it is, what to ask, what is written."""

    name: str
    label: StrOrPromise
    question: StrOrPromise
    text: str = ""


ELEMENTS: Final = (
    Element(
        "charter_members",
        _("Diverse members"),
        _("Which different kinds of people and organisations are in it?"),
    ),
    Element(
        "charter_goal",
        _("A shared goal, beside each group's own"),
        _("What do all want, and what does each group reach for itself?"),
    ),
    Element("charter_benefit", _("Shared benefit"), _("What does each one gain by being in it?")),
    Element("charter_activities", _("Shared activities"), _("What do you do together, how often?")),
    Element(
        "charter_relations",
        _("A system of relations and communication"),
        _("How do you stay in touch, and who keeps it going?"),
    ),
)


@dataclass(frozen=True, slots=True)
class Charter:
    """The five elements of a network and which of them are not yet written."""

    elements: list[Element]

    @property
    def missing(self) -> list[Element]:
        """Elements without a text."""
        return [element for element in self.elements if not element.text.strip()]

    @property
    def done(self) -> int:
        """How many of the five are written."""
        return len(self.elements) - len(self.missing)


def charter_of(network: Network) -> Charter:
    """Return the charter of ``network``. No query."""
    return Charter(
        [Element(one.name, one.label, one.question, getattr(network, one.name)) for one in ELEMENTS]
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the five criteria by which networks are told apart, or the declared form."""

    name: str
    label: StrOrPromise
    choices: Sequence[tuple[str, StrOrPromise]] = ()


CRITERIA_SAID: Final = (
    Criterion("by_members", _("Who its members are")),
    Criterion("by_relation", _("Social relations"), Relation.choices),
    Criterion("by_mechanism", _("How it came about"), Mechanism.choices),
    Criterion("by_function", _("Structure and function"), Function.choices),
    Criterion("by_area", _("Geography"), Reach.choices),
    Criterion("form", _("Declared form"), DeclaredForm.choices),
)


def kinds_said(network: Network) -> list[tuple[StrOrPromise, StrOrPromise]]:
    """Return what is said of the network by each criterion, empty where nothing is. No query."""
    found = []
    for one in CRITERIA_SAID:
        value = getattr(network, one.name)
        found.append((one.label, dict(one.choices).get(value, value)))
    return found


def criteria_offered(workspace: Workspace) -> list[Criterion]:
    """Return the criteria with the values a list can be narrowed to. One query."""
    rows = networks_seen(workspace).exclude(by_members="").order_by("by_members")
    words = list(rows.values_list("by_members", flat=True).distinct()[:CHOICES])
    first, *others = CRITERIA_SAID
    return [Criterion(first.name, first.label, [(word, word) for word in words]), *others]


def networks_compared(workspace: Workspace, narrowed: Mapping[str, str]) -> QuerySet[Network]:
    """Return networks with their counts, those narrowed to values of criteria. One query.

    ``narrowed`` maps names of ``CRITERIA_SAID`` to a value; other names are passed over.
    """
    now = Q(memberships__until="") & ends_within(workspace, "memberships__party")
    names = {one.name for one in CRITERIA_SAID}
    wanted = {name: value for name, value in narrowed.items() if name in names and value}
    rows = networks_seen(workspace).filter(**wanted).select_related("parent")
    bodies = now & ~Q(memberships__party__kind=PartyKind.PERSON)
    return rows.annotate(
        members=Count("memberships__party", filter=now, distinct=True),
        bodies=Count("memberships__party", filter=bodies, distinct=True),
    ).order_by("ended", "-members", "pk")


@dataclass(frozen=True, slots=True)
class Reviews:
    """The next review of a network, those held, and whether the next is overdue."""

    next: NetworkReview | None
    held: list[NetworkReview]
    is_overdue: bool


def reviews_of(network: Network, day: date) -> Reviews:
    """Return the reviews of ``network`` as of ``day``. One query."""
    rows = list(network.reviews.all())
    waiting = [row for row in rows if row.held is None]
    held = sorted((row for row in rows if row.held is not None), key=_held, reverse=True)
    due = waiting[0] if waiting else None
    return Reviews(due, held, bool(due and due.due and due.due.last_day < day))


def _held(row: NetworkReview) -> str:
    return row.held.iso if row.held else ""


def hosts_of(network: Network) -> QuerySet[Membership]:
    """Return who leads, hosts, manages and coordinates now. One query."""
    rows = Membership.objects.filter(network=network, until="", role__in=LEADING)
    rows = rows.filter(ends_within(network.workspace, "party"))
    order = Case(*(When(role=role, then=place) for place, role in enumerate(LEADING)))
    return rows.select_related("party").order_by(order, "party__sort_key")[:PAGE]


def is_over(day: Any, today: date) -> bool:  # noqa: ANN401 - a partial date or nothing
    """Say whether a day that may lack its parts has wholly passed."""
    return day is not None and day.last_day < today


def parts_counted(network: Network) -> QuerySet[Network]:
    """Return the sub-networks with how many parties are in each now. One query."""
    now = Q(memberships__until="") & ends_within(network.workspace, "memberships__party")
    count = Count("memberships__party", filter=now, distinct=True)
    return (
        network.parts.filter(networks_within(network.workspace))
        .annotate(members=count)
        .order_by("ended", "-members", "pk")
    )


def bodies_in(network: Network) -> list[Party]:
    """Return organisations and groups of ``network``, those with most of its people first.

    ``people_here`` counts the people who belong to the body and are in the network. Two queries.
    """
    inside = Membership.objects.filter(network=network, until="").values("party")
    bodies = parties_seen(network.workspace).filter(pk__in=inside)
    bodies = bodies.exclude(kind=PartyKind.PERSON)
    counts = _people_of(network, bodies)
    rows = list(bodies.order_by("sort_key", "pk"))
    for row in rows:
        row.people_here = counts.get(row.pk, 0)  # type: ignore[attr-defined]
    return sorted(rows, key=lambda row: -counts.get(row.pk, 0))


def _people_of(network: Network, bodies: QuerySet[Party]) -> dict[int, int]:
    inside = Membership.objects.filter(network=network, until="").values("party")
    rows = Affiliation.objects.filter(until="", body__in=bodies.values("pk"), member__in=inside)
    rows = rows.filter(ends_within(network.workspace, "member"))
    people = rows.filter(member__kind=PartyKind.PERSON).values("body").order_by()
    return dict(people.annotate(n=Count("member", distinct=True)).values_list("body", "n"))


def without_body(network: Network) -> QuerySet[Membership]:
    """Return open terms of people who belong to no body of ``network``. A filter, no query."""
    inside = Membership.objects.filter(network=network, until="").values("party")
    theirs = Affiliation.objects.filter(member=OuterRef("party"), until="", body__in=inside)
    rows = Membership.objects.filter(network=network, until="", party__kind=PartyKind.PERSON)
    return rows.filter(~Exists(theirs))


def roles_counted(network: Network) -> dict[str, int]:
    """Return how many parties have each role in ``network`` now. One query."""
    rows = Membership.objects.filter(ends_within(network.workspace, "party"), network=network)
    rows = rows.filter(until="")
    counted = rows.values("role").order_by().annotate(n=Count("party", distinct=True))
    return dict(counted.values_list("role", "n"))


def members_of(
    network: Network, *, role: str = "", body: Party | None = None, is_loose: bool = False
) -> QuerySet[Membership]:
    """Return open terms in ``network``, of one role, one body or of no body, in Thai order."""
    rows = without_body(network) if is_loose else Membership.objects.filter(network=network)
    rows = rows.filter(until="", role=role) if role else rows.filter(until="")
    rows = rows.filter(ends_within(network.workspace, "party"))
    if body is not None:
        theirs = Affiliation.objects.filter(body=body, until="")
        rows = rows.filter(party__in=theirs.values("member"))
    return rows.select_related("party", "party__person").order_by("party__sort_key", "pk")


def members_page(rows: QuerySet[Membership], after: str) -> tuple[list[Membership], str]:
    """Return a page of terms behind the mark ``after`` and the next mark. Two queries."""
    if after.isdecimal():
        mark = Membership.objects.filter(pk=after).values_list("party__sort_key", "pk").first()
        if mark is not None:
            behind = Q(party__sort_key__gt=mark[0]) | Q(party__sort_key=mark[0], pk__gt=mark[1])
            rows = rows.filter(behind)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def membership_named(workspace: Workspace, public_id: UUID) -> Membership:
    """Return one membership with its party and network. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    rows = Membership.objects.select_related("party__workspace", "network", "workspace")
    seen = Q(network__in=networks_seen(workspace)) & ends_within(workspace, "party")
    row = rows.filter(seen, workspace=workspace, public_id=public_id).first()
    if row is None:
        raise Http404
    row.party.workspace = row.network.workspace = workspace
    return row


def terms_beside(membership: Membership) -> QuerySet[Membership]:
    """Return every term of the same party in the same network, newest first. Two queries."""
    rows = Membership.objects.filter(party=membership.party_id, network=membership.network_id)
    return rows.prefetch_related("changes").order_by(F("since").desc(), "-pk")
