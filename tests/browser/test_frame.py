"""The frame of every page: theme, menus and copying."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import faults_of_access, sign_in, speak


def test_the_chosen_theme_is_remembered_before_the_first_paint(page: Page) -> None:
    sign_in(page, "reader")
    page.locator(".topbar .menu-button summary").click()
    page.locator("[data-theme-choice=dark]").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "malai-dark")
    assert faults_of_access(page) == []
    page.locator(".topbar .menu-button summary").click()
    page.locator("[data-theme-choice=system]").click()
    assert page.locator("html").get_attribute("data-theme") is None


def test_a_menu_closes_by_escape_and_gives_the_focus_back(desk: Page) -> None:
    sign_in(desk, "reader")
    summary = desk.locator(".topbar .menu-button summary")
    summary.click()
    expect(desk.locator(".menu-sheet")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator(".menu-sheet")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(desk: Page) -> None:
    sign_in(desk, "reader")
    desk.keyboard.press("Tab")
    expect(desk.locator(".skip-link")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#content")).to_be_focused()


def test_a_list_is_copied_as_text(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(desk, "manager")
    desk.goto(desk.url + "people/")
    first = desk.locator("table.rows tbody th .rows-link").first.inner_text().splitlines()
    name = max(first, key=len)
    desk.locator("[data-done]").last.click()
    expect(desk.locator("[data-done]").last).to_contain_text("คัดลอกแล้ว")
    assert name in str(desk.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_word_of_the_bottom_menu_is_cut_off(page: Page, language: str) -> None:
    sign_in(page, "reader")
    speak(page, language)
    for address in (page.url, page.url + "organisations/"):
        page.goto(address)
        cut = "spans => spans.filter(s => s.scrollWidth > s.clientWidth).map(s => s.innerText)"
        assert page.eval_on_selector_all(".bottomnav-link > span", cut) == []


def test_what_was_typed_before_the_session_ended_is_back_in_its_field(page: Page) -> None:
    sign_in(page, "coordinator")
    home = page.url
    page.goto(home + "people/new/")
    page.fill("[name=given]", "แก้วตา")
    page.fill("[name=note]", "เล่าไว้ยาวพอสมควร")
    kept = [c for c in page.context.cookies() if c["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    page.locator("main form .btn-primary").click()
    page.goto("/")
    sign_in(page, "coordinator")
    page.goto(home + "people/new/")
    expect(page.locator("[name=given]")).to_have_value("แก้วตา")
    expect(page.locator("[name=note]")).to_have_value("เล่าไว้ยาวพอสมควร")
