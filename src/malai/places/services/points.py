"""Changing a place people meet at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.places.models import Place
from malai.places.services.addresses import address_fill


def place_change(*, by: User | None, place: Place, fields: Mapping[str, Any]) -> Place:
    """Change the names and the address (``address``) of a place.

    Raises
    ------
    ValidationError
        No name, or a part that is too long; by field.
    """
    with recorded(
        "places.place_change", by=by, workspace=place.workspace, subject=place.public_id
    ) as trace:
        trace.changing([place])
        for name in ("name_th", "name_en"):
            setattr(place, name, fields.get(name, getattr(place, name)))
        if not (place.name_th or place.name_en):
            raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
        if "address" in fields:
            address_fill(place, fields["address"])
        place.full_clean(validate_unique=False)
        place.save()
        trace.say(name=str(place))
    return place
