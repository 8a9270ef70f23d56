"""An announcement is written on a phone, looked at, copied for a LINE group and sent off."""

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


def test_written_looked_at_copied_and_sent_off(phone: Page) -> None:
    sign_in(phone, "coordinator")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{phone.url}post/new/")
    assert faults_of_access(phone) == []
    assert not is_wider_than_the_screen(phone)
    phone.locator("select[name=audience]").select_option(index=1)
    phone.locator("input[name=subject_th]").fill("ย้ายวันประชุม")
    phone.locator("textarea[name=body_th]").fill("พบกันวันเสาร์ ขอบคุณมาก")
    phone.locator("main form button.btn-primary").click()
    phone.wait_for_url("**/post/*-*/")
    assert faults_of_access(phone) == []
    assert not is_wider_than_the_screen(phone)
    phone.locator("[data-copy-from='#text-th']:not([data-share])").click()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == "ย้ายวันประชุม\n\nพบกันวันเสาร์ ขอบคุณมาก"
    phone.locator("form[action$='/send/'] button").click()
    phone.wait_for_load_state()
    expect(phone.locator("form[action$='/send/']")).to_have_count(0)
    expect(phone.locator("main")).to_contain_text("รอโทร")
    assert faults_of_access(phone) == []
    assert not is_wider_than_the_screen(phone)
