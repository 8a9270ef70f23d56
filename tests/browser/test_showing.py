"""Stories full screen and as a page, links opened by strangers, frames of other websites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import (
    Server,
    Watch,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
)

SMALL: ViewportSize = {"width": 390, "height": 844}
SLIDES = (("เริ่มจากกลุ่ม", "level:groups"), ("ทุกคน", "level:people"), ("ที่ไหน", "map:members"))


def network_url(page: Page) -> str:
    """Sign in as the manager and return the address of the first network."""
    sign_in(page, "manager")
    page.goto(page.url + "picture/")
    return page.url.split("picture/")[0]


def tell(page: Page) -> str:
    """Write a story of three slides and return its address."""
    here = network_url(page)
    page.goto(here + "stories/new/")
    page.locator("[name=title]").fill("หนึ่งปีของเรา")
    page.locator("form.panel button.btn-primary").click()
    page.wait_for_url(re.compile(r"stories/[0-9a-f-]+/$"))
    story = page.url
    for heading, look in SLIDES:
        page.goto(story + "slides/new/")
        page.locator("[name=heading]").fill(heading)
        page.locator("[name=look]").select_option(look)
        page.locator("form.panel button.btn-primary").click()
        page.wait_for_url(story)
    return story


def hand_on(page: Page, address: str, **typed: str) -> str:
    """Make a link by the form at ``address`` and return it."""
    page.goto(address)
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("form.panel button.btn-primary").click()
    return str(page.locator("#share-link a").get_attribute("href"))


def test_a_story_fills_the_screen_and_is_walked_by_keys(page: Page) -> None:
    tell(page)
    slides = page.locator("[data-slide]")
    expect(slides).to_have_count(3)
    page.locator("[data-story-begin]").click()
    at = page.locator("[data-story-at]")
    expect(at).to_have_text("1 / 3")
    page.keyboard.press("ArrowRight")
    expect(at).to_have_text("2 / 3")
    expect(slides.nth(1)).to_be_visible()
    expect(slides.nth(0)).to_be_hidden()
    page.keyboard.press("End")
    page.locator("[data-story-back]").click()
    expect(at).to_have_text("2 / 3")
    page.locator("[data-story-end]").click()
    for place in range(3):
        expect(slides.nth(place)).to_be_visible()
    expect(page.locator("[data-story-begin]:focus")).to_have_count(1)
    assert not is_wider_than_the_screen(page)
    assert faults_of_access(page) == []


@pytest.fixture
def stranger(browser: Browser, server: Server) -> Iterator[Page]:
    """A telephone without a script, of somebody without an account."""
    context = browser.new_context(viewport=SMALL, java_script_enabled=False)
    page = context.new_page()
    watch = Watch(server.address)
    watch.over(page)
    yield page
    context.close()
    assert watch.troubles == []


def test_a_story_is_read_by_a_stranger_without_a_script_and_without_names(
    desk: Page, stranger: Page
) -> None:
    story = tell(desk)
    names = desk.locator("[data-slide]").nth(1).locator("svg text")
    people = [name for name in names.all_text_contents() if name.startswith(("นาย", "นาง"))]
    assert people
    link = hand_on(desk, f"{story.split('stories/')[0]}shares/new/?story={story[-37:-1]}")
    stranger.goto(link)
    expect(stranger.locator("[data-slide]")).to_have_count(3)
    expect(stranger.locator("[data-slide] .story-phone > svg:visible")).to_have_count(3)
    expect(stranger.locator("[data-slide] .story-paper > svg:visible")).to_have_count(0)
    assert not is_wider_than_the_screen(stranger)
    for drawn in stranger.locator(".story-phone > svg").all():
        box = drawn.bounding_box()
        assert box
        # Letters of 14 units and more: 11 dots at least where the drawing is as wide as the page.
        assert 300 <= box["width"] <= 390
    told = stranger.content()
    assert [name for name in people if name in told] == []
    expect(stranger.locator("[data-story-begin]")).to_be_hidden()


def test_a_link_that_was_closed_opens_nothing(desk: Page, stranger: Page) -> None:
    here = network_url(desk)
    link = hand_on(desk, here + "shares/new/", title="ภาพที่ปิดแล้ว")
    answer = stranger.goto(link)
    assert answer is not None
    assert answer.status == 200
    desk.goto(here + "shares/")
    row = desk.locator("tr", has_text="ภาพที่ปิดแล้ว")
    row.locator("button").click()
    expect(row).to_contain_text("ปิดแล้ว")
    # Chromium would note the absent page; a request alone does not.
    assert stranger.request.get(link).status == 404


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def website(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Another website on this machine, and the folder of its pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", tmp_path
    server.shutdown()
    server.server_close()


def test_only_the_named_website_holds_the_page_in_a_frame(
    desk: Page, browser: Browser, website: tuple[str, Path]
) -> None:
    origin, folder = website
    here = network_url(desk)
    links = {
        "named": hand_on(desk, here + "shares/new/", embed_on=origin),
        "other": hand_on(desk, here + "shares/new/", embed_on="https://www.example.org"),
    }
    context = browser.new_context()
    for name, link in links.items():
        (folder / f"{name}.html").write_text(
            f'<iframe src="{link}" width="900" height="900"></iframe>'
            f'<iframe src="{link}" width="390" height="700"></iframe>'
        )
        page = context.new_page()
        page.goto(f"{origin}/{name}.html")
        for place, shape in enumerate(("paper", "phone")):
            frame = page.locator("iframe").nth(place).content_frame
            drawn = frame.locator(f".story-{shape} > svg:visible")
            expect(drawn).to_have_count(1 if name == "named" else 0)
        if name == "named":
            width = "document.documentElement.scrollWidth"
            assert (
                page.locator("iframe").nth(1).content_frame.locator("html").evaluate(width) <= 390
            )
    context.close()


def test_the_picture_is_saved_with_title_legend_and_day(desk: Page) -> None:
    desk.goto(network_url(desk) + "picture/")
    expect(desk.locator(".picture")).to_have_attribute("data-state", re.compile("ready"))
    frame = desk.locator("[data-part=canvas]").bounding_box()
    assert frame
    with desk.expect_download() as waiting:
        desk.locator("[data-part=save]").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[20:24]) > frame["height"] * 2 + 150


def test_a_phone_hands_the_picture_to_its_share_sheet(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport=SMALL, locale="th-TH", base_url=server.address)
    # LINE is in the share sheet of a telephone; the browser of a test has none.
    context.add_init_script(
        "navigator.canShare = (data) => data.files.length === 1;"
        "navigator.share = (data) => { window.handed = data.files[0]; return Promise.resolve(); };"
    )
    page = context.new_page()
    page.goto(network_url(page) + "map/")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", re.compile("ready"))
    page.locator("[data-part=save]").click()
    expect(page.locator("[data-part=live]")).to_have_text("ส่งภาพแล้ว")
    kind, size = page.evaluate("[window.handed.type, window.handed.size]")
    assert kind == "image/png"
    assert size > 10_000
    context.close()
