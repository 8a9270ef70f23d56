"""What went wrong is said kindly, in both languages, and tells a stranger nothing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from malai.site.web import errors
from tests.makers import Cast

SAID = {
    400: "We could not read that request",
    403: "Your role does not open this page",
    404: "There is no such page",
    500: "The mistake is on our side",
}
VIEWS = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    500: errors.server_error,
}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("status", list(VIEWS))
def test_an_error_page_speaks_the_language_of_the_reader(language: str, status: int) -> None:
    with translation.override(language):
        answer = VIEWS[status](RequestFactory().get("/"))
    text = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}">' in text
    assert (SAID[status] in text) is (language == "en")


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_form_that_was_open_too_long_says_so(cast: Cast, language: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.post(reverse("site:language"), {"language": "th"})
    assert answer.status_code == 403
    assert ("This form was open for too long" in answer.content.decode()) is (language == "en")


def test_absent_and_hidden_look_alike_to_a_stranger(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("stranger")
    hidden = client.get(reverse("site:home", args=[cast.workspace.public_id]))
    absent = client.get(reverse("site:home", args=[uuid4()]))
    nowhere = client.get("/no/such/page/")
    assert hidden.status_code == absent.status_code == nowhere.status_code == 404
    assert hidden.content == absent.content == nowhere.content
    assert hidden.headers == absent.headers


def test_an_error_in_the_frame_of_pages_still_gives_a_page(
    cast: Cast, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("malai.kernel.context.menu", broken)
    client = signed_in("owner")
    client.raise_request_exception = False
    answer = client.get(reverse("site:home", args=[cast.workspace.public_id]))
    assert answer.status_code == 500
    assert b"</html>" in answer.content
