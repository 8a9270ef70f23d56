"""Saved lists: always up to date, with exceptions that are seen, shared or one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.network.models import Segment, SegmentMark
from malai.network.services.segments import segment_create
from malai.network.services.tags import party_tags_set
from tests import makers
from tests.makers import World

SignedIn = Callable[[str], Client]


def people(client: Client, world: World, **asked: str) -> list[str]:
    url = reverse("network:people", args=[world.workspace.public_id])
    return [p.name_th for p in client.get(url, asked).context["page"].parties]


def saved(world: World, query: str, *, is_shared: bool = True, by: str = "owner") -> Segment:
    return segment_create(
        by=getattr(world.cast, by),
        workspace=world.workspace,
        name="ของเรา",
        query=query,
        is_people=True,
        is_shared=is_shared,
    )


def test_a_list_is_saved_from_its_page_and_follows_later_changes(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    (tag,) = party_tags_set(by=None, party=world.kru, tags=[], new="ครู")
    url = reverse("network:segment-new", args=[world.workspace.public_id])
    answer = client.post(f"{url}?tag={tag.public_id}&q=แก้ว", {"name": "ครูแก้ว"}, follow=True)
    segment = Segment.objects.get()
    assert [p.name_th for p in answer.context["page"].parties] == ["นางสาวแก้ว ใจงาม"]
    late = makers.person(world.workspace, "นายแก้วกล้า ดอยสูง")
    party_tags_set(by=None, party=late, tags=[tag])
    found = people(client, world, segment=str(segment.public_id))
    assert found == ["นางสาวแก้ว ใจงาม", "นายแก้วกล้า ดอยสูง"]


def test_exceptions_win_over_filters_and_are_shown_with_a_way_back(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    segment = saved(world, f"network={world.network.public_id}")
    outside = makers.person(world.workspace, "นายนอก เครือข่าย")
    SegmentMark.objects.create(segment=segment, party=outside, is_in=True)
    SegmentMark.objects.create(segment=segment, party=world.boon, is_in=False)
    found = people(client, world, segment=str(segment.public_id))
    assert ("นายนอก เครือข่าย" in found, "นายบุญ ดอยสูง" in found) == (True, False)
    page = client.get(
        reverse("network:segment", args=[world.workspace.public_id, segment.public_id])
    )
    text = page.content.decode()
    assert "นายนอก เครือข่าย" in text
    assert "นายบุญ ดอยสูง" in text
    url = reverse(
        "network:segment-mark-drop",
        args=[world.workspace.public_id, segment.public_id, world.boon.public_id],
    )
    client.post(url)
    assert "นายบุญ ดอยสูง" in people(client, world, segment=str(segment.public_id))


def test_a_list_of_ones_own_is_absent_for_others(world: World, signed_in: SignedIn) -> None:
    segment = saved(world, "", is_shared=False, by="coordinator")
    url = reverse("network:segment", args=[world.workspace.public_id, segment.public_id])
    assert signed_in("coordinator").get(url).status_code == 200
    assert signed_in("owner").get(url).status_code == 404
    assert len(people(signed_in("owner"), world, segment=str(segment.public_id))) == 3


@pytest.mark.parametrize("query", ["contact=no", "show=unreachable", "show=isolated"])
def test_a_list_that_rests_on_what_a_reader_may_not_see_is_absent_for_her(
    query: str, world: World, signed_in: SignedIn
) -> None:
    segment = saved(world, query)
    url = reverse("network:segment", args=[world.workspace.public_id, segment.public_id])
    assert signed_in("coordinator").get(url).status_code == 200
    assert signed_in("reader").get(url).status_code == 404
    listed = signed_in("reader").get(reverse("network:segments", args=[world.workspace.public_id]))
    assert "ของเรา" not in listed.content.decode()


def test_many_are_put_in_by_hand_at_once_and_it_can_be_undone(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    segment = saved(world, "q=ไม่มีใคร")
    url = reverse("network:people-bulk", args=[world.workspace.public_id])
    chosen = f"{url}?act=include&selected={world.kru.public_id}&selected={world.boon.public_id}"
    client.post(chosen, {"segment": str(segment.public_id)})
    assert len(people(client, world, segment=str(segment.public_id))) == 2
    act = Act.objects.get(action="network.parties_mark_in")
    client.post(reverse("audit:undo", args=[world.workspace.public_id, act.public_id]))
    assert people(client, world, segment=str(segment.public_id)) == []


def test_a_forgotten_list_can_come_back(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    segment = saved(world, "")
    client.post(
        reverse("network:segment-drop", args=[world.workspace.public_id, segment.public_id])
    )
    assert not Segment.objects.exists()
    act = Act.objects.get(action="network.segment_remove")
    client.post(reverse("audit:undo", args=[world.workspace.public_id, act.public_id]))
    assert Segment.objects.get().name == "ของเรา"
