"""Words of the room: roles, layers, attributes, reasons, units, methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django_stubs_ext import StrOrPromise

from malai.network.models import Layer, PartyKind
from malai.places.wording import part_said

ROLES: Final[Mapping[str, StrOrPromise]] = {
    "hub": gettext_lazy("coordinating hub"),
    "bridge": gettext_lazy("bridge between circles"),
    "core": gettext_lazy("core"),
    "edge": gettext_lazy("edge"),
    "alone": gettext_lazy("no relationship recorded"),
    "new": gettext_lazy("new"),
}
ROLE_HELP: Final[Mapping[str, StrOrPromise]] = {
    "hub": gettext_lazy("has far more contacts than most, or many would be cut off without"),
    "bridge": gettext_lazy("holds parts together, or has contacts in several circles"),
    "core": gettext_lazy("among those who all know each other well"),
    "edge": gettext_lazy("has few contacts, or contacts who do not know each other"),
    "alone": gettext_lazy("no relationship on the chosen layers"),
    "new": gettext_lazy("joined within the last 90 days"),
}
ROLE_TONES: Final = {
    "hub": "crown", "bridge": "attention", "core": "good", "edge": "plain", "alone": "alarm", "new": "plain",
}  # fmt: skip
REASONS: Final[Mapping[str, StrOrPromise]] = {
    "joins_parts": gettext_lazy("joins two separate parts"),
    "joins_circles": gettext_lazy("joins two circles that hardly anybody joins"),
    "draws_in": gettext_lazy("draws somebody in from the edge"),
    "closes_triangle": gettext_lazy("they share contacts and do not know each other"),
}
ATTRIBUTES: Final[Mapping[str, StrOrPromise]] = {
    "sector": gettext_lazy("sectors"),
    "area": gettext_lazy("areas"),
    "kind": gettext_lazy("kinds of member"),
}
ATTRIBUTE_ONE: Final[Mapping[str, StrOrPromise]] = {
    "sector": gettext_lazy("sector"),
    "area": gettext_lazy("area"),
    "kind": gettext_lazy("kind of member"),
}
SHAPES: Final[Mapping[str, StrOrPromise]] = {
    "coordinated": gettext_lazy("horizontal, with a coordinating hub"),
    "commanded": gettext_lazy("vertical"),
    "distributed": gettext_lazy("horizontal, spread"),
    "fragmented": gettext_lazy("command, without a centre"),
}
#: What one unit of a line's number is, for "since the last analysis".
UNITS: Final[Mapping[str, Callable[[], str]]] = {
    "breaking": lambda: pgettext("unit", "members"),
    "no_ties": lambda: pgettext("unit", "relationships"),
    "hubs": lambda: _("hubs"),
    "woven": lambda: _("relationships a member"),
    "changed": lambda: pgettext("unit", "relationships"),
    "stewards": lambda: _("people in charge"),
    "needs": lambda: pgettext("unit", "members"),
}
#: Lines whose number is a share.
SHARES: Final = frozenset(
    {"connected", "edge", "shape", "across", "mixed", "heard", "newcomers", "introduced", "trust"}
)


def attribute_said(name: str, *, is_one: bool = False) -> str:
    """Return what members are told apart by, as the end of "three different ..." or of "the ..."."""
    return str((ATTRIBUTE_ONE if is_one else ATTRIBUTES).get(name, name))


def value_said(by: str, value: str) -> str:
    """Return one value of an attribute in words."""
    if by == "area":
        return part_said(value) or value
    if by == "kind":
        return str(dict(PartyKind.choices).get(value, value))
    return value


def layer_said(layer: str) -> str:
    """Return the name of a layer."""
    return str(dict(Layer.choices).get(layer, layer))
