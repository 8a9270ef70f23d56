"""The picture of a network: found by name, walked by key, switched, and honest when it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, sign_in

READY = re.compile("ready")


def open_picture(page: Page) -> None:
    """Stand on the picture of the demonstration and wait until it is drawn."""
    sign_in(page, "manager")
    page.goto(page.url + "picture/")
    expect(page.locator(".picture")).to_have_attribute("data-state", READY)


def test_a_name_is_found_in_the_middle_of_a_word_and_opens_its_card(page: Page) -> None:
    open_picture(page)
    whole = page.locator("#table tbody th").first.inner_text()
    page.locator("[data-part=search]").fill(whole[3:9])
    page.locator("[role=option]", has_text=whole).click()
    card = page.locator("[data-part=card]")
    expect(card.locator("h3")).to_have_text(whole)
    expect(page.locator("[data-part=live]")).to_contain_text(whole)
    card.locator(".picture-neighbour").first.click()
    expect(card.locator("h3")).not_to_have_text(whole)
    card.locator("[data-part=card-close]").click()
    expect(card).to_be_hidden()


def test_the_picture_is_walked_by_keys_alone(desk: Page) -> None:
    open_picture(desk)
    desk.locator("[data-part=canvas]").focus()
    live = desk.locator("[data-part=live]")
    before = live.inner_text()
    desk.keyboard.press("ArrowRight")
    expect(live).not_to_have_text(before)
    first = live.inner_text()
    desk.keyboard.press("ArrowDown")
    expect(live).not_to_have_text(first)
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-part=card]")).to_be_focused()
    desk.locator("[data-part=canvas]").focus()
    desk.keyboard.press("+")
    desk.keyboard.press("0")
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-part=card]")).to_be_hidden()


def test_the_level_changes_the_drawing_and_its_table(desk: Page) -> None:
    open_picture(desk)
    rows = desk.locator("#table details").first.locator("tbody tr")
    groups = rows.count()
    desk.locator(".segment").nth(1).click()
    expect(desk).to_have_url(re.compile("level=people"))
    expect(desk.locator(".segment").nth(1)).to_have_attribute("aria-current", "true")
    expect(desk.locator(".picture")).to_have_attribute("data-state", READY)
    expect(rows).not_to_have_count(groups)


def test_only_what_is_around_is_shown_when_asked(desk: Page) -> None:
    open_picture(desk)
    name = desk.locator("#table tbody th").first.inner_text()
    desk.locator("[data-part=search]").fill(name)
    desk.keyboard.press("Enter")
    live = desk.locator("[data-part=live]")
    desk.locator(".picture-step").first.click()
    near = int(re.findall(r"\d+", live.inner_text())[0])
    desk.locator(".picture-step").last.click()
    expect(live).not_to_have_text(re.compile(rf"\b{near}\b"))
    assert 1 < near < int(re.findall(r"\d+", live.inner_text())[0])


def test_layers_can_be_put_away_and_stay_away(desk: Page) -> None:
    open_picture(desk)
    desk.locator("[data-part=layers-box] summary").click()
    tick = desk.locator(".picture-layer", has_text="ประสานงาน").locator("input")
    tick.uncheck()
    desk.locator(".segment").nth(1).click()
    expect(desk).to_have_url(re.compile("level=people"))
    expect(desk.locator(".picture")).to_have_attribute("data-state", READY)
    expect(tick).not_to_be_checked()


@pytest.fixture
def unlucky(browser: Browser, server: Server) -> Iterator[Page]:
    """A page whose pictures never arrive; not watched, because Chromium notes each one."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="th-TH", base_url=server.address
    )
    context.route("**/picture/*.json", lambda route: route.abort())
    yield context.new_page()
    context.close()


def test_a_picture_that_does_not_arrive_leads_to_the_table(unlucky: Page) -> None:
    sign_in(unlucky, "manager")
    unlucky.goto(unlucky.url + "picture/")
    expect(unlucky.locator("[data-part=failed]")).to_be_visible()
    unlucky.locator("[data-part=failed] a").click()
    expect(unlucky).to_have_url(re.compile("#table$"))
    unlucky.context.unroute("**/picture/*.json")
    unlucky.locator("[data-part=again]").click()
    expect(unlucky.locator(".picture")).to_have_attribute("data-state", READY)
