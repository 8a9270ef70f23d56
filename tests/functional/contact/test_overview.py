"""Who waits for a word: names for those who may see them, counts for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.contact.models import Pace
from malai.contact.services.contacts import contact_note
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

SignIn = Callable[[str], Client]


@pytest.fixture
def page(world: World) -> str:
    """The first page, with one who waits."""
    for ago in (400, 390, 380):
        on = PartialDate.of(timezone.localdate() - timedelta(days=ago))
        contact_note(
            by=None, workspace=world.workspace, parties=[world.boon],
            fields={"channel": "visit", "on": on},
        )  # fmt: skip
    return reverse("contact:overview", args=[world.workspace.public_id])


def test_names_are_for_those_who_may_see_them(world: World, signed_in: SignIn, page: str) -> None:
    for role in ("owner", "manager", "coordinator"):
        said = signed_in(role).get(page).content.decode()
        assert world.boon.name in said
    for role in ("evaluator", "reader"):
        said = signed_in(role).get(page).content.decode()
        assert world.boon.name not in said
        assert world.temple.name not in said
        assert "<rect" in said


def test_each_who_waits_has_one_act(world: World, signed_in: SignIn, page: str) -> None:
    said = signed_in("coordinator").get(page).content.decode()
    note = reverse("contact:note", args=[world.workspace.public_id])
    assert f"{note}?with={world.boon.public_id}" in said


def test_a_network_may_be_chosen_and_another_ones_is_absent(
    world: World, signed_in: SignIn, page: str
) -> None:
    other = makers.network(world.workspace, "เครือข่ายสอง")
    client = signed_in("coordinator")
    assert (
        world.boon.name not in client.get(page, {"network": str(other.public_id)}).content.decode()
    )
    assert client.get(page, {"network": "x"}).status_code == 404
    assert client.get(page, {"network": str(world.boon.public_id)}).status_code == 404


def test_a_manager_says_how_often_and_takes_it_back(world: World, signed_in: SignIn) -> None:
    client = signed_in("manager")
    url = reverse("contact:paces", args=[world.workspace.public_id])
    answer = client.post(url, {"coordinator": "14"}, follow=True)
    assert (Pace.objects.get().role, Pace.objects.get().days) == ("coordinator", 14)
    assert "undo" in answer.content.decode()
    assert client.post(url, {"coordinator": "0"}).status_code == 422


def test_the_page_of_a_person_says_how_contact_stands(
    world: World, signed_in: SignIn, page: str
) -> None:
    person = reverse("network:person", args=[world.workspace.public_id, world.boon.public_id])
    said = signed_in("reader").get(person).content.decode()
    assert "ครั้งล่าสุด" in said or "Last on" in said


def test_the_page_of_a_relationship_says_how_contact_between_the_two_stands(
    world: World, signed_in: SignIn
) -> None:
    tie = reverse("network:tie", args=[world.workspace.public_id, world.tie.public_id])
    note = reverse("contact:note", args=[world.workspace.public_id])
    both = f"{note}?with={world.kru.public_id}&amp;with={world.boon.public_id}"
    assert both in signed_in("coordinator").get(tie).content.decode()
    assert note not in signed_in("reader").get(tie).content.decode()


def test_silence_of_a_season_is_said_where_the_person_is_and_is_not_loud(
    world: World, signed_in: SignIn
) -> None:
    today = timezone.localdate()
    # Every twenty days, but for a hundred days of each year; the second silence is now.
    for ago in (*range(700, 459, -20), *range(340, 89, -20)):
        contact_note(
            by=None, workspace=world.workspace, parties=[world.kru, world.boon],
            fields={"channel": "phone", "on": PartialDate.of(today - timedelta(days=ago))},
        )  # fmt: skip
    client = signed_in("coordinator")
    here = [world.workspace.public_id]
    person = reverse("network:person", args=[*here, world.boon.public_id])
    tie = reverse("network:tie", args=[*here, world.tie.public_id])
    for page in (person, tie, reverse("contact:overview", args=here)):
        said = client.get(page).content.decode()
        assert "ปีก่อนช่วงนี้ก็เงียบเหมือนกัน" in said
        assert "<strong>ปกติ" not in said


def test_the_page_of_a_person_says_by_which_ways(world: World, signed_in: SignIn) -> None:
    for channel in ("phone", "phone", "visit"):
        contact_note(
            by=None, workspace=world.workspace, parties=[world.mali],
            fields={"channel": channel, "on": PartialDate.of(timezone.localdate())},
        )  # fmt: skip
    page = reverse("network:person", args=[world.workspace.public_id, world.mali.public_id])
    said = signed_in("coordinator").get(page).content.decode()
    assert "โทรศัพท์ 2 · ไปเยี่ยม 1" in said
