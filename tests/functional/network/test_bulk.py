"""Acts on many from the pages: those ticked, or all that fit; every form without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.network.models import Affiliation, Membership, Party, Tag, Tagging
from malai.network.services.tags import party_tags_set
from malai.network.web.bulk import ACTS
from tests import makers
from tests.makers import World

SignedIn = Callable[[str], Client]


def address(world: World, query: str, name: str = "people-bulk") -> str:
    return f"{reverse(f'network:{name}', args=[world.workspace.public_id])}?{query}"


def test_a_list_sends_what_was_ticked_to_the_choice_of_acts(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    listed = client.get(reverse("network:people", args=[world.workspace.public_id]))
    assert f'name="selected" value="{world.kru.public_id}"' in listed.content.decode()
    page = client.get(address(world, f"selected={world.kru.public_id}&selected=x"))
    assert page.context["count"] == 1
    assert next(url for _code, _act, url in page.context["acts"]).endswith("act=tag")
    reader = signed_in("reader").get(reverse("network:people", args=[world.workspace.public_id]))
    assert 'name="selected"' not in reader.content.decode()


def test_all_that_fit_a_list_are_tagged_in_one_undoable_step(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    url = address(world, f"act=tag&all=1&network={world.network.public_id}")
    answer = client.post(url, {"new": "ปี 2569"}, follow=True)
    assert Tagging.objects.filter(tag__name="ปี 2569").count() == 3
    assert "ปี 2569" in answer.content.decode()
    undo = next(m.extra_tags.removeprefix("undo=") for m in answer.context["messages"])
    client.post(undo)
    assert not Tag.objects.exists()


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_asks_for_what_it_needs_and_refuses_nobody(
    act: str, world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    assert (
        client.get(address(world, f"act={act}&selected={world.kru.public_id}")).status_code == 200
    )
    assert client.post(address(world, f"act={act}")).status_code == 422


def test_membership_begins_changes_its_role_and_ends_for_many(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    second = makers.network(world.workspace, "เครือข่ายที่สอง")
    chosen = f"selected={world.kru.public_id}&selected={world.boon.public_id}"
    network = str(second.public_id)
    client.post(address(world, f"act=join&{chosen}"), {"network": network, "role": "member"})
    client.post(address(world, f"act=role&{chosen}"), {"network": network, "role": "volunteer"})
    client.post(address(world, f"act=leave&{chosen}"), {"network": network, "until_year": "2569"})
    terms = Membership.objects.filter(network=second)
    assert [(t.role, t.until and t.until.iso) for t in terms] == [("volunteer", "2026")] * 2


def test_many_are_added_to_a_group_chosen_without_a_script(
    world: World, signed_in: SignedIn
) -> None:
    url = address(world, f"act=belong&selected={world.boon.public_id}")
    client = signed_in("coordinator")
    assert f'value="{world.temple.public_id}"' in client.get(url).content.decode()
    client.post(url, {"body": str(world.temple.public_id), "position": "กรรมการ"})
    assert Affiliation.objects.filter(body=world.temple, member=world.boon).exists()


def test_organisations_are_checked_and_people_are_not_among_them(
    world: World, signed_in: SignedIn
) -> None:
    query = f"act=check&selected={world.temple.public_id}&selected={world.kru.public_id}"
    signed_in("coordinator").post(address(world, query, "organisations-bulk"))
    checked = Party.objects.exclude(verified_on=None)
    assert list(checked) == [world.temple]


def test_filters_by_tag_role_check_and_contact(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    (tag,) = party_tags_set(by=None, party=world.kru, tags=[], new="ครู")
    Membership.objects.filter(party=world.boon).update(role="volunteer")
    url = reverse("network:people", args=[world.workspace.public_id])

    def found(**asked: str) -> tuple[list[str], list[str]]:
        context = client.get(url, asked).context
        names = [party.name_th for party in context["page"].parties]
        return names, [chip["label"] for chip in context["chips"]]

    assert found(tag=str(tag.public_id)) == (["นางสาวแก้ว ใจงาม"], ["ครู"])
    assert found(in_role="volunteer")[0] == ["นายบุญ ดอยสูง"]
    assert found(contact="yes")[0] == ["นางสาวแก้ว ใจงาม"]
    assert len(found(contact="no")[0]) == 2
    assert found(verified="yes")[0] == []
    assert len(found(verified="no")[1]) == 1
    reader = signed_in("reader").get(url, {"contact": "yes"}).context
    assert (len(reader["page"].parties), reader["chips"]) == (3, [])
