"""Which picture lies under the picture of a network."""

from __future__ import annotations

import base64
import io
from typing import Any, Final

from django.core.cache import cache
from django.urls import reverse

from malai.atlas.bridge import MEETINGS, PEOPLE
from malai.atlas.models import Backdrop
from malai.files.services import file_path
from malai.network.models import Network

#: Longest side on paper, in dots: a story may hold many.
ON_PAPER: Final = 1_000


def backdrop_of(network: Network) -> Backdrop | None:
    """Return the background of a network. One query."""
    row = Backdrop.objects.filter(network=network).select_related("file").first()
    if row is not None:
        row.network = network
    return row


def place_of(backdrop: Backdrop, level: str) -> list[float]:
    """Return its middle, width and height in the picture of a level."""
    place: list[float] = backdrop.places[PEOPLE if level == MEETINGS else level]
    return place


def backdrop_shown(network: Network) -> dict[str, Any] | None:
    """Return what the browser needs to draw it. One query."""
    row = backdrop_of(network)
    if row is None:
        return None
    here = [network.workspace.public_id, network.public_id, row.public_id]
    url = reverse("atlas:backdrop-image", args=here)
    return {"url": url, "opacity": row.opacity / 100, "places": row.places}


def backdrop_bytes(backdrop: Backdrop) -> bytes | None:
    """Return the image, ``None`` where the file is gone from the disk."""
    path = file_path(backdrop.file)
    return path.read_bytes() if path.exists() else None


def backdrop_link(backdrop: Backdrop) -> str:
    """Return the image as a link that holds it, small enough for paper; empty where it is gone."""
    key = f"atlas:backdrop:{backdrop.file.sha256}"
    link = cache.get(key)
    if link is None:
        image = backdrop_bytes(backdrop)
        link = f"data:image/jpeg;base64,{_smaller(image)}" if image else ""
        cache.set(key, link, timeout=3600)
    return str(link)


def _smaller(image: bytes) -> str:
    from PIL import Image

    made = io.BytesIO()
    with Image.open(io.BytesIO(image)) as read:
        read.thumbnail((ON_PAPER, ON_PAPER))
        read.save(made, "JPEG", quality=80)
    return base64.b64encode(made.getvalue()).decode()
