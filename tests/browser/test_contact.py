"""A contact noted in two taps on a phone, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import (
    PHONE,
    Server,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
    watched_page,
)


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A page at the width of a phone."""
    yield from watched_page(browser, server, PHONE)


def test_a_contact_is_noted_in_two_taps_and_taken_back(phone: Page) -> None:
    sign_in(phone, "coordinator")
    home = phone.url
    phone.goto(f"{home}contact/new/")
    first = phone.locator("#pick label.tick").first
    name = first.locator("span").first.inner_text().split("\n")[0].split(" (")[0]
    way = phone.locator("button[name=channel][value=phone]")
    # Both stand on the screen at once: nobody scrolls between the two taps.
    expect(first).to_be_in_viewport(ratio=1)
    expect(way).to_be_in_viewport(ratio=1)
    assert faults_of_access(phone) == []
    assert not is_wider_than_the_screen(phone)
    first.click()
    way.click()
    phone.wait_for_url("**/contact/noted/")
    newest = phone.locator("main ul.divide-y > li").first
    expect(newest).to_contain_text(name)
    phone.locator(".toast-card form button").first.click()
    phone.wait_for_url("**/contact/noted/**")
    assert faults_of_access(phone) == []
