"""The page of ``malai look`` in a real browser: opened from a file, with no server at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from malai.look import main
from tests.browser.conftest import DESK, PHONE, Watch, faults_of_access, is_wider_than_the_screen

pytestmark = pytest.mark.browser

REGISTER = """ชื่อ - สกุล,หน่วยงาน,โทรศัพท์
นางดาว ริมธาร,วัดริมธาร,081-111-1111
นายเมฆ ริมธาร,วัดริมธาร,081-222-2222
น.ส.ฟ้า ชายเขา,กลุ่มทอผ้าชายเขา,
นายลม ชายเขา,กลุ่มทอผ้าชายเขา,
<script>alert(1)</script> ไม่เป็นไร,วัดริมธาร,
"""
TIES = """จาก,ถึง,ลักษณะความสัมพันธ์
ดาว ริมธาร,เมฆ ริมธาร,ประสานงาน
ดาว ริมธาร,ฟ้า ชายเขา,ปรึกษา
ฟ้า ชายเขา,ลม ชายเขา,ปรึกษา
"""


@pytest.fixture(scope="module", params=["th", "en"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page made from a folder of two tables."""
    folder: Path = tmp_path_factory.mktemp("look") / "เครือข่าย"
    folder.mkdir()
    (folder / "ทะเบียน.csv").write_text(REGISTER, encoding="utf-8-sig")
    (folder / "ความสัมพันธ์.csv").write_text(TIES, encoding="utf-8-sig")
    page = folder.with_name("page.html")
    assert main([str(folder), "--lang", request.param, "--out", str(page)]) in {0, 2}
    return page.as_uri()


@pytest.fixture(params=["phone light", "desk dark"])
def opened(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened; it fails on any error, and on any word to anybody outside."""
    size, scheme = request.param.split()
    context = browser.new_context(
        viewport=PHONE if size == "phone" else DESK,
        color_scheme=scheme,
    )
    page = context.new_page()
    watch = Watch(address)
    watch.over(page)
    page.goto(address)
    yield page
    context.close()
    assert watch.troubles == []


def test_it_opens_without_an_error_and_within_the_screen(opened: Page) -> None:
    expect(opened.locator("#groups .spot.body")).to_have_count(2)
    assert opened.locator("#labels span").count() <= 30
    assert not is_wider_than_the_screen(opened)


def test_everybody_can_use_it(opened: Page) -> None:
    assert faults_of_access(opened) == []


def test_a_tap_on_an_organisation_opens_its_card_and_leads_to_its_people(opened: Page) -> None:
    opened.locator("#groups .spot.body").first.focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#card h3")).to_have_text("วัดริมธาร")
    opened.locator("#card .go").click()
    expect(opened.locator("#persons .spot.person.on")).to_have_count(3)


def test_a_name_that_is_searched_is_found_and_shown(opened: Page) -> None:
    opened.locator("#search").fill("ฟ้า ชาย")
    opened.keyboard.press("Enter")
    expect(opened.locator("#card h3")).to_contain_text("ฟ้า ชายเขา")
    expect(opened.locator("#persons")).to_be_visible()


def test_phones_are_shown_only_when_asked_for(opened: Page) -> None:
    phone = opened.locator("#people td", has_text="081-111-1111")
    expect(phone).to_be_hidden()
    opened.locator("#contacts").check()
    expect(phone).to_be_visible()


def test_a_layer_that_is_switched_off_leaves_the_picture(opened: Page) -> None:
    opened.locator("[data-level=people]").click()
    advice = opened.locator("#persons [data-layer=advice]")
    expect(advice).not_to_have_class("ties off")
    opened.locator("#layers input[value=advice]").uncheck()
    expect(advice).to_have_class("ties off")


def test_the_act_of_a_finding_shows_whom_it_is_about(opened: Page) -> None:
    act = opened.locator(".act a[data-place=people][data-members]").first
    members = (act.get_attribute("data-members") or "").split()
    act.click()
    expect(opened.locator("#people tbody tr:not([hidden])")).to_have_count(len(members))


def test_what_is_printed_names_nobody_in_a_finding(opened: Page) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator(".said.named").first).to_be_hidden()
    expect(opened.locator(".said.counted").first).to_be_visible()
    expect(opened.locator("#tables")).to_be_hidden()
