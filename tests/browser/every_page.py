"""Every page that can be reached by links, at two widths and in two languages.

Each kind of page is opened once a language, as a phone opens it, and then made wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.conftest import (
    DESK,
    PHONE,
    Server,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
    speak,
    watched_page,
)

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
#: Files, ways out, and pages of the same shape under another filter.
PASSED_OVER = re.compile(
    r"\.(xlsx|docx|zip|pdf|ics|json|geojson|csv|txt|svg|png)|/print/|/file/|/files/|/templates/built-in/|logout|/demo/|#"
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


def faults_of(page: Page, name: str, *, with_access: bool) -> Iterator[str]:
    """Yield what is wrong with the page we stand on: as a phone opens it, then made wide.

    Access is looked at in one language: marks and colours are the same in both.
    """
    if page.locator("h1").count() != 1:
        yield f"{name} has {page.locator('h1').count()} headings"
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        if is_wider_than_the_screen(page):
            yield f"{name} is wider than {size['width']} px"
    if with_access:
        yield from (f"{name}: {found}" for found in faults_of_access(page))
    page.set_viewport_size(PHONE)


def faults_of_every_page(browser: Browser, server: Server, language: str) -> list[str]:
    """Return what is wrong on any page, as an owner's phone opens it and then made wide."""
    found: list[str] = []
    for page in watched_page(browser, server, PHONE):
        sign_in(page, "owner")
        speak(page, language)
        found = [
            fault
            for url in pages_from(page)
            for fault in faults_of(page, shape(url), with_access=language == "th")
        ]
    return found
