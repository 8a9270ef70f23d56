"""A member's own link: what she sees, what she says, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.activities.services.activities import activity_create
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.consent.models import Answer
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.consent.wording import DIRECTORY
from malai.kernel.registries import erasers, subject_data
from malai.knowledge.models import Lesson
from malai.links.models import PersonalLink
from malai.members.link_pages import MemberPage
from malai.members.models import MemberWord, WordState
from malai.members.services import member_link_make, word_take
from malai.network.models import Party
from malai.work.models import Task
from malai_core.text import PartialDate
from tests.makers import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(world: World) -> str:
    secret = member_link_make(by=world.cast.coordinator, party=world.boon)
    return reverse("links:open", args=[secret])


def agree(world: World, party: Party) -> None:
    purposes = purposes_ensure(world.workspace)
    consents_record(
        by=world.cast.owner,
        workspace=world.workspace,
        parties=[party],
        purposes=[one for one in purposes if one.code == DIRECTORY],
        given=Given(Answer.YES),
    )


def test_she_sees_what_comes_and_who_agreed_and_nobody_else(
    client: Client, world: World, address: str
) -> None:
    day = PartialDate.of(timezone.localdate() + timedelta(days=3))
    activity_create(
        by=None, workspace=world.workspace,
        fields={"title_th": "อบรมทำขนม", "starts": day, "network": world.network},
    )  # fmt: skip
    page = client.get(address).content.decode()
    assert "อบรมทำขนม" in page
    assert world.mali.name not in page
    agree(world, world.mali)
    assert world.mali.name in client.get(address).content.decode()
    found = client.get(f"{address}people/?q=มะลิ").content.decode()
    assert (world.mali.name in found, world.kru.name in found) == (True, False)


def test_she_reads_what_was_learned_in_her_networks_and_not_what_was_seen(
    client: Client, world: World, address: str
) -> None:
    about = {"written_on": timezone.localdate(), "observation": "ลุงดำเมามา"}
    near = Lesson(recommendation="ตั้งวงก่อนฝนมา", network=world.network, **about)
    far = Lesson(recommendation="จ้างรถล่วงหน้า", network=None, **about)
    for one in (near, far):
        one.workspace = world.workspace
        one.save()
    page = client.get(address).content.decode()
    assert ("ตั้งวงก่อนฝนมา" in page, "จ้างรถ" in page, "ลุงดำ" in page) == (True, False, False)


def test_a_correction_waits_for_a_person_and_can_be_undone(
    client: Client, world: World, address: str
) -> None:
    was = world.boon.email
    said = {"name_th": world.boon.name_th, "email": "boon@example.org", "client_id": str(uuid4())}
    for _ in range(2):
        assert client.post(f"{address}correct/", said).status_code == 302
    word = MemberWord.objects.get()
    world.boon.refresh_from_db()
    assert (word.fields.get("email"), world.boon.email) == ("boon@example.org", was)
    client.force_login(world.cast.coordinator)
    settle = reverse("members:word-settle", args=[world.workspace.public_id, word.public_id])
    assert "boon@example.org" in client.get(settle.rsplit("/", 2)[0] + "/").content.decode()
    client.post(settle, {"act": "accept"})
    world.boon.refresh_from_db()
    word.refresh_from_db()
    assert (world.boon.email, word.state) == ("boon@example.org", WordState.DONE)
    assert word.settled_by == world.cast.coordinator
    for act in Act.objects.filter(action="members.correction_accept"):
        act_undo(by=world.cast.coordinator, act=act)
    world.boon.refresh_from_db()
    assert world.boon.email == was


def test_what_she_asks_becomes_a_task_once(client: Client, world: World, address: str) -> None:
    client.post(f"{address}say/", {"kind": "ask", "text": "หารถเข็น", "client_id": str(uuid4())})
    word = MemberWord.objects.get()
    client.force_login(world.cast.coordinator)
    settle = reverse("members:word-settle", args=[world.workspace.public_id, word.public_id])
    for _ in range(2):
        client.post(settle, {"act": "task"})
    task = Task.objects.get()
    assert task.what == f"{world.boon.name}: หารถเข็น"
    assert [row.party for row in task.about.all()] == [world.boon]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("say/", {"kind": "ask", "text": " "}),
        ("say/", {"kind": "shout", "text": "เฮ้"}),
        ("correct/", {}),
        ("correct/", {"email": "no address"}),
    ],
)
def test_bad_words_get_a_sentence_and_leave_nothing(
    client: Client, world: World, address: str, where: str, said: dict[str, str]
) -> None:
    record = {"name_th": world.boon.name_th, "phone_written": world.boon.phone_written}
    sent = {**record, "email": world.boon.email, **said, "client_id": str(uuid4())}
    answer = client.post(address + where, sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode() or "field-error" in answer.content.decode()
    assert MemberWord.objects.count() == 0


def test_a_flood_is_held_back(world: World) -> None:
    for number in range(10):
        word_take(party=world.boon, kind="ask", text=str(number), client_id=uuid4())
    with pytest.raises(ValidationError):
        word_take(party=world.boon, kind="ask", text="อีก", client_id=uuid4())
    assert MemberWord.objects.count() == 10


def test_a_new_link_ends_the_old_and_an_ended_one_takes_nothing(
    client: Client, world: World, address: str
) -> None:
    member_link_make(by=world.cast.coordinator, party=world.boon)
    assert PersonalLink.objects.filter(revoked_at=None).count() == 1
    said = {"kind": "ask", "text": "หารถเข็น", "client_id": str(uuid4())}
    assert client.get(address).status_code == 404
    assert client.post(f"{address}say/", said).status_code == 404
    assert MemberWord.objects.count() == 0


def test_her_words_are_in_her_copy_and_go_with_her(world: World) -> None:
    word_take(party=world.boon, kind="offer", text="ขับรถให้วันศุกร์", client_id=uuid4())
    rows = subject_data.entries["members.MemberWord"].rows_for([world.boon.pk])
    assert rows[world.boon.pk][0]["text"] == "ขับรถให้วันศุกร์"
    for eraser in erasers:
        eraser.erase([world.boon.pk])
    assert MemberWord.objects.count() == 0


def test_the_page_takes_a_stated_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agree(world, world.mali)
    with django_assert_num_queries(12):
        found = MemberPage().page_for(world.boon.public_id)
    assert found is not None
    assert [one.pk for one in found[1]["people"]] == [world.mali.pk]
