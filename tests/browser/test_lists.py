"""A record is made, kept and found again with one thumb, and lists are worked on in both sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import (
    PHONE,
    Server,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
    watched_page,
)

#: Where a thumb reaches on a phone held in one hand, from the top of the screen, in dots.
REACH = PHONE["height"] * 0.35


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A page at the width of a phone."""
    yield from watched_page(browser, server, PHONE)


def in_reach(page: Page, selector: str) -> None:
    """Tap something that a thumb reaches once the page is scrolled, and that is large enough."""
    target = page.locator(selector).first
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    assert box["height"] >= 44 or box["width"] >= 44
    target.click()


def settled(page: Page) -> None:
    """Check what every page must be."""
    page.wait_for_load_state("networkidle")
    assert not is_wider_than_the_screen(page)
    assert faults_of_access(page) == []


def test_from_the_first_record_to_found_again_with_one_thumb(phone: Page, tmp_path: Path) -> None:
    sign_in(phone, "coordinator")
    home = phone.url
    phone.goto(f"{home}people/new/")
    phone.fill("[name=given]", "ทิพย์อาภา")
    phone.fill("[name=family]", "เมฆม่วง")
    phone.fill("[name=nickname]", "ตุ๊กแก")
    phone.fill("[name=phone_written]", "089 111 2233")
    in_reach(phone, "form.panel button.btn-primary")
    phone.wait_for_url("**/people/*-*/")
    settled(phone)

    in_reach(phone, "a[href$='/notes/new/']")
    phone.fill("[name=text]", "สะดวกตอนเย็น")
    in_reach(phone, "form.panel button.btn-primary")
    expect(phone.locator("#notes")).to_contain_text("สะดวกตอนเย็น")

    in_reach(phone, "a[href$='/files/new/']")
    picture = tmp_path / "หน้า.png"
    Image.new("RGB", (300, 200), "seagreen").save(picture)
    phone.set_input_files("[name=file]", picture)
    phone.check("[name=is_face]")
    in_reach(phone, "form.panel button.btn-primary")
    expect(phone.locator("img.photo-face")).to_be_visible()
    settled(phone)
    in_reach(phone, "form[action$='/checked/'] button")
    expect(phone.locator("#toasts .btn-undo")).to_be_visible()

    for typed in ("อาภา", "ตุ๊ก", "0891112233", "เมฆม่วง ทิพย์"):
        phone.goto(f"{home}people/")
        phone.locator("#narrow-q").press_sequentially(typed)
        expect(phone.locator("#list .rows tbody tr")).to_have_count(1)
        expect(phone.locator("#list")).to_contain_text("ทิพย์อาภา เมฆม่วง")
    phone.locator("#narrow-q").fill("ทิพย์อาพา เมฆม่วง")
    expect(phone.locator("#list .notice")).to_contain_text("ทิพย์อาภา เมฆม่วง")
    in_reach(phone, "#list .notice a")
    expect(phone.locator("#list .rows tbody tr")).to_have_count(1)
    settled(phone)


def test_those_ticked_get_a_tag_that_becomes_a_saved_list_and_is_taken_back(page: Page) -> None:
    sign_in(page, "coordinator")
    home = page.url
    page.goto(f"{home}people/")
    button = page.locator("[data-needs-choice]")
    expect(button).to_be_disabled()
    boxes = page.locator("input[name=selected]")
    boxes.nth(1).check()
    boxes.nth(2).check()
    expect(page.locator("[data-choice-count]")).to_have_text("2")
    if page.viewport_size == PHONE:
        box = button.bounding_box()
        assert box is not None
        assert box["y"] > REACH
    button.click()
    page.locator("a[href*='act=tag']").click()
    page.fill("[name=new]", "ทดลองป้าย")
    settled(page)
    page.locator("form.panel button.btn-primary").click()
    expect(page.locator("#list")).to_contain_text("ทดลองป้าย")
    undo = page.locator("#toasts .btn-undo")

    tags = page.context.new_page()
    tags.goto(f"{home}tags/")
    row = tags.locator("li", has_text="ทดลองป้าย")
    row.locator("a[href*='people/?tag=']").click()
    expect(tags.locator("#list .rows tbody tr")).to_have_count(2)
    settled(tags)
    tags.close()
    undo.click()
    page.goto(f"{home}tags/")
    expect(page.locator("main")).not_to_contain_text("ทดลองป้าย")


def test_pages_beside_a_record_are_whole(page: Page) -> None:
    sign_in(page, "coordinator")
    home = page.url
    page.goto(f"{home}people/")
    page.locator(".rows-link").nth(2).click()
    page.wait_for_url("**/people/*-*/")
    settled(page)
    party = page.url.rstrip("/").split("/")[-1]
    for part in ("past", "timeline", "tags", "names/new"):
        page.goto(f"{home}parties/{party}/{part}/")
        settled(page)
    page.goto(f"{home}segments/")
    page.locator("main li a.btn").first.click()
    settled(page)
