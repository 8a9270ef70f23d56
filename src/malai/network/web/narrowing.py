"""What a list can be narrowed by, and what its address says it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.network.models import Network, Party, PartyKind, Segment, Tag
from malai.network.reach import networks_seen
from malai.network.selectors import parties as lists
from malai.network.selectors.areas import AreaAsked
from malai.network.selectors.custom import roles_said
from malai.network.selectors.narrowing import (
    ASKED,
    NO,
    SAVED,
    YES,
    Narrowing,
    ids_in,
    narrowed,
    narrowing_of,
    segment_filter,
)
from malai.network.selectors.own import PREFIX, Own, own_asked
from malai.network.selectors.paging import Listed
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.selectors.segments import asked_by, segments_of
from malai.network.selectors.tags import tags_of
from malai.network.shows import Show, shows
from malai.places.models import Area
from malai.places.selectors import area_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Offer", "ids_in", "without"]

#: What goes with a chip that is taken away: smaller areas with the larger one.
ALSO: Final = {"province": ("area", "subarea"), "area": ("subarea",)}


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
        return list(networks_seen(self.workspace))

    def kinds(self) -> list[tuple[str, str]]:
        """Return organisation and group, to choose from."""
        return [(kind.value, str(kind.label)) for kind in PartyKind if kind.value in BODIES]

    def shows(self) -> list[tuple[str, Show]]:
        """Return the ways to narrow that this seat may use."""
        return [(key, show) for key, show in shows.entries.items() if self.seat.may(show.action)]

    @cached_property
    def tags(self) -> list[Tag]:
        """The tags of the workspace."""
        return tags_of(self.workspace)

    @cached_property
    def segments(self) -> list[Segment]:
        """The saved lists of this kind that the seat sees."""
        return segments_of(self.seat, is_people=self.is_people)

    def in_roles(self) -> list[tuple[str, StrOrPromise]]:
        """Return the roles in a network, to choose from."""
        return list(roles_said(self.workspace))

    def verified(self) -> list[tuple[str, str]]:
        """Return whether somebody looked at a record, to choose from."""
        return [(YES, _("Checked within a year")), (NO, _("Not checked for a year"))]

    def contact(self) -> list[tuple[str, str]]:
        """Return whether a record has a contact, to choose from."""
        has = [(YES, _("Has phone, e-mail or LINE")), (NO, _("Has no contact"))]
        return has if self.seat.may(Action.CONTACT_READ) else []

    @cached_property
    def own(self) -> list[Own]:
        """Fields of our own to narrow by, with what is asked of them."""
        said = {name: str(value) for name, value in self.asked.items()}
        return own_asked(self.workspace, self.party_kinds, said)

    # -- What is asked -----------------------------------------------------------------------

    @cached_property
    def to(self) -> Narrowing:
        """What the list is narrowed to; what is unknown is passed over."""
        asked = {name: self.asked.get(name, "") for name in ASKED}
        asked |= {name: str(value) for name, value in self.asked.items() if name.startswith(PREFIX)}
        to = narrowing_of(self.workspace, asked, may=self.seat.may)
        return replace(to, segment=_one(self.segments, asked["segment"]))

    def listed(self) -> Listed:
        """Return the list that the address asks for."""
        day = timezone.localdate()
        within = narrowed(self.workspace, self.to, day)
        if self.to.segment:
            saved = asked_by(self.to.segment)
            within &= segment_filter(self.to.segment, saved, may=self.seat.may, day=day)
        return Listed(
            self.workspace,
            self.party_kinds,
            text=self.to.text,
            within=within,
            with_contacts=self.seat.may(Action.CONTACT_READ),
        )

    @property
    def may_save(self) -> bool:
        """Whether the list is narrowed by something that a saved list keeps."""
        is_narrowed = any(self.asked.get(name) for name in SAVED) or bool(self._own_asked())
        return not self.to.segment and is_narrowed

    def kept(self) -> list[tuple[str, str]]:
        """Return the parameters that narrow the list, for the fields of a form."""
        names = [*ASKED, *(name for own in self._own_asked() for name in own.names())]
        return [(name, str(self.asked[name])) for name in names if self.asked.get(name)]

    def _own_asked(self) -> list[Own]:
        return [one for one in self.own if one.is_asked]

    def query(self) -> str:
        """Return the parameters that narrow the list, for other addresses."""
        kept = QueryDict(mutable=True)
        kept.update(dict(self.kept()))
        return kept.urlencode()

    def chips(self) -> Iterator[dict[str, str]]:
        """Return what the list is narrowed to now, each with the address without it."""
        said = {**self._rows_said(), **self._words_said()}
        for name in ASKED:
            if label := said.get(name):
                also = ALSO.get(name, ())
                rest = without(self.asked, name, *also, "after", "before").urlencode()
                yield {"label": str(label), "url": f"?{rest}"}
        for own in self._own_asked():
            rest = without(self.asked, *own.names(), "after", "before").urlencode()
            yield {"label": own.said(), "url": f"?{rest}"}

    def _rows_said(self) -> dict[str, Any]:
        to = self.to
        rows = {"segment": to.segment, "body": to.body, "network": to.network, "tag": to.tag}
        return {name: str(row) for name, row in rows.items() if row}

    def _words_said(self) -> dict[str, Any]:
        to = self.to
        return {
            "kind": dict(self.kinds()).get(to.kind),
            "sector": to.sector,
            "role": to.role,
            "province": area_name(to.province) if to.province else "",
            **AreaAsked.of(self.workspace, self.asked).chips,
            "in_role": dict(self.in_roles()).get(to.in_role),
            "verified": dict(self.verified()).get(to.verified),
            "contact": dict(self.contact()).get(to.contact),
            "show": to.show.label if to.show else "",
            "parties": _("Those of the finding") if to.parties else "",
        }


def without(asked: QueryDict, *names: str) -> QueryDict:
    """Return an address without some of its parameters."""
    rest = asked.copy()
    for name in names:
        rest.pop(name, None)
    return rest


def _one(rows: Sequence[Any], public_id: str) -> Any:  # noqa: ANN401 - a row of the list given
    return next((row for row in rows if str(row.public_id) == public_id), None)
