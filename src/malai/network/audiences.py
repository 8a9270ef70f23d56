"""Whom a message can be for: everybody, a network, a saved list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.kernel.registries import AudienceOffer
from malai.network.models import Membership, PartyKind
from malai.network.reach import networks_seen, parties_seen
from malai.network.selectors.narrowing import segment_filter
from malai.network.selectors.segments import asked_by, segment_named, segments_of


class NetworkAudience:
    """Everybody on record, the members of a network, the people of a saved list."""

    title: StrOrPromise = _("Networks and saved lists")

    def offers(self, seat: OpenSeat) -> Sequence[AudienceOffer]:
        """Return networks that go on, then saved lists, then everybody. Two queries."""
        networks = networks_seen(seat.workspace).filter(ended="").order_by("pk")
        lists = segments_of(seat)
        return [
            *(AudienceOffer(f"network:{one.public_id}", one.name) for one in networks),
            *(AudienceOffer(f"list:{one.public_id}", str(one)) for one in lists),
            AudienceOffer("everybody:", gettext("Everybody on record")),
        ]

    def parties_of(self, seat: OpenSeat, key: str) -> Iterable[int] | None:
        """Return the keys of those meant now. One to three queries."""
        what, _colon, written = key.partition(":")
        meant = self._meant(seat, what, written)
        if meant is None:
            return None
        rows = parties_seen(seat.workspace).filter(meant)
        return rows.order_by().values_list("pk", flat=True)

    @staticmethod
    def _meant(seat: OpenSeat, what: str, written: str) -> Q | None:
        if what == "everybody":
            return Q(kind=PartyKind.PERSON, is_provisional=False)
        try:
            public_id = UUID(written)
            if what == "list":
                found = segment_named(seat, public_id)
                return segment_filter(
                    found, asked_by(found), may=seat.may, day=timezone.localdate()
                )
        except (ValueError, Http404):
            return None
        network = networks_seen(seat.workspace).filter(public_id=public_id).first()
        if network is None or what != "network":
            return None
        return Q(pk__in=Membership.objects.filter(network=network, until="").values("party"))
