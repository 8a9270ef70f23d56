"""The things of this week: what rooms have, without what was put off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.accounts.models import User
from malai.kernel.registries import WeekItem, week_items
from malai.network.models import Network
from malai.site.models import PutOff


@dataclass(frozen=True, slots=True)
class Part:
    """The things of one room."""

    title: StrOrPromise
    icon: str
    items: list[WeekItem]


def week_of(seat: OpenSeat, user: User, network: Network, today: date) -> list[Part]:
    """Return what there is to do, room by room; rooms without anything are left out.

    One query, and those of each room.
    """
    hidden = put_off(seat, user, today)
    return list(_parts(seat, network, today, hidden))


def _parts(seat: OpenSeat, network: Network, today: date, hidden: frozenset[str]) -> Iterator[Part]:
    for source in sorted(week_items, key=lambda one: one.order):
        items = [one for one in source.items_for(seat, network, today) if one.key not in hidden]
        if items:
            yield Part(source.title, source.icon, items)


def put_off(seat: OpenSeat, user: User, today: date) -> frozenset[str]:
    """Return the keys of what this person does not want to see yet. One query."""
    rows = PutOff.objects.filter(workspace=seat.workspace, user=user, until__gt=today)
    return frozenset(rows.values_list("key", flat=True))


def week_said(parts: list[Part], network: Network) -> str:
    """Return the same as a text to hand on to LINE."""
    lines = [network.name]
    for part in parts:
        lines += ["", str(part.title)]
        lines += [f"- {one.text}" + (f" ({one.why})" if one.why else "") for one in part.items]
    return "\n".join(lines)
