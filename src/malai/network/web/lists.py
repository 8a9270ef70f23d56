"""Lists of people and of organisations: found while typing, narrowed by chips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.kernel.http import Request
from malai.network.models import Network, Party, PartyKind
from malai.network.reach import networks_seen
from malai.network.selectors import parties as lists
from malai.network.selectors.beyond import parties_beyond
from malai.network.selectors.parties import BODIES, PEOPLE, Narrowing
from malai.network.shows import shows
from malai.network.web.areas import AreaAsked
from malai.places.models import Area
from malai.places.selectors import areas_named

#: Parameters of an address that narrow a list, in the order of their chips.
ASKED = (
    "q", "kind", "body", "sector", "role", "province", "area", "working", "network", "show",
    "parties",
)  # fmt: skip

#: What goes with a chip that is taken away: smaller areas with the larger one.
ALSO = {"province": ("area", "subarea"), "area": ("subarea",)}


@require_safe
@door(Action.NETWORK_READ)
def people(request: Request, seat: OpenSeat) -> HttpResponse:
    """List people."""
    return _listed(request, seat, PEOPLE)


@require_safe
@door(Action.NETWORK_READ)
def organisations(request: Request, seat: OpenSeat) -> HttpResponse:
    """List organisations and groups."""
    return _listed(request, seat, BODIES)


def _listed(request: Request, seat: OpenSeat, kinds: Sequence[str]) -> HttpResponse:
    asked = request.GET
    offer = Offer.of(seat, kinds, body=ids_in(asked.get("body", "")))
    contacts = seat.may(Action.CONTACT_READ)
    rows = lists.parties_narrowed(
        seat.workspace,
        kinds,
        offer.narrowing(asked, seat),
        day=timezone.localdate(),
        with_contacts=contacts,
    )
    page = lists.parties_page(seat.workspace, rows, after=asked.get("after", ""))
    _complete(page.parties, kinds)
    context = {
        "is_people": kinds == PEOPLE,
        "page": page,
        "may_see_contacts": contacts,
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_import": seat.may(Action.DATA_IMPORT),
        "shows": [(key, show) for key, show in shows.entries.items() if seat.may(show.action)],
        "asked": asked,
        "chips": list(offer.chips(asked, seat)),
        "beyond": parties_beyond(seat.workspace, asked.get("q", "")),
        "offer": offer,
        "areas": AreaAsked.of(seat.workspace, asked),
        **_addresses(request, page.next_after),
    }
    name = "network/_list.html" if request.htmx else "network/list.html"
    return render(request, name, context)


def _complete(parties: Sequence[Party], kinds: Sequence[str]) -> None:
    """Put the province, and of bodies the number of people, beside each party. Two queries."""
    areas = areas_named(party.area_code[:2] for party in parties)
    counts = lists.members_count(parties) if kinds == BODIES else {}
    for party in parties:
        party.province = areas.get(party.area_code[:2])  # type: ignore[attr-defined]
        party.people_here = counts.get(party.pk, 0)  # type: ignore[attr-defined]


def _addresses(request: HttpRequest, next_after: str) -> dict[str, str]:
    """Return the addresses of the pager: further, and back to the start."""
    here = _without(request.GET, "after")
    further = here.copy()
    further["after"] = next_after
    is_later = "after" in request.GET
    return {
        "next_url": f"{request.path}?{further.urlencode()}" if next_after else "",
        "first_url": f"{request.path}?{here.urlencode()}" if is_later else "",
    }


def _without(asked: QueryDict, *names: str) -> QueryDict:
    rest = asked.copy()
    for name in names:
        rest.pop(name, None)
    return rest


@dataclass(frozen=True, slots=True)
class Offer:
    """What a list of this workspace can be narrowed by."""

    workspace: Workspace
    bodies: list[Party]
    roles: list[str]
    sectors: list[str]
    provinces: list[Area]
    networks: list[Network]

    @classmethod
    def of(cls, seat: OpenSeat, kinds: Sequence[str], *, body: Sequence[UUID] = ()) -> Offer:
        """Ask what there is; ``body`` is offered in any case. Six queries."""
        workspace = seat.workspace
        is_people = kinds == PEOPLE
        codes = lists.provinces_of(workspace)
        areas = areas_named(codes).values()
        return cls(
            workspace,
            list(lists.bodies_of(workspace, asked=body)) if is_people else [],
            lists.roles_of(workspace) if is_people else [],
            [] if is_people else lists.sectors_of(workspace),
            sorted(areas, key=lambda area: area.sort_key),
            list(networks_seen(workspace)),
        )

    def kinds(self) -> list[tuple[str, str]]:
        """Return organisation and group, to choose from."""
        return [(kind.value, str(kind.label)) for kind in PartyKind if kind.value in BODIES]

    def narrowing(self, asked: QueryDict, seat: OpenSeat) -> Narrowing:
        """Turn an address into what the list is narrowed to; what is unknown is passed over."""
        show = shows.entries.get(asked.get("show", ""))
        return Narrowing(
            text=asked.get("q", "").replace("\0", ""),
            body=_one(self.bodies, asked.get("body", "")),
            network=_one(self.networks, asked.get("network", "")),
            role=asked.get("role", "").replace("\0", ""),
            sector=asked.get("sector", "").replace("\0", ""),
            kind=asked.get("kind", "").replace("\0", ""),
            province=self._province(asked),
            show=show if show and seat.may(show.action) else None,
            parties=ids_in(asked.get("parties", "")),
            area=AreaAsked.of(self.workspace, asked).filter,
        )

    def _province(self, asked: QueryDict) -> str:
        codes = [area.code for area in self.provinces]
        return asked.get("province", "") if asked.get("province", "") in codes else ""

    def chips(self, asked: QueryDict, seat: OpenSeat) -> Iterator[dict[str, str]]:
        """Return what the list is narrowed to now, each with the address without it."""
        to = self.narrowing(asked, seat)
        said: Mapping[str, Any] = {
            "kind": dict(self.kinds()).get(to.kind, ""),
            "body": to.body.name if to.body else "",
            "sector": to.sector,
            "role": to.role,
            "province": next((a.name for a in self.provinces if a.code == to.province), ""),
            **AreaAsked.of(self.workspace, asked).chips,
            "network": to.network.name if to.network else "",
            "show": to.show.label if to.show else "",
            "parties": _("Those of the finding") if to.parties else "",
        }
        for name in ASKED:
            if label := said.get(name):
                rest = _without(asked, name, *ALSO.get(name, ()), "after").urlencode()
                yield {"label": str(label), "url": f"?{rest}"}


def _one(rows: Sequence[Any], public_id: str) -> Any:  # noqa: ANN401 - a row of the list given
    return next((row for row in rows if str(row.public_id) == public_id), None)


def ids_in(text: str) -> list[UUID]:
    """Return the public ids in a text with commas; what is none is passed over."""
    ids = []
    for part in text.split(","):
        try:
            ids.append(UUID(part))
        except ValueError:
            continue
    return ids
