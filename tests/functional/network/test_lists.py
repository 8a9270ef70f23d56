"""Lists of people and organisations: found while typing, narrowed, page by page, private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, make_aware
from pytest_django import DjangoAssertNumQueries

from malai.atlas.bridge import loaded
from malai.audit.services import recorded
from malai.network.models import Affiliation, MembershipRole, Party, PartyKind
from malai.network.selectors import parties
from malai.network.services.bulk import (
    NewAffiliation,
    NewMembership,
    NewParty,
    affiliations_create_bulk,
    memberships_create_bulk,
    parties_create_bulk,
)
from malai.network.shows import YEAR, stale
from tests import makers
from tests.makers import World

#: Queries of a list however many rows it has: session, user, seat, saved lists, six offers, tags,
#: working areas, the count, places, rows, three prefetches, areas, how complete and fresh they are.
PEOPLE_QUERIES = 21


def grown(world: World, count: int) -> None:
    """Add people who belong to the temple and the network."""
    with recorded("test.fill", by=None, workspace=world.workspace) as trace:
        rows = [
            NewParty(PartyKind.PERSON, f"คน{n:03} ดอยหมอก", area_code="57") for n in range(count)
        ]
        made = parties_create_bulk(trace=trace, workspace=world.workspace, rows=rows)
        affiliations_create_bulk(
            trace=trace,
            workspace=world.workspace,
            rows=[NewAffiliation(party.pk, world.temple.pk) for party in made],
        )
        memberships_create_bulk(
            trace=trace,
            network=world.network,
            rows=[NewMembership(party.pk, MembershipRole.VOLUNTEER) for party in made],
        )


def listed(client: Client, world: World, name: str = "people", **asked: Any) -> str:
    url = reverse(f"network:{name}", args=[world.workspace.public_id])
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("count", [1, 120])
def test_a_list_takes_the_same_queries_for_any_number_of_rows(
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    grown(world, count)
    client = signed_in("coordinator")
    url = reverse("network:people", args=[world.workspace.public_id])
    with django_assert_num_queries(PEOPLE_QUERIES):
        client.get(url)


@pytest.mark.parametrize("count", [1, 120])
def test_the_list_of_organisations_takes_the_same_queries_too(
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    grown(world, count)
    client = signed_in("reader")
    url = reverse("network:organisations", args=[world.workspace.public_id])
    with django_assert_num_queries(PEOPLE_QUERIES - 1):
        client.get(url)


def test_pages_follow_each_other_and_show_everybody_once(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    grown(world, 120)
    client = signed_in("reader")
    url, seen = reverse("network:people", args=[world.workspace.public_id]), []
    while url:
        context = client.get(url).context
        seen += [party.name_th for party in context["page"].parties]
        url = context["next_url"]
    assert len(seen) == len(set(seen)) == 123


def test_phone_numbers_are_shown_to_who_may_see_contacts_only(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    assert "081-234-5678" in listed(signed_in("coordinator"), world)
    for role in ("evaluator", "reader"):
        page = listed(signed_in(role), world)
        assert "081-234-5678" not in page
        assert "แก้ว ใจงาม" in page
        assert "แก้ว ใจงาม" not in listed(signed_in(role), world, q="081234")


def test_a_list_is_narrowed_by_what_its_address_says(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    by_body = listed(client, world, body=world.temple.public_id)
    assert "แก้ว ใจงาม" in by_body
    assert "มะลิ ลำธาร" not in by_body
    unreachable = listed(client, world, show="unreachable")
    assert "มะลิ ลำธาร" in unreachable
    assert "แก้ว ใจงาม" not in unreachable
    some = listed(client, world, parties=f"{world.mali.public_id},broken")
    assert "มะลิ ลำธาร" in some
    assert "บุญ ดอยสูง" not in some


def test_of_very_many_bodies_the_largest_are_offered_and_the_one_asked_for(
    world: World, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(world, 2)
    small = makers.organisation(world.workspace, "ชมรมเล็ก")
    Affiliation.objects.create(workspace=world.workspace, member=world.mali, body=small)
    monkeypatch.setattr(parties, "BODIES_OFFERED", 1)
    client = signed_in("reader")
    page = listed(client, world)
    assert str(world.temple.public_id) in page
    assert f'value="{small.public_id}"' not in page
    asked = listed(client, world, body=small.public_id)
    assert f'value="{small.public_id}" selected' in asked
    assert "มะลิ ลำธาร" in asked
    assert "แก้ว ใจงาม" not in asked


def test_a_body_of_another_workspace_narrows_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    secret = makers.organisation(world.cast.elsewhere, "องค์กรลับ")
    page = listed(signed_in("owner"), world, body=secret.public_id)
    assert "องค์กรลับ" not in page
    assert "แก้ว ใจงาม" in page


def test_records_are_stale_after_a_year_of_days_in_thailand(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    edge = make_aware(datetime.combine(localdate() - YEAR, time.min))
    Party.objects.filter(pk=world.mali.pk).update(updated_at=edge)
    Party.objects.filter(pk=world.boon.pk).update(updated_at=edge - timedelta(seconds=1))
    page = listed(signed_in("reader"), world, show="stale")
    assert "บุญ ดอยสูง" in page
    assert "มะลิ ลำธาร" not in page


def test_a_chip_leads_to_the_list_without_it(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("network:people", args=[world.workspace.public_id])
    asked = {"network": str(world.network.public_id), "show": "unreachable", "q": "มะลิ"}
    chips = signed_in("owner").get(url, asked).context["chips"]
    assert chips[0]["label"] == "เครือข่ายดอยหมอก"
    assert "network=" not in chips[0]["url"]
    assert "show=unreachable" in chips[0]["url"]


def test_typing_asks_for_the_list_alone(world: World, signed_in: Callable[[str], Client]) -> None:
    url = reverse("network:people", args=[world.workspace.public_id])
    page = signed_in("reader").get(url, {"q": "มะลิ"}, headers={"HX-Request": "true"})
    text = page.content.decode()
    assert text.lstrip().startswith('<div id="list"')
    assert "มะลิ ลำธาร" in text


def test_an_empty_list_says_what_to_do_first(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("stranger")
    url = reverse("network:people", args=[world.cast.elsewhere.public_id])
    assert reverse("interchange:upload", args=[world.cast.elsewhere.public_id]) in (
        client.get(url).content.decode()
    )


@pytest.mark.parametrize(
    "asked",
    [{"q": "\0'\"%_"}, {"body": "x"}, {"network": "1"}, {"show": "nothing"}, {"province": "%"},
     {"role": "\0"}, {"parties": ",,"}],
)  # fmt: skip
def test_hostile_addresses_get_a_page(
    asked: dict[str, str], world: World, signed_in: Callable[[str], Client]
) -> None:
    listed(signed_in("reader"), world, **asked)


@pytest.mark.parametrize("mark", ["x", "WzEsMl0", "MQ", "eyJhIjoxfQ", "ก"])
def test_a_broken_mark_is_no_page(
    mark: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("network:people", args=[world.workspace.public_id])
    assert signed_in("reader").get(url, {"after": mark}).status_code == 404


def test_who_may_not_see_names_of_findings_cannot_narrow_by_them(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    assert "บุญ ดอยสูง" not in listed(signed_in("coordinator"), world, show="isolated")
    assert "บุญ ดอยสูง" in listed(signed_in("reader"), world, show="isolated")


def test_the_list_of_old_records_holds_those_that_the_finding_counts(world: World) -> None:
    """A check counts where there is one: a row that was only written again was not looked at."""
    today = localdate()
    Party.objects.filter(pk=world.kru.pk).update(verified_on=today - YEAR * 2)
    Party.objects.filter(pk=world.boon.pk).update(verified_on=today)
    people = Party.objects.filter(workspace=world.workspace)
    listed = set(people.filter(stale(world.workspace, None, today)))
    rows = loaded(world.network, day=today)
    old = {m.key for m in rows.view.tables.members if m.updated and m.updated < today - YEAR}
    assert listed == {world.kru}
    assert {str(party.public_id) for party in listed} == old
