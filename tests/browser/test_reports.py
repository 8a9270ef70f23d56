"""A report is written in on a telephone, kept while somebody types, and made final."""

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

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A page as wide as a telephone."""
    yield from watched_page(browser, server, PHONE)


def test_what_is_typed_stays_and_the_report_becomes_final(phone: Page) -> None:
    page = phone
    sign_in(page, "coordinator")
    home = page.url
    page.goto(f"{home}reports/new/")
    page.get_by_role("button", name="ร่างรายงาน").click()
    results = page.locator("#results textarea")
    results.fill("ฝนตกทั้งวัน แต่ทุกคนมา")
    expect(page.locator("#results-saved")).to_contain_text("บันทึกแล้ว")
    results.press("End")
    results.press_sequentially(" และอยู่จนจบ")
    # The answer to the first saving does not take away what was typed since.
    with page.expect_response(lambda answer: "/sections/results/" in answer.url):
        pass
    expect(page.locator("#results [role=alert]")).to_have_count(0)
    assert faults_of_access(page) == []
    assert not is_wider_than_the_screen(page)
    page.reload()
    expect(page.locator("#results textarea")).to_contain_text("แต่ทุกคนมา และอยู่จนจบ")
    page.get_by_role("button", name="ทำเป็นฉบับสมบูรณ์").click()
    expect(page.locator("article.report")).to_contain_text("แต่ทุกคนมา และอยู่จนจบ")
    expect(page.locator("main")).to_contain_text("รายงานที่ 1/25")
    assert faults_of_access(page) == []
    assert not is_wider_than_the_screen(page)
