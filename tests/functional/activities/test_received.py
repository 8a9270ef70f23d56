"""What members sent by LINE: looked at, put into an activity with its consents, thrown away."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Role, Scope, Seat
from malai.activities.models import Activity, ActivityFile
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.files.models import StoredFile
from malai.files.services import file_path, file_taken
from malai.network.models import SeatNetwork
from malai.post.models import DraftState, LineAccount, LineDraft
from malai.post.services.drafts import received_back
from tests.makers import World, network, user

SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def at(world: World, name: str, **more: object) -> str:
    return reverse(f"activities:{name}", kwargs={"workspace": world.workspace.public_id, **more})


def stored(world: World, colour: str) -> StoredFile:
    picture = io.BytesIO()
    Image.new("RGB", (32, 32), colour).save(picture, "JPEG")
    picture.seek(0)
    with file_taken(by=None, workspace=world.workspace, name="a.jpg", content=picture) as file:
        file.save()
    return file


def sent(world: World, number: str = "1", **facts: Any) -> LineDraft:
    """Make a draft as the worker leaves it."""
    account, _made = LineAccount.objects.get_or_create(workspace=world.workspace)
    fields = {"kind": "photo", "state": DraftState.READY, "party": world.kru, **facts}
    if fields["kind"] == "photo":
        fields |= {"file": stored(world, "teal"), "small": stored(world, "navy")}
    return LineDraft.objects.create(
        workspace=world.workspace, account=account, message_id=number, sent_at=timezone.now(), **fields
    )  # fmt: skip


def take(client: Client, world: World, draft: LineDraft, **said: Any) -> str:
    form = {"activity": str(world.activity.public_id), **said}
    answer = client.post(at(world, "received-take", draft=draft.public_id), form)
    return str(answer["Location"])


@pytest.mark.parametrize("count", [1, 9])
def test_the_page_shows_who_sent_what_in_a_stated_number_of_queries(
    count: int, world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        sent(world, str(n))
    client = signed_in("coordinator")
    # Session, user, seat; how many, these, the activities.
    with django_assert_num_queries(6):
        page = unescape(client.get(at(world, "received")).content.decode())
    assert page.count("ใจงาม") >= count
    assert page.count("?small=1") == count
    assert world.activity.title in page


def test_a_photo_becomes_part_of_an_activity_and_it_is_asked_who_is_on_it(
    world: World, signed_in: SignedIn
) -> None:
    client, draft = signed_in("coordinator"), sent(world)
    assert "1" in unescape(client.get(at(world, "activities")).content.decode())
    shown = client.get(at(world, "received-picture", draft=draft.public_id), {"small": "1"})
    # Read to its end it is closed; closing it once more would take the connection along.
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]
    where = take(client, world, draft, caption="ลงแขก")
    kept = ActivityFile.objects.get()
    assert where.endswith(f"{kept.public_id}/faces/")
    assert (kept.activity, kept.caption, kept.is_photo) == (world.activity, "ลงแขก", True)
    assert kept.file == draft.file
    assert client.get(where).status_code == 200
    draft.refresh_from_db()
    assert (draft.state, draft.went_to) == (DraftState.TAKEN, world.activity.public_id)
    # A second tap finds nothing.
    again = client.post(at(world, "received-take", draft=draft.public_id), {"activity": "x"})
    assert (again.status_code, ActivityFile.objects.count()) == (404, 1)
    assert Act.objects.filter(action="activities.photo_take").count() == 1


def test_an_undo_brings_the_draft_back(world: World, signed_in: SignedIn) -> None:
    draft = sent(world)
    take(signed_in("coordinator"), world, draft)
    act_undo(by=world.cast.owner, act=Act.objects.get(action="activities.photo_take"))
    draft.refresh_from_db()
    assert (draft.state, ActivityFile.objects.count()) == (DraftState.READY, 0)
    assert draft.file is not None
    assert file_path(draft.file).exists()


def test_what_is_thrown_away_leaves_nothing(
    world: World, signed_in: SignedIn, django_capture_on_commit_callbacks: Any
) -> None:
    client, draft = signed_in("coordinator"), sent(world)
    assert draft.file is not None
    path = file_path(draft.file)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(world, "received-drop", draft=draft.public_id))
    assert not LineDraft.objects.exists()
    assert not StoredFile.objects.exists()
    assert not path.exists()
    assert "ใจงาม" in Act.objects.get(action="post.draft_drop").facts["name"]


@pytest.mark.parametrize("has_place", [True, False])
def test_a_place_is_the_point_of_an_activity(
    has_place: bool, world: World, signed_in: SignedIn
) -> None:
    activity = world.activity
    if has_place:
        activity.place = activity.workspace.places.create(name_th="วัดดอยหมอก")
        activity.save()
    there: dict[str, Any] = {"title": "ศาลาประชาคม", "latitude": 18.79, "longitude": 98.98}
    draft = sent(world, kind="place", **there)
    take(signed_in("coordinator"), world, draft)
    place = Activity.objects.get(pk=activity.pk).place
    assert place is not None
    assert place.name_th == ("วัดดอยหมอก" if has_place else "ศาลาประชาคม")
    assert (place.latitude, place.longitude, place.point_from) == (18.79, 98.98, "gps")


def test_without_an_activity_it_is_asked_for_one(world: World, signed_in: SignedIn) -> None:
    client, draft = signed_in("coordinator"), sent(world)
    client.post(at(world, "received-take", draft=draft.public_id), {"activity": ""})
    draft.refresh_from_db()
    assert draft.state == DraftState.READY


def test_what_the_sender_took_back_later_is_told(world: World, signed_in: SignedIn) -> None:
    client, draft = signed_in("coordinator"), sent(world)
    friend = draft.account.friends.create(line_user="Ukaew")
    friend.links.create(workspace=world.workspace, party=world.kru, linked_at=timezone.now())
    take(client, world, draft)
    received_back(draft.account, "Ukaew", 1, draft.message_id)
    page = client.get(at(world, "received")).content.decode()
    assert str(world.activity.public_id) in page
    client.post(at(world, "received-drop", draft=draft.public_id))
    assert ActivityFile.objects.get().file == draft.file


def test_a_seat_sees_what_people_within_its_reach_sent(world: World) -> None:
    draft = sent(world)
    who = user("near")
    seat = Seat.objects.create(
        user=who, workspace=world.workspace, role=Role.MANAGER, scope=Scope.NETWORKS
    )
    SeatNetwork.objects.create(seat=seat, network=network(world.workspace, "เครือข่ายอื่น"))
    sent(world, "2", party=None, user=who)
    client = Client()
    client.force_login(who)
    page = client.get(at(world, "received")).content.decode()
    assert page.count("?small=1") == 1
    for name in ("received-picture", "received-take", "received-drop"):
        url = at(world, name, draft=draft.public_id)
        answer = client.get(url) if name.endswith("picture") else client.post(url)
        assert answer.status_code == 404
