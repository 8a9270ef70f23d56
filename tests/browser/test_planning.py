"""Planning on a telephone: the days of a series before they are made, and a document that arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

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


def test_a_series_is_seen_before_it_is_made_and_stands_in_the_calendar(
    phone: Page, tmp_path: Path
) -> None:
    page = phone
    sign_in(page, "coordinator")
    home = page.url
    page.goto(f"{home}activities/series/new/")
    page.fill("[name=title_th]", "ฝึกเดินที่วัด")
    page.fill("[name=starts_day]", "9")
    page.select_option("[name=starts_month]", "3")
    page.fill("[name=starts_year]", "2564")
    page.fill("[name=times]", "3")
    page.get_by_role("button", name="ดูวัน").click()
    skipped = page.get_by_label(re.compile("วันสงกรานต์"))
    expect(skipped).not_to_be_checked()
    assert faults_of_access(page) == []
    page.get_by_role("button", name="สร้างกิจกรรมตามนี้").click()
    page.wait_for_url("**/activities/series/*-*/")
    page.goto(f"{home}activities/calendar/?month=2021-03")
    page.get_by_role("link", name="9 มี.ค. 2564: 1 ช่วง").press("Enter")
    page.locator("#day-9").get_by_role("link", name="ฝึกเดินที่วัด").click()
    page.wait_for_url(re.compile(r"/activities/[0-9a-f-]{36}/$"))
    paper = tmp_path / "กำหนดการ.txt"
    paper.write_text("ลงทะเบียน 09.00 น.", encoding="utf-8")
    page.goto(f"{page.url}files/new/")
    page.set_input_files("input[type=file]", paper)
    page.get_by_role("button", name="บันทึก").click()
    expect(page.locator("#files")).to_contain_text("กำหนดการ.txt")
    assert not is_wider_than_the_screen(page)
