"""The story of a coordinator: what is strong, what if somebody leaves, whom to introduce, a task."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import faults_of_access, is_wider_than_the_screen, sign_in, speak

pytestmark = pytest.mark.browser


def strength(page: Page) -> str:
    """Sign in, open the reading in English and return its address."""
    sign_in(page, "coordinator")
    home = page.url.split("?")[0]
    page.goto(f"{home}strength/")
    speak(page, "en")
    return page.url


def test_from_the_reading_to_what_if_to_an_introduction_to_a_task(page: Page) -> None:
    here = strength(page)
    expect(page.locator("h1")).to_have_text("Strength of the network")
    lines = page.locator("article.finding")
    assert lines.count() >= 10

    page.get_by_role("link", name="See who could take over").click()
    page.wait_for_url("**/what-if/**")
    expect(page.locator("#result")).to_be_visible()
    assert not is_wider_than_the_screen(page)
    page.goto(f"{here}what-if/")
    page.locator("ul a.chip:has(svg)").first.click()
    page.wait_for_url("**gone=**")
    expect(page.locator(".finding-said").first).to_contain_text("Without ")

    page.goto(f"{here}introductions/")
    pair = page.locator("article.panel").first
    names = [name.strip() for name in pair.locator(".finding-said a").all_inner_texts()]
    pair.get_by_role("button", name="Take it on").click()
    page.wait_for_url(re.compile(r"/tasks/[0-9a-f-]{36}/"))
    what = page.get_by_label("What is to be done?")
    for name in names:
        assert name in what.input_value()
    page.locator("form button.btn-primary").first.click()
    page.wait_for_url("**/tasks/")
    row = page.locator("li.panel", has_text=names[0]).first
    row.get_by_role("button", name="Done").click()
    page.wait_for_url("**/tasks/")
    expect(page.locator(".toast-card")).to_contain_text("Done")

    page.goto(f"{here}introductions/")
    expect(page.locator("#accepted")).to_be_visible()
    expect(page.get_by_text("not recorded yet").first).to_be_visible()


def test_the_pages_of_strength_can_be_used_by_everyone(desk: Page) -> None:
    here = strength(desk)
    faults = {}
    for name in (
        "",
        "members/",
        "numbers/",
        "coordination/",
        "what-if/",
        "introductions/",
        "change/",
        "trust/",
        "giving/",
        "analyses/",
        "answers/new/",
    ):
        desk.goto(f"{here}{name}")
        if found := faults_of_access(desk):
            faults[name] = found
    assert faults == {}


def test_the_page_one_is_on_is_in_sight_among_the_others(page: Page) -> None:
    here = strength(page)
    for name in ("what-if", "runs", "trust"):
        page.goto(f"{here}{'analyses' if name == 'runs' else name}/")
        expect(page.locator(".chips [aria-current]").first).to_be_in_viewport(ratio=0.9)
