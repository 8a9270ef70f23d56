"""Photos as they are kept: upright, not too large, and without what the camera wrote beside them.

A camera writes the place, the day and its own number into a photo. A new picture is made from the
dots alone, so nothing of that can stay, in whatever corner of the file it was.
"""

from __future__ import annotations

import io
import warnings
from typing import IO, TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from malai.files.services import FileRefusedError

if TYPE_CHECKING:
    from PIL.Image import Image

#: Longest side of a kept photo, and of the small square beside a name, in dots.
LARGE: Final = 1600
SMALL: Final = 256
#: More dots than any telephone makes would fill the memory of the server.
DOTS: Final = 80_000_000
_KINDS: Final = ("JPEG", "PNG", "WEBP")
_WHITE: Final = (255, 255, 255)


def photo_made(content: IO[bytes]) -> tuple[bytes, bytes]:
    """Return a photo as it is kept, and a small square of its middle, both JPEG without metadata.

    Raises
    ------
    FileRefusedError
        No photo that can be read, or one of too many dots.
    """
    picture = _opened(content)
    large = picture.copy()
    large.thumbnail((LARGE, LARGE))
    return _jpeg(large), _jpeg(_square(picture))


def _opened(content: IO[bytes]) -> Image:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(content, formats=_KINDS) as read:
                if read.width * read.height > DOTS:
                    raise FileRefusedError(_("This photo is too large."))
                # Before the turning: what the camera wrote says which side is up.
                return _without_ground(ImageOps.exif_transpose(read))
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
        raise FileRefusedError(_("This photo cannot be read. Take JPEG, PNG or WebP.")) from error


def _without_ground(read: Image) -> Image:
    """Return the dots alone, on white where the picture lets the ground through."""
    from PIL import Image

    made = Image.new("RGB", read.size, _WHITE)
    clear = read.convert("RGBA")
    made.paste(clear, mask=clear.getchannel("A"))
    return made


def _square(picture: Image) -> Image:
    from PIL import ImageOps

    return ImageOps.fit(picture, (SMALL, SMALL))


def _jpeg(picture: Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=85, optimize=True)
    return kept.getvalue()
