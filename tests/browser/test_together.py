"""Two phones answer together after an activity, and the host sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


@pytest.fixture
def phones(browser: Browser, server: Server) -> Iterator[list[Page]]:
    """The phone of the host, and of two people without an account."""
    opened = [watched_page(browser, server, PHONE) for _phone in range(3)]
    yield [next(one) for one in opened]
    for one in opened:
        next(one, None)


def test_two_phones_answer_and_the_host_takes_over(phones: list[Page]) -> None:
    host, first, second = phones
    sign_in(host, "coordinator")
    host.goto(f"{host.url}lessons/reviews/")
    host.locator("a[href$='/review/edit/']").first.click()
    host.locator("form[action$='/review/together/'] button").click()
    host.wait_for_url("**/together/**")
    code = host.locator("#spoken").inner_text()
    for phone, name, said in ((first, "ป้าศรี", "ฝนตกแต่มากันครบ"), (second, "", "เด็ก ๆ สนุก")):
        phone.goto("/together/")
        phone.locator("#code").fill(code.replace("-", " ").lower())
        phone.locator("form button").first.click()
        phone.locator("#name").fill(name)
        phone.locator("form button").first.click()
        phone.locator("#answer").fill(said)
        assert name or faults_of_access(phone) == []
        assert not is_wider_than_the_screen(phone)
        phone.locator("form button.btn-primary").click()
        phone.locator("button[name=withheld]").click()
        expect(phone.locator("input[name=item]")).to_have_value("3")
    first.goto(f"{first.url.split('?')[0]}?item=end")
    # The page of the host follows by itself.
    expect(host.locator("#group .tone-good")).to_contain_text("2")
    host.locator("button[name=step][value=show]").click()
    expect(host.locator("#group")).to_contain_text("เด็ก ๆ สนุก")
    expect(first.locator("#told")).to_contain_text("เด็ก ๆ สนุก")
    assert faults_of_access(host) == []
    assert not is_wider_than_the_screen(host)
    host.locator("button[name=step][value=close]").click()
    host.wait_for_url("**/review/edit/")
    for button in host.locator("button[name=take]").all():
        value = button.get_attribute("value")
        host.locator(f"button[name=take][value='{value}']").click()
        host.wait_for_load_state()
    assert faults_of_access(host) == []
    written = host.locator("#id_happened").input_value().splitlines()
    assert sorted(written) == sorted(["ฝนตกแต่มากันครบ", "เด็ก ๆ สนุก"])
    host.locator("form.panel button.btn-primary").click()
    host.wait_for_url(re.compile(r"/review/(#.*)?$"))
    expect(host.locator("main")).to_contain_text("เด็ก ๆ สนุก")
