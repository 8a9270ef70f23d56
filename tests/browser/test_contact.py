"""On a phone: a contact noted in two taps and taken back; a Monday from the page of this week to done."""

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


def test_on_monday_the_page_of_the_week_is_done_in_one_hand(phone: Page) -> None:
    sign_in(phone, "coordinator")
    phone.goto(f"{phone.url}week/")
    first = phone.locator("main section.panel li").first
    name = first.locator("span").first.inner_text().split("\n")[0]
    # Ringing, noting and putting off are under the thumb, each as wide as a finger.
    for target in first.locator("a, button").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
    first.locator("a[href*='/contact/new/']").click()
    phone.locator("button[name=channel][value=phone]").click()
    phone.wait_for_url("**/week/**")
    expect(phone.locator("main")).not_to_contain_text(name)
    rest = phone.locator("main section.panel li").first.inner_text().split("\n")[0]
    phone.locator("main section.panel li").first.locator("form button").last.click()
    phone.wait_for_url("**/week/**")
    expect(phone.locator("main ul").first).not_to_contain_text(rest)
    assert faults_of_access(phone) == []
    assert not is_wider_than_the_screen(phone)
