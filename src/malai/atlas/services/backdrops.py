"""The background of a network's picture: brought, changed and taken away. Each is one act."""

from __future__ import annotations

import io
from typing import IO, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.atlas.bridge import LEVELS
from malai.atlas.models import Backdrop
from malai.atlas.selectors import spots_of
from malai.atlas.selectors.backdrops import backdrop_of
from malai.atlas.services import picture_for
from malai.audit.services import recorded
from malai.files.images import photo_made
from malai.files.services import FileRefusedError, file_taken
from malai.network.carriers import rows_drop
from malai.network.models import Network

#: A plan of a village that a telephone took is smaller.
MOST_BYTES: Final = 10_000_000
#: How far it reaches beyond the members.
ROOM: Final = 1.15
#: Size where nobody stands anywhere yet, in units of places.
_EMPTY: Final = 20.0


def backdrop_set(
    *, by: User | None, network: Network, content: IO[bytes], opacity: int = 50
) -> Backdrop:
    """Put a picture under the picture of ``network``, around its members as they stand today.

    It takes the place of the one before. Kept is a JPEG of at most 1,600 dots a side, made anew, so
    that nothing a camera wrote stays in it.

    Raises
    ------
    FileRefusedError
        No picture that can be read, or too large.
    ValidationError
        ``opacity`` is not between 1 and 100.
    """
    kept = _made(content)
    row = Backdrop(workspace=network.workspace, network=network, opacity=_checked(opacity))
    row.places = _places(network, _shape(kept))
    before = list(Backdrop.objects.filter(network=network))
    here = network.workspace
    with (
        file_taken(by=by, workspace=here, name="background.jpg", content=io.BytesIO(kept)) as file,
        recorded("atlas.backdrop_set", by=by, workspace=here, name=network.name) as trace,
    ):
        trace.deleting(before)
        rows_drop(before)
        row.file = trace.create(file)
        trace.about(row.public_id)
        return trace.create(row)


def _made(content: IO[bytes]) -> bytes:
    data = content.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileRefusedError(
            _("This picture is larger than %(limit)s MB. Save it smaller, then bring it again.")
            % {"limit": MOST_BYTES // 1_000_000}
        )
    return photo_made(io.BytesIO(data))[0]


def _checked(opacity: int) -> int:
    if 1 <= opacity <= 100:
        return opacity
    raise ValidationError({"opacity": _("Choose how strongly it shows.")})


def _shape(image: bytes) -> float:
    """Return how many times wider than high an image is."""
    from PIL import Image

    with Image.open(io.BytesIO(image)) as read:
        return read.width / read.height


def _places(network: Network, shape: float) -> dict[str, list[float]]:
    """Return where it lies in the picture of each level: all members stand on it."""
    found = {}
    for level in LEVELS:
        if not spots_of(network, level=level):
            picture_for(network, level=level, day=timezone.localdate())
        spots = spots_of(network, level=level).values()
        found[level] = around([(spot.x, spot.y) for spot in spots], shape)
    return found


def around(places: list[tuple[float, float]], shape: float) -> list[float]:
    """Return middle, width and height of a ground of this shape with all ``places`` on it.

    Examples
    --------
    >>> around([(0, 0), (10, 4)], 2.0)
    [5.0, 2.0, 11.5, 5.75]
    >>> around([], 2.0)
    [0.0, 0.0, 20.0, 10.0]
    """
    if not places:
        return [0.0, 0.0, _EMPTY, _EMPTY / shape]
    xs, ys = zip(*places, strict=True)
    wide, high = max(xs) - min(xs) or _EMPTY, max(ys) - min(ys)
    width = round(max(wide, high * shape) * ROOM, 4)
    return [(max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, width, width / shape]


def backdrop_change(*, by: User | None, backdrop: Backdrop, opacity: int) -> Backdrop:
    """Let a background show more strongly, or less.

    Raises
    ------
    ValidationError
        ``opacity`` is not between 1 and 100.
    """
    with recorded(
        "atlas.backdrop_change",
        by=by,
        workspace=backdrop.network.workspace,
        subject=backdrop.public_id,
        name=backdrop.network.name,
    ) as trace:
        trace.changing([backdrop])
        backdrop.opacity = _checked(opacity)
        backdrop.save()
    return backdrop


def backdrop_drop(*, by: User | None, network: Network) -> Backdrop | None:
    """Take the background away, and return it; the history can bring it back."""
    row = backdrop_of(network)
    if row is None:
        return None
    with recorded(
        "atlas.backdrop_drop",
        by=by,
        workspace=network.workspace,
        subject=row.public_id,
        name=network.name,
    ) as trace:
        trace.deleting([row])
        rows_drop([row])
    return row
