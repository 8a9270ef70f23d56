"""Two telephones note who came without signal, at one door; with signal everything is there once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import (
    PHONE,
    Server,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
)

#: What a browser writes where a page does what the policy forbids.
POLICY = "Content Security Policy"


@contextmanager
def telephone(browser: Browser, server: Server) -> Iterator[Page]:
    """A telephone of a coordinator. Requests without signal fail on purpose, so errors are its own."""
    size: Any = PHONE
    context = browser.new_context(viewport=size, locale="th-TH", base_url=server.address)
    context.set_default_timeout(15_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if POLICY in said.text else None)
    yield page
    context.close()
    assert faults == []


def opened(page: Page, activity: str) -> None:
    """Open the page without signal and wait until it is kept."""
    page.goto(activity)
    expect(page.locator("[data-part=kept]")).to_have_attribute("data-state", "kept")


def newest_activity(page: Page) -> str:
    """Make an activity of today and return where it is noted without signal."""
    page.goto(
        f"{page.url.split('/w/')[0]}/w/{page.url.split('/w/')[1].split('/')[0]}/activities/new/"
    )
    page.fill("[name=title_th]", "เช็กชื่อที่ประตูวัด")
    page.locator("form.panel button.btn-primary, form button.btn-primary").first.click()
    page.wait_for_url("**/activities/*-*/")
    return f"{page.url}offline/"


def tap(page: Page, place: int) -> str:
    """Tap on a name of the list and return it."""
    line = page.locator("[data-part=names] > li").nth(place)
    name = line.locator("span").first.inner_text()
    line.locator("button").first.click()
    expect(line.locator(".badge")).to_be_visible()
    return name


def waiting(page: Page, count: int) -> None:
    expect(page.locator("[data-part=count-waiting]")).to_have_text(str(count))


def test_two_telephones_at_one_door(browser: Browser, server: Server) -> None:
    with telephone(browser, server) as one, telephone(browser, server) as two:
        for page in (one, two):
            sign_in(page, "coordinator")
        address = newest_activity(one)
        for page in (one, two):
            opened(page, address)
            page.context.set_offline(True)
        assert not is_wider_than_the_screen(one)
        assert faults_of_access(one) == []
        both = [tap(one, 0), tap(one, 1)]
        assert tap(two, 1) == both[1]
        both.append(tap(two, 2))
        two.fill("[data-part=search]", "แขกจากดอยสูงลิบ")
        two.click("[data-part=add]")
        waiting(one, 2)
        waiting(two, 3)
        one.reload()
        waiting(one, 2)
        expect(one.locator("[data-part=names] .badge")).to_have_count(2)
        for page in (one, two):
            page.context.set_offline(False)
            page.click("[data-part=send]")
            waiting(page, 0)
            expect(page.locator("[data-part=outcome]")).to_have_attribute("data-state", "done")
        one.goto(address.replace("offline/", ""))
        for name in both:
            expect(one.get_by_text(name.split(" (")[0], exact=False).first).to_be_visible()
        expect(one.locator("main")).to_contain_text("มา 3")
        one.goto(address.replace("offline/", "arrivals/"))
        expect(one.locator("main")).to_contain_text("แขกจากดอยสูงลิบ")
        signed_out(two, address)


def signed_out(page: Page, address: str) -> None:
    """A sign-in that has ended leaves the queue where it is, and says what to do."""
    page.context.clear_cookies(name="sessionid")
    page.fill("[data-part=search]", "")
    tap(page, 4)
    expect(page.locator("[data-part=outcome]")).to_have_attribute("data-state", "sign-in")
    waiting(page, 1)
    page.click("[data-part=sign-in] a")
    page.wait_for_url("**/accounts/login/**")
    page.goto(address.split("/w/", maxsplit=1)[0])
    sign_in(page, "coordinator")
    opened(page, address)
    waiting(page, 0)


def test_two_taps_on_the_road_note_a_contact(browser: Browser, server: Server) -> None:
    with telephone(browser, server) as page:
        sign_in(page, "coordinator")
        here = page.url.split("/w/")[1].split("/")[0]
        opened(page, f"/w/{here}/contact/offline/")
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("[data-part=kept]")).to_have_attribute("data-state", "kept")
        assert not is_wider_than_the_screen(page)
        assert faults_of_access(page) == []
        page.click("[data-way=visit]")
        expect(page.locator("[data-part=nobody]")).to_be_visible()
        line = page.locator("[data-part=names] button").first
        name = line.locator("span").first.inner_text()
        line.click()
        page.click("[data-way=visit]")
        waiting(page, 1)
        expect(page.locator("[data-part=noted]")).to_contain_text(name)
        page.context.set_offline(False)
        page.click("[data-part=send]")
        waiting(page, 0)
        expect(page.locator("[data-part=count-sent]")).to_have_text("1")
        page.goto(f"/w/{here}/contact/noted/")
        expect(page.locator("main li").first).to_contain_text(name.split(" (")[0])
