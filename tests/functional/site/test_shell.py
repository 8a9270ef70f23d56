"""Everybody gets where they belong, in their language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Role, Seat, User
from tests.makers import Cast, user


def home(cast: Cast) -> str:
    return reverse("site:home", args=[cast.workspace.public_id])


def test_who_has_one_seat_goes_straight_to_work(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    assert signed_in("reader").get("/").headers["Location"] == home(cast)


def test_who_has_several_seats_chooses(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    Seat.objects.create(user=cast.manager, workspace=cast.elsewhere, role=Role.READER)
    text = signed_in("manager").get("/").content.decode()
    assert home(cast) in text
    assert reverse("site:home", args=[cast.elsewhere.public_id]) in text


def test_who_has_no_seat_is_told_what_to_do(cast: Cast) -> None:
    client = Client()
    client.force_login(user("newcomer"))
    answer = client.get("/")
    assert answer.status_code == 200
    assert "newcomer@example.org" in answer.content.decode()


@override_settings(MALAI_DEMO=False)
def test_a_visitor_signs_in_and_comes_back(cast: Cast) -> None:
    assert Client().get("/").headers["Location"] == "/accounts/login/?next=/"


@override_settings(MALAI_DEMO=False)
def test_before_there_is_anybody_a_visitor_begins_the_first_start(db: None) -> None:
    assert Client().get("/").headers["Location"] == reverse("site:start-owner")


def test_in_a_demonstration_a_visitor_finds_its_page(cast: Cast) -> None:
    assert Client().get("/").headers["Location"] == reverse("site:demo")


def test_the_language_is_changed_and_the_page_stays(cast: Cast) -> None:
    client = Client()
    answer = client.post(reverse("site:language"), {"language": "en", "next": "/demo/?a=1"})
    assert answer.headers["Location"] == "/demo/?a=1"
    assert '<html lang="en">' in client.get("/demo/").content.decode()
    client.post(reverse("site:language"), {"language": "th", "next": "/demo/"})
    assert '<html lang="th">' in client.get("/demo/").content.decode()


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com", "javascript:1", ""])
def test_the_switch_leads_to_no_foreign_page(db: None, away: str) -> None:
    answer = Client().post(reverse("site:language"), {"language": "en", "next": away})
    assert answer.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(db: None) -> None:
    client = Client()
    client.post(reverse("site:language"), {"language": "xx", "next": "/demo/"})
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


def test_the_choice_of_a_user_is_kept_with_her(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    signed_in("owner").post(reverse("site:language"), {"language": "en"})
    assert User.objects.get(pk=cast.owner.pk).language == "en"


def test_health_is_one_query(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
