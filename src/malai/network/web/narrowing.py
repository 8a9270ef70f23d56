"""What a list can be narrowed by, and what its address says it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.network.models import Network, Party, PartyKind
from malai.network.selectors import parties as lists
from malai.network.selectors.paging import Listed
from malai.network.selectors.parties import BODIES, PEOPLE, Narrowing
from malai.network.shows import Show, shows
from malai.places.models import Area

#: Parameters of an address that narrow a list, in the order of their chips.
ASKED: Final = ("q", "kind", "body", "sector", "role", "province", "network", "show", "parties")


class Offer:
    """What a list of this workspace can be narrowed by; each part is read when it is needed."""

    def __init__(self, seat: OpenSeat, kinds: Sequence[str], asked: QueryDict) -> None:
        self.seat, self.workspace, self.asked = seat, seat.workspace, asked
        self.is_people = tuple(kinds) == PEOPLE
        self.party_kinds = tuple(kinds)

    # -- What there is: a query each ------------------------------------------------------------

    @cached_property
    def bodies(self) -> list[Party]:
        """The bodies most people belong to, and the one asked for. Two queries."""
        asked = ids_in(self.asked.get("body", ""))
        return list(lists.bodies_of(self.workspace, asked=asked)) if self.is_people else []

    @cached_property
    def roles(self) -> list[str]:
        """Roles of people, commonest first."""
        return lists.roles_of(self.workspace) if self.is_people else []

    @cached_property
    def sectors(self) -> list[str]:
        """Sectors of bodies, commonest first."""
        return [] if self.is_people else lists.sectors_of(self.workspace)

    @cached_property
    def provinces(self) -> list[Area]:
        """Provinces where parties are."""
        return lists.provinces_of(self.workspace)

    @cached_property
    def networks(self) -> list[Network]:
        """The networks of the workspace."""
        return list(Network.objects.filter(workspace=self.workspace))

    def kinds(self) -> list[tuple[str, str]]:
        """Return organisation and group, to choose from."""
        return [(kind.value, str(kind.label)) for kind in PartyKind if kind.value in BODIES]

    def shows(self) -> list[tuple[str, Show]]:
        """Return the ways to narrow that this seat may use."""
        return [(key, show) for key, show in shows.entries.items() if self.seat.may(show.action)]

    # -- What is asked -----------------------------------------------------------------------

    def said(self, name: str) -> str:
        """Return one parameter of the address, without what no database takes."""
        return self.asked.get(name, "").replace("\0", "")

    @cached_property
    def to(self) -> Narrowing:
        """What the list is narrowed to; what is unknown is passed over."""
        show = shows.entries.get(self.said("show"))
        return Narrowing(
            text=self.said("q"),
            body=lists.body_asked(self.workspace, ids_in(self.said("body"))),
            network=self._network(),
            role=self.said("role"),
            sector=self.said("sector"),
            kind=self.said("kind"),
            province=self._province(),
            show=show if show and self.seat.may(show.action) else None,
            parties=ids_in(self.said("parties")),
        )

    def _network(self) -> Network | None:
        return _one(self.networks, self.said("network")) if self.said("network") else None

    def _province(self) -> str:
        code = self.said("province")
        return code if code and code in {area.code for area in self.provinces} else ""

    def listed(self) -> Listed:
        """Return the list that the address asks for."""
        return Listed(
            self.workspace,
            self.party_kinds,
            text=self.to.text,
            within=lists.narrowed(self.workspace, self.to, timezone.localdate()),
            with_contacts=self.seat.may(Action.CONTACT_READ),
        )

    def chips(self) -> Iterator[dict[str, str]]:
        """Return what the list is narrowed to now, each with the address without it."""
        to = self.to
        said: Mapping[str, Any] = {
            "kind": dict(self.kinds()).get(to.kind, ""),
            "body": to.body.name if to.body else "",
            "sector": to.sector,
            "role": to.role,
            "province": self._province_name(),
            "network": to.network.name if to.network else "",
            "show": to.show.label if to.show else "",
            "parties": _("Those of the finding") if to.parties else "",
        }
        for name in ASKED:
            if label := said.get(name):
                rest = without(self.asked, name, "after", "before").urlencode()
                yield {"label": str(label), "url": f"?{rest}"}

    def _province_name(self) -> str:
        code = self.to.province
        return next((area.name for area in self.provinces if area.code == code), "") if code else ""


def without(asked: QueryDict, *names: str) -> QueryDict:
    """Return an address without some of its parameters."""
    rest = asked.copy()
    for name in names:
        rest.pop(name, None)
    return rest


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
