"""A picture of the network's own under its picture: what is kept of it, who sees it, and how it goes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from malai.atlas.models import Backdrop
from malai.atlas.services.backdrops import MOST_BYTES
from malai.atlas.services.views import view_save
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.files.services import file_path
from tests.functional.atlas.test_papers import paper
from tests.functional.atlas.test_showing import handed, url
from tests.makers import World

Signed = Callable[[str], Client]


def image(kind: str = "JPEG", size: tuple[int, int] = (60, 30)) -> SimpleUploadedFile:
    """Make a small picture; a camera wrote the place into a JPEG."""
    made = io.BytesIO()
    picture = Image.new("RGB", size, "#aaccee")
    if kind == "JPEG":
        exif = picture.getexif()
        exif[0x010F] = "Doi Camera"
        exif[0x8825] = {1: "N", 2: (19.0, 54.0, 0.0)}
        picture.save(made, kind, exif=exif)
    else:
        picture.save(made, kind)
    return SimpleUploadedFile(f"plan.{kind.lower()}", made.getvalue())


def brought(client: Client, world: World, opacity: int = 50, kind: str = "JPEG") -> Backdrop:
    """Bring a picture as the form does."""
    sent = {"file": image(kind), "opacity": str(opacity)}
    answer = client.post(url(world, "backdrop"), sent)
    assert answer.status_code == 302, answer.content.decode()
    return Backdrop.objects.get()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_brought_without_what_the_camera_wrote(
    kind: str, world: World, signed_in: Signed
) -> None:
    client = signed_in("coordinator")
    row = brought(client, world, kind=kind)
    kept = file_path(row.file).read_bytes()
    assert b"Doi Camera" not in kept
    with Image.open(io.BytesIO(kept)) as read:
        assert read.format == "JPEG"
        assert not dict(read.getexif())
    answer = signed_in("reader").get(url(world, "backdrop-image", backdrop=row.public_id))
    assert (answer.content, answer["Content-Type"]) == (kept, "image/jpeg")
    page = signed_in("reader").get(url(world, "picture")).content.decode()
    assert 'value="picture"' in page
    assert "data-ground=" in page


def test_all_members_stand_on_it_and_it_stays_where_it_is(world: World, signed_in: Signed) -> None:
    client = signed_in("coordinator")
    row = brought(client, world)
    for level in ("groups", "people"):
        x, y, width, height = row.places[level]
        assert width == pytest.approx(2 * height)
        for spot in world.network.spots.filter(level=level):
            assert abs(spot.x - x) <= width / 2
            assert abs(spot.y - y) <= height / 2
    before = row.places
    client.post(url(world, "backdrop"), {"opacity": "100"})
    row.refresh_from_db()
    assert (row.places, row.opacity) == (before, 100)


def test_it_is_replaced_taken_away_and_taken_back(world: World, signed_in: Signed) -> None:
    client = signed_in("coordinator")
    first = brought(client, world)
    second = brought(client, world, kind="PNG")
    assert first.pk != second.pk
    undone = act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert undone is not None
    assert Backdrop.objects.get().pk == first.pk
    answer = client.post(url(world, "backdrop-remove"), follow=True)
    assert "เลิกทำ" in answer.content.decode()
    assert not Backdrop.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert Backdrop.objects.get().pk == first.pk


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg/>", "อ่านรูปนี้ไม่ได้"),
        (b"GIF89a" + b"\0" * 20, "อ่านรูปนี้ไม่ได้"),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "รูปนี้ใหญ่กว่า 10 MB"),
        (None, "เลือกรูป"),
    ],
)
def test_what_is_no_picture_is_refused_at_its_field(
    data: bytes | None, said: str, world: World, signed_in: Signed
) -> None:
    sent = {"file": SimpleUploadedFile("plan.png", data)} if data else {}
    answer = signed_in("coordinator").post(url(world, "backdrop"), {**sent, "opacity": "50"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Backdrop.objects.exists()


def test_paper_and_links_show_it_only_where_the_look_does(world: World, signed_in: Signed) -> None:
    owner = signed_in("owner")
    brought(owner, world, opacity=25)
    shown, plain = paper(owner, world, ground="picture"), paper(owner, world)
    assert shown.count("<image ") == 1
    assert 'opacity="0.25"' in shown
    assert shown.index("<image ") < shown.index("<circle")
    assert "<image " not in plain
    views = {
        ground: view_save(by=None, network=world.network, name=ground, state={"ground": ground})
        for ground in ("picture", "grid")
    }
    for ground, view in views.items():
        link = handed(owner, world, f"look=view:{view.public_id}")
        assert ("<image " in Client().get(link).content.decode()) is (ground == "picture")
    pdf = owner.get(
        url(world, "picture-paper", kind="pdf"), {"look": json.dumps({"ground": "picture"})}
    )
    assert pdf.content.startswith(b"%PDF")


def test_without_one_the_ground_is_plain(world: World, signed_in: Signed) -> None:
    assert "<image " not in paper(signed_in("owner"), world, ground="picture")
    assert signed_in("owner").get(url(world, "picture"), {"ground": "picture"}).status_code == 200
