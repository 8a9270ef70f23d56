"""A printed sheet of codes for LINE: one act, one time, only for people who may be asked."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act
from malai.links.models import PersonalLink
from malai.post.models import ChannelChoice, LineAccount, LineCode
from malai.post.selectors.linking import linkable_of
from malai.post.services.codes import DAYS, codes_make
from malai.post.services.line import code_make
from malai.post.services.webhook import events_take
from malai.post.web import codes as page
from tests.makers import World, member, person
from tests.unit.malai.post.test_line import event

SignedIn = Callable[[str], Client]


@pytest.fixture
def account(world: World) -> LineAccount:
    return LineAccount.objects.create(workspace=world.workspace, basic_id="@123abcde")


def url(world: World) -> str:
    return reverse("post:codes", args=[world.workspace.public_id])


def asked(world: World) -> dict[str, str]:
    return {"audience": f"network.network:{world.network.public_id}"}


def test_the_sheet_is_one_act_and_names_everybody_once(
    world: World, account: LineAccount, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    seen = unescape(client.get(url(world), asked(world)).content.decode())
    assert "ใจงาม" in seen
    assert not LineCode.objects.exists()
    answer = client.post(url(world), asked(world))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    many = LineCode.objects.count()
    assert many == PersonalLink.objects.filter(page="post.line").count() >= 2
    (act,) = Act.objects.filter(action="post.codes_make")
    assert act.facts["people"] == many
    assert not Act.objects.filter(action="links.link_make").exists()


def test_a_code_of_the_sheet_links_once_and_its_page_explains_it(
    world: World, account: LineAccount
) -> None:
    old = code_make(by=None, account=account, to=world.kru)
    (one,) = codes_make(
        by=world.cast.coordinator, account=account, people=[world.kru], audience="a"
    )
    assert not LineCode.objects.filter(pk=old.pk).exists()
    opened = Client().get(reverse("links:open", args=[one.secret]))
    assert one.code.code in opened.content.decode()
    assert (one.code.expires_at - timezone.now()).days == DAYS - 1
    for user in ("Ukaew", "Uother"):
        said = event("message", 1, user=user, text=one.code.code)
        events_take(account, _body(said))
    assert world.kru.line_link.friend.line_user == "Ukaew"
    assert linkable_of(world.workspace, [world.kru.pk]) == []


def _body(*events: dict[str, Any]) -> bytes:
    import json

    return json.dumps({"events": events}).encode()


def test_who_said_no_and_who_is_no_person_gets_none(world: World, account: LineAccount) -> None:
    everybody = [world.kru.pk, world.boon.pk, world.temple.pk]
    ChannelChoice.objects.create(workspace=world.workspace, party=world.boon, refused=["line"])
    assert [one.pk for one in linkable_of(world.workspace, everybody)] == [world.kru.pk]


@pytest.mark.parametrize("count", [1, 30])
def test_many_codes_take_the_same_queries(
    count: int,
    world: World,
    account: LineAccount,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    people = [person(world.workspace, f"นายคน{n} ดอยหมอก") for n in range(count)]
    # Opening, the act, old codes, their closing, codes, links, the end.
    with django_assert_num_queries(7):
        codes_make(by=world.cast.coordinator, account=account, people=people, audience="a")


def test_too_many_for_a_sheet_and_no_account_are_said(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("coordinator")
    assert client.get(url(world)).status_code == 302
    LineAccount.objects.create(workspace=world.workspace)
    for n in range(2):
        member(world.network, person(world.workspace, f"นายคน{n} ดอยหมอก"))
    monkeypatch.setattr(page, "MOST", 1)
    assert client.post(url(world), asked(world))["Content-Type"].startswith("text/html")
    assert not LineCode.objects.exists()
    assert client.post(url(world), {"audience": "network.network:x"}).status_code == 200
