"""Every page that can be reached by links, at two widths and in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import faults_of_access, is_wider_than_the_screen, sign_in, speak

pytestmark = pytest.mark.browser

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
#: Files, ways out, and pages of the same shape under another filter.
PASSED_OVER = re.compile(
    r"\.(xlsx|zip|pdf|json|geojson|csv|txt|svg|png)|/file/|/files/|logout|/demo/|#"
)


def shape(url: str) -> str:
    """Return the address without the ids in it, so that each kind of page is seen once."""
    return UUID.sub("*", urlsplit(url).path)


def pages_from(page: Page) -> Iterator[str]:
    """Yield the address of each kind of page, going from link to link, and stand on it."""
    waiting, seen = [page.url], {shape(page.url)}
    while waiting:
        page.goto(waiting.pop(0))
        yield page.url
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in links:
            is_ours = link.startswith(page.url.split("/w/")[0]) and not PASSED_OVER.search(link)
            if is_ours and shape(link) not in seen:
                seen.add(shape(link))
                waiting.append(link)


def test_every_page_fits_the_screen_in_both_languages(page: Page) -> None:
    sign_in(page, "owner")
    faults = []
    for language in ("en", "th"):
        speak(page, language)
        for url in pages_from(page):
            if is_wider_than_the_screen(page):
                faults.append(f"{language} {shape(url)} is wider than the screen")
            if page.locator("h1").count() != 1:
                faults.append(f"{language} {shape(url)} has {page.locator('h1').count()} headings")
        page.goto("/")
    assert faults == []


def test_every_page_can_be_used_by_everyone(desk: Page) -> None:
    sign_in(desk, "owner")
    faults = {}
    for url in pages_from(desk):
        if found := faults_of_access(desk):
            faults[shape(url)] = found
    assert faults == {}
