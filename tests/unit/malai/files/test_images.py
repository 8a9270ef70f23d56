"""Photos as they are kept: upright, smaller, and without a trace of where they were taken."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from malai.files import images
from malai.files.images import LARGE, SMALL, photo_made
from malai.files.services import FileRefusedError

#: EXIF: which side is up, the maker, the block of the place, and latitude in it.
ORIENTATION, MAKER, PLACE, LATITUDE = 0x0112, 0x010F, 0x8825, 2


def photo(size: tuple[int, int] = (60, 40), kind: str = "JPEG", **how: object) -> io.BytesIO:
    """Return a photo whose left half is red and whose right half is white."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    kept = io.BytesIO()
    picture.save(kept, kind, **how)
    kept.seek(0)
    return kept


def taken_at(orientation: int) -> Image.Exif:
    """Return what a camera writes beside a photo, the place too."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Invented Camera"
    exif.get_ifd(PLACE)[LATITUDE] = (19.0, 54.0, 30.0)
    return exif


def test_the_place_and_the_camera_are_gone_from_both_pictures() -> None:
    content = photo(exif=taken_at(1), comment=b"at home")
    assert b"Invented Camera" in content.getvalue()
    for made in photo_made(content):
        kept = Image.open(io.BytesIO(made))
        assert not kept.getexif()
        assert kept.getexif().get_ifd(PLACE) == {}
        assert not {"comment", "exif", "icc_profile", "xmp"} & set(kept.info)
        assert b"Invented Camera" not in made
        assert b"Exif" not in made


def test_texts_beside_a_png_are_gone() -> None:
    info = PngInfo()
    info.add_text("GPS", "19.9,99.8")
    for made in photo_made(photo(kind="PNG", pnginfo=info)):
        assert b"19.9" not in made


def test_a_photo_is_turned_up_before_its_signs_go() -> None:
    large, _small = photo_made(photo((60, 40), exif=taken_at(6)))
    upright = Image.open(io.BytesIO(large))
    assert upright.size == (40, 60)
    top, foot = upright.getpixel((20, 5)), upright.getpixel((20, 55))
    assert (top[1] < 90, foot[1] > 200) == (True, True)  # type: ignore[index]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_photo_is_made_smaller_and_a_square_is_cut_from_it(kind: str) -> None:
    large, small = photo_made(photo((4000, 1000), kind))
    assert Image.open(io.BytesIO(large)).size == (LARGE, 400)
    assert Image.open(io.BytesIO(small)).size == (SMALL, SMALL)


def test_a_picture_that_lets_the_ground_through_stands_on_white() -> None:
    content = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(content, "PNG")
    content.seek(0)
    made = Image.open(io.BytesIO(photo_made(content)[0]))
    assert made.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\xff\xd8\xff\xe0half"],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefusedError):
        photo_made(io.BytesIO(content))


def test_a_photo_of_too_many_dots_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(images, "DOTS", 100)
    with pytest.raises(FileRefusedError):
        photo_made(photo())
