"""Signing in: by password, by a code from the mailbox, in two steps; never by signing up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from malai.accounts.models import User
from tests.makers import Cast

LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/"
PASSWORD = {"login": "owner@example.org", "password": "garland-2560"}
PAGES = [
    LOGIN,
    CODE,
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/signup/",
    "/accounts/inactive/",
]
OWN_PAGES = [
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/3rdparty/",
    "/accounts/logout/",
]


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Limits on trying are counted in the cache: no test inherits those of another."""
    cache.clear()
    yield
    cache.clear()


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_opens_the_first_page(cast: Cast) -> None:
    client = Client()
    assert client.post(LOGIN, PASSWORD).headers["Location"] == "/"
    assert is_in(client)


def test_the_address_may_be_written_in_capitals(cast: Cast) -> None:
    client = Client()
    client.post(LOGIN, {**PASSWORD, "login": "OWNER@Example.org"})
    assert is_in(client)


def test_a_wrong_password_opens_nothing(cast: Cast) -> None:
    client = Client()
    assert client.post(LOGIN, {**PASSWORD, "password": "wrong"}).status_code == 200
    assert not is_in(client)


def test_after_signing_in_one_comes_to_the_page_asked_for(cast: Cast) -> None:
    answer = Client().post(f"{LOGIN}?next=/w/x/", {**PASSWORD, "next": "/w/x/"})
    assert answer.headers["Location"] == "/w/x/"


def test_no_foreign_page_follows_a_sign_in(cast: Cast) -> None:
    answer = Client().post(LOGIN, {**PASSWORD, "next": "https://example.com/"})
    assert answer.headers["Location"] == "/"


def test_a_code_from_the_mailbox_opens_too(cast: Cast) -> None:
    client = Client()
    client.post(CODE, {"email": "owner@example.org"})
    letter = mail.outbox[0]
    found = re.search(r"^([A-Z0-9-]{6,9})$", str(letter.body), re.MULTILINE)
    assert letter.to == ["owner@example.org"]
    assert found
    assert client.post(f"{CODE}confirm/", {"code": "WRONG1"}).status_code == 200
    assert not is_in(client)
    client.post(f"{CODE}confirm/", {"code": found[1]})
    assert is_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_letter(cast: Cast) -> None:
    known, unknown = Client(), Client()
    first = known.post(CODE, {"email": "owner@example.org"})
    second = unknown.post(CODE, {"email": "nobody@example.org"})
    assert (first.status_code, first.headers["Location"]) == (
        second.status_code,
        second.headers["Location"],
    )
    assert [letter.to for letter in mail.outbox] == [["owner@example.org"]]


def test_the_letter_with_the_code_is_in_the_language_of_the_page(cast: Cast) -> None:
    for language in ("th", "en"):
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.post(CODE, {"email": "owner@example.org"})
        cache.clear()
    thai, english = (str(letter.body) for letter in mail.outbox)
    assert "Greetings from Malai" in english
    assert "สวัสดีจากมาลัย" in thai


def totp_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_with_two_steps_a_password_alone_opens_nothing(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.owner, secret)
    client = Client()
    answer = client.post(LOGIN, PASSWORD)
    assert answer.headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert not is_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": totp_code(secret)})
    assert is_in(client)


def test_a_recovery_code_opens_once(cast: Cast) -> None:
    TOTP.activate(cast.owner, generate_totp_secret())
    code = RecoveryCodes.activate(cast.owner).get_unused_codes()[0]
    for expected in (True, False):
        client = Client()
        client.post(LOGIN, PASSWORD)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_in(client) is expected


def test_two_steps_are_switched_on_by_a_picture_and_a_code(cast: Cast) -> None:
    client = Client()
    client.post(LOGIN, PASSWORD)
    asked = client.get("/accounts/2fa/totp/activate/")
    page = client.post(asked.headers["Location"], {"password": "garland-2560"}, follow=True)
    assert page.status_code == 200
    assert "data:image/svg" in page.content.decode()
    secret = client.session["mfa.totp.secret"]
    client.post("/accounts/2fa/totp/activate/", {"code": totp_code(secret)})
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200


def test_the_language_of_a_user_comes_back_with_her(cast: Cast) -> None:
    User.objects.filter(pk=cast.owner.pk).update(language="en")
    client = Client()
    client.post(LOGIN, PASSWORD)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_nobody_signs_up(db: None) -> None:
    answer = Client().post(
        "/accounts/signup/", {"email": "new@example.org", "password1": "ดอกมะลิบานเช้า9"}
    )
    assert answer.status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_before_sign_in_stand_in_our_frame(cast: Cast, path: str, language: str) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = client.get(path).content.decode()
    assert f'<html lang="{language}">' in text
    assert 'class="garland"' in text


@pytest.mark.parametrize("path", OWN_PAGES)
def test_pages_of_an_account_stand_in_our_frame(cast: Cast, path: str) -> None:
    client = Client()
    client.post(LOGIN, PASSWORD)
    answer = client.get(path)
    assert answer.status_code == 200
    assert 'class="garland"' in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_without_keys_line_is_not_offered(db: None) -> None:
    assert "/accounts/line/" not in Client().get(LOGIN).content.decode()


@override_settings(
    SOCIALACCOUNT_PROVIDERS={"line": {"APPS": [{"client_id": "1", "secret": "invented"}]}}
)
def test_with_keys_line_is_offered_and_asked_for_in_a_form(db: None) -> None:
    client = Client()
    assert "/accounts/line/login/" in client.get(LOGIN).content.decode()
    assert client.get("/accounts/line/login/").status_code == 200
    answer = client.post("/accounts/line/login/")
    assert answer.headers["Location"].startswith("https://access.line.me/")
