"""What the address of a list narrows it to, and the filter that this is on parties."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.network.models import (
    Affiliation,
    Membership,
    MembershipRole,
    Network,
    Party,
    Segment,
    SegmentMark,
    Tag,
    Tagging,
)
from malai.network.reach import networks_seen, parties_seen
from malai.network.selectors.areas import AreaAsked
from malai.network.selectors.own import own_filter
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.selectors.search import BEHIND_DIGITS, holding_filter
from malai.network.shows import YEAR, Show, shows

#: Parameters of an address that narrow a list, in the order of their chips.
ASKED: Final = (
    "q", "segment", "kind", "body", "sector", "role", "province", "area", "subarea", "working",
    "network", "in_role", "tag",
    "verified", "contact", "show", "parties",
)  # fmt: skip
#: Those that a saved list keeps: all but another saved list.
SAVED: Final = tuple(name for name in ASKED if name != "segment")
#: Answers to "checked within a year" and "has a phone or e-mail".
YES, NO = "yes", "no"
May = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of parties is narrowed to; everything may be absent."""

    text: str = ""
    segment: Segment | None = None
    body: Party | None = None
    network: Network | None = None
    in_role: str = ""
    """Role in ``network``, or in any where no network is named."""
    role: str = ""
    sector: str = ""
    kind: str = ""
    province: str = ""
    """Code of an area, of any size."""
    area: Q = field(default_factory=Q)
    """Those in a smaller area, or in a working area."""
    tag: Tag | None = None
    verified: str = ""
    contact: str = ""
    show: Show | None = None
    parties: Sequence[UUID] = field(default=())
    own: Q = field(default_factory=Q)
    """What is asked of fields of our own."""


def narrowing_of(workspace: Workspace, asked: Mapping[str, str], *, may: May) -> Narrowing:
    """Read what an address narrows a list to; what is unknown, or not allowed, is passed over.

    ``may`` says which actions the reader may do. At most five queries.
    """
    said = {name: str(asked.get(name, "")).replace("\0", "") for name in ASKED}
    show = shows.entries.get(said["show"])
    return Narrowing(
        text=said["q"],
        segment=None,
        body=_row(parties_seen(workspace).filter(kind__in=BODIES), said["body"]),
        network=_row(networks_seen(workspace), said["network"]),
        in_role=said["in_role"] if said["in_role"] in MembershipRole.values else "",
        role=said["role"],
        sector=said["sector"],
        kind=said["kind"] if said["kind"] in BODIES else "",
        province=said["province"] if said["province"].isdecimal() else "",
        area=AreaAsked.of(workspace, said).filter,
        tag=_row(Tag.objects.filter(workspace=workspace), said["tag"]),
        verified=_answer(said["verified"]),
        contact=_answer(said["contact"]) if may(Action.CONTACT_READ) else "",
        show=show if show and may(show.action) else None,
        parties=ids_in(said["parties"]),
        own=own_filter(workspace, asked),
    )


def _row(rows: Any, public_id: str) -> Any:  # noqa: ANN401 - a row of the query given
    ids = ids_in(public_id)
    return rows.filter(public_id=ids[0]).first() if ids else None


def _answer(said: str) -> str:
    return said if said in (YES, NO) else ""


def ids_in(text: str) -> list[UUID]:
    """Return the public ids in a text with commas; what is none is passed over."""
    ids = []
    for part in text.split(","):
        try:
            ids.append(UUID(part))
        except ValueError:
            continue
    return ids


def narrowed(workspace: Workspace, to: Narrowing, day: date) -> Q:
    """Return the filter on ``Party`` for what a list is narrowed to, its text apart."""
    found = _by_fields(to) & _by_bonds(workspace, to)
    if to.verified:
        known = Q(verified_on__gte=day - YEAR)
        found &= known if to.verified == YES else ~known | Q(verified_on=None)
    if to.contact:
        none = Q(phone="", phone_written="", email="", line_id="")
        found &= none if to.contact == NO else ~none
    if to.show:
        found &= to.show.parties(workspace, to.network, day)
    return found


def _by_fields(to: Narrowing) -> Q:
    plain = {"person__role": to.role, "organisation__sector": to.sector, "kind": to.kind}
    found = Q(**{name: value for name, value in plain.items() if value})
    if to.province:
        found &= Q(area_code__gte=to.province, area_code__lt=to.province + BEHIND_DIGITS)
    if to.parties:
        found &= Q(public_id__in=to.parties)
    return found & to.area & to.own


def _by_bonds(workspace: Workspace, to: Narrowing) -> Q:
    found = Q()
    if to.body is not None:
        theirs = Affiliation.objects.filter(body=to.body, until="")
        found &= Q(pk__in=theirs.values("member"))
    if to.network is not None or to.in_role:
        terms = Membership.objects.filter(workspace=workspace, until="")
        terms = terms.filter(network=to.network) if to.network else terms
        terms = terms.filter(role=to.in_role) if to.in_role else terms
        found &= Q(pk__in=terms.values("party"))
    if to.tag is not None:
        found &= Q(pk__in=Tagging.objects.filter(tag=to.tag).values("party"))
    return found


# -- Saved lists -------------------------------------------------------------------------------------


def segment_filter(segment: Segment, asked: Mapping[str, str], *, may: May, day: date) -> Q:
    """Return the filter on ``Party`` of a saved list: what its filters say now, and exceptions.

    ``asked`` are its parameters. Its text counts as letters of a name, without the body somebody
    belongs to.
    """
    to = narrowing_of(segment.workspace, asked, may=may)
    fits = narrowed(segment.workspace, to, day) & holding_filter(to.text)
    fits &= Q(kind__in=PEOPLE if segment.is_people else BODIES)
    marks = SegmentMark.objects.filter(segment=segment)
    put_in = Q(pk__in=marks.filter(is_in=True).values("party"))
    left_out = Q(pk__in=marks.filter(is_in=False).values("party"))
    return (fits | put_in) & ~left_out


def needs_of(asked: Mapping[str, str]) -> set[str]:
    """Return the actions that somebody must be allowed to do to see a list so narrowed.

    Who may not is not shown the saved list at all: without one of its filters it would be another.
    """
    show = shows.entries.get(str(asked.get("show", "")))
    needs = {Action.CONTACT_READ.value} if asked.get("contact") else set()
    return needs | ({show.action} if show else set())
