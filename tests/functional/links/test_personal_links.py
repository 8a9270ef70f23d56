"""Personal links: open without an account; wrong, old and closed ones look alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act
from malai.kernel.registries import link_pages
from malai.links.guard import MISSES
from malai.links.models import PersonalLink
from malai.links.services import link_make, link_revoke
from malai.network.models import Party
from tests.makers import World


class Card:
    """A page that greets one party."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        party = Party.objects.filter(public_id=subject).first()
        return ("links/greeting.html", {"party": party}) if party else None


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    cache.clear()
    monkeypatch.setitem(link_pages.entries, "card", Card())
    greeting = '{% extends "links/bare.html" %}{% block content %}<h1>{{ party.name_th }}</h1>{% endblock %}'
    settings.TEMPLATES = [
        {
            **settings.TEMPLATES[0],
            "APP_DIRS": False,
            "OPTIONS": {
                **settings.TEMPLATES[0]["OPTIONS"],
                "loaders": [
                    ("django.template.loaders.locmem.Loader", {"links/greeting.html": greeting}),
                    "django.template.loaders.app_directories.Loader",
                ],
            },
        }
    ]
    yield
    cache.clear()


def made(world: World) -> tuple[PersonalLink, str]:
    return link_make(
        by=world.cast.coordinator,
        workspace=world.workspace,
        page="card",
        subject=world.kru.public_id,
        name="แก้ว",
    )


def url(secret: str) -> str:
    return reverse("links:open", args=[secret])


def test_a_link_opens_its_page_without_an_account(world: World) -> None:
    _link, secret = made(world)
    client = Client()
    answer = client.get(url(secret))
    assert answer.status_code == 200
    assert "นางสาวแก้ว ใจงาม" in answer.content.decode()
    assert "มูลนิธิดอยหมอก" in answer.content.decode()
    assert not client.cookies


def test_the_page_stays_out_of_caches_and_search_engines(world: World) -> None:
    _link, secret = made(world)
    for answer in (Client().get(url(secret)), Client().get(url("wrong"))):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"


def test_only_the_hash_of_the_secret_is_kept(world: World) -> None:
    link, secret = made(world)
    kept = [str(value) for value in PersonalLink.objects.filter(pk=link.pk).values_list()[0]]
    assert not any(secret in value for value in kept)
    images = [str(image.after) for image in Act.objects.get().images.all()]
    assert not any(secret in image for image in images)


def test_wrong_expired_closed_and_empty_links_look_alike(world: World) -> None:
    expired, closed, gone = (made(world) for _ in range(3))
    PersonalLink.objects.filter(pk=expired[0].pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    link_revoke(by=world.cast.manager, link=closed[0], name="แก้ว")
    PersonalLink.objects.filter(pk=gone[0].pk).update(subject_id=UUID(int=7))
    answers = [Client().get(url(s)) for s in (expired[1], closed[1], gone[1], "wrong", "ผิด")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_page_of_a_room_that_is_gone_is_a_closed_link(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _link, secret = made(world)
    monkeypatch.delitem(link_pages.entries, "card")
    assert Client().get(url(secret)).status_code == 404


def test_a_link_to_a_page_nobody_has_is_not_made(world: World) -> None:
    with pytest.raises(LookupError):
        link_make(by=world.cast.owner, workspace=world.workspace, page="none", subject=UUID(int=1))


def test_making_and_closing_are_acts(world: World) -> None:
    link, _secret = made(world)
    link_revoke(by=world.cast.manager, link=link, name="แก้ว")
    assert list(Act.objects.order_by("pk").values_list("action", "subject_id")) == [
        ("links.link_make", world.kru.public_id),
        ("links.link_revoke", world.kru.public_id),
    ]


def test_trying_is_stopped_but_holders_elsewhere_get_in(world: World) -> None:
    _link, secret = made(world)
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    for number in range(MISSES):
        assert guesser.get(url(f"guess-{number}")).status_code == 404
    assert guesser.get(url("one-more")).status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.8").get(url(secret)).status_code == 200


def test_behind_a_proxy_of_this_machine_callers_are_told_apart(world: World) -> None:
    for number in range(MISSES):
        Client(HTTP_X_FORWARDED_FOR="10.0.0.1, 203.0.113.7").get(url(f"guess-{number}"))
    blocked = Client(HTTP_X_FORWARDED_FOR="203.0.113.7").get(url("x"))
    other = Client(HTTP_X_FORWARDED_FOR="203.0.113.7, 203.0.113.9").get(url("x"))
    assert (blocked.status_code, other.status_code) == (429, 404)


def test_opening_is_few_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _link, secret = made(world)
    with django_assert_max_num_queries(2):
        Client().get(url(secret))
