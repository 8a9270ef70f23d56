"""Every page in Thai; a file of its own, so that both languages are walked at once."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.conftest import Server
from tests.browser.every_page import faults_of_every_page


def test_every_page_fits_both_screens_and_can_be_used_by_everyone(
    browser: Browser, server: Server
) -> None:
    assert faults_of_every_page(browser, server, "th") == []
