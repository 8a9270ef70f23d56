"""Pages carry the strict policy, ask no outside host for anything, and keep their cookies."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.makers import World

OPEN = ["/demo/", "/accounts/login/", "/accounts/login/code/", "/health/", "/l/none/", "/none/"]
OUTSIDE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=""")


def strict(header: str) -> bool:
    """Say whether a policy lets in nothing from outside and nothing inline."""
    return "default-src 'none'" in header and "unsafe" not in header and "http" not in header


@pytest.mark.parametrize("path", OPEN)
def test_every_page_without_sign_in_carries_the_policy(db: None, path: str) -> None:
    answer = Client().get(path)
    assert strict(answer["Content-Security-Policy"])
    text = answer.content.decode()
    assert not OUTSIDE.search(text)
    assert not INLINE.search(text)


@pytest.mark.parametrize("name", ["site:home", "site:seats", "audit:acts", "site:findings-pdf"])
def test_every_page_of_a_workspace_carries_the_policy(
    world: World, signed_in: Callable[[str], Client], name: str
) -> None:
    answer = signed_in("owner").get(reverse(name, args=[world.workspace.public_id]))
    assert strict(answer["Content-Security-Policy"])
    if "html" in answer["Content-Type"]:
        text = answer.content.decode()
        assert not OUTSIDE.search(text)
        assert not INLINE.search(text)


def test_pages_refuse_to_be_framed_and_to_be_sniffed(db: None) -> None:
    answer = Client().get("/accounts/login/")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_session_is_out_of_reach_for_scripts(world: World) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "owner@example.org", "password": "garland-2560"})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True, HTTPS=True)
def test_over_https_cookies_stay_on_https(world: World) -> None:
    client = Client()
    client.post(
        "/accounts/login/",
        {"login": "owner@example.org", "password": "garland-2560"},
        secure=True,
    )
    client.post(reverse("site:language"), {"language": "en"}, secure=True)
    names = [settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME]
    assert all(client.cookies[name]["secure"] for name in names)
