"""What the places room answers when other rooms ask."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.places.models import Place
from malai.places.registries import Bearer, bearers
from malai.places.wording import area_said

#: Parts of an address that lead to a door; the area alone is no secret.
HOUSE = frozenset({"house_no", "soi", "area_written", "latitude", "longitude"})


def register() -> None:
    """Fill the registries of the kernel and our own."""
    bearers.register("place", Bearer(Place, _("Places"), point_url))
    registries.navigation.register(
        "places.areas",
        NavigationItem(_("Areas"), "places:areas", "map-pin", Action.NETWORK_READ.value, 60),
    )
    registries.value_words.register("area_code", lambda code: area_said(code) or str(code))
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def point_url(place: Any) -> str:  # noqa: ANN401 - a row of the registry's model
    """Return the page of a place."""
    return reverse("places:point-edit", args=[place.workspace.public_id, place.public_id])


WORDS = {
    "places.area_mend": _("Set the area of %(name)s to %(area)s."),
    "places.areas_mend": _("Set the areas of %(count)s records to what took their place."),
    "places.place_change": _("Changed the place %(name)s."),
    "places.working_area_create": _("Named the working area %(name)s."),
    "places.working_area_change": _("Changed the working area %(name)s."),
    "places.parts_add": _("Put %(count)s areas into the working area %(name)s."),
    "places.part_remove": _("Took %(area)s out of the working area %(name)s."),
}
