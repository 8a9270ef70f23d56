"""Places that a person chose: a member put somewhere and held there, or let go again.

A place is part of the drawing and says nothing of anybody, so it leaves no act; it can always be
let go.
"""

from __future__ import annotations

import math

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.atlas.models import Spot
from malai.network.models import Network, Party

#: Farther from the middle than this no picture reaches.
FARTHEST = 1e6


def spot_pin(*, network: Network, party: Party, level: str, x: float, y: float) -> Spot:
    """Put a party somewhere in the picture of ``level`` and hold it there. Two queries.

    The caller has passed a door with ``NETWORK_EDIT`` and has seen the whole network: the frame of
    a part is not that of the whole.

    Raises
    ------
    ValidationError
        The place is no place.
    """
    if not all(math.isfinite(at) and abs(at) <= FARTHEST for at in (x, y)):
        raise ValidationError(_("This is no place in the picture."))
    spot, _is_new = Spot.objects.update_or_create(
        network=network, party=party, level=level, defaults={"x": x, "y": y, "is_pinned": True}
    )
    return spot


def spot_free(*, network: Network, party: Party, level: str) -> None:
    """Let a party go: it keeps its place until others push it. One query."""
    Spot.objects.filter(network=network, party=party, level=level).update(is_pinned=False)
