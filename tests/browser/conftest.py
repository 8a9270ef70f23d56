"""A real server with the demonstration network, and pages that note every error."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}


# A busy machine is no fault of the page: what comes at all may come late.
expect.set_options(timeout=15_000)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder.

    Playwright leaves an event loop running, and Django then refuses its database: these tests
    need a run of their own.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """A running Malai with its own data folder."""

    address: str
    data: Path
    process: subprocess.Popen[bytes]


def start_server(data: Path, **environment: str) -> Server:
    """Start ``malai serve`` and wait until it answers."""
    port = free_port()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MALAI_", "DJANGO_"))}
    env = {**kept, "MALAI_DATA": str(data), "MALAI_DEMO": "1", **environment}
    command = [sys.executable, "-m", "malai", "serve", "--port", str(port)]
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    server = Server(f"http://127.0.0.1:{port}", data, process)
    wait_until_it_answers(server)
    return server


def wait_until_it_answers(server: Server) -> None:
    """Ask for the health page until it is there; stop where the server has ended."""
    for _ in range(10_000):
        assert server.process.poll() is None, (server.data / "log").read_text()
        try:
            urllib.request.urlopen(f"{server.address}/health/", timeout=10)  # noqa: S310 - our own server
        except (URLError, ConnectionError):
            subprocess.run([sys.executable, "-c", "pass"], check=True)
        else:
            return
    raise AssertionError((server.data / "log").read_text())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, as ``make run`` starts it."""
    made = start_server(tmp_path_factory.mktemp("malai"))
    yield made
    made.process.terminate()
    made.process.wait(timeout=30)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once a run."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield launched
    launched.close()


@dataclass
class Watch:
    """What a page must never do: errors, broken policy, words to another host."""

    address: str
    troubles: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to ``page``."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._request)

    def _console(self, message: Any) -> None:
        # A form that is refused answers 422 on purpose, and Chromium writes that as an error.
        if message.type == "error" and "status of 422" not in message.text:
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"outside: {request.url}")


@pytest.fixture(params=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    """A page at the width of a phone and of a desk; it fails on any error at the end."""
    yield from watched_page(browser, server, PHONE if request.param == "phone" else DESK)


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Page]:
    """A page at the width of a desk."""
    yield from watched_page(browser, server, DESK)


def watched_page(browser: Browser, server: Server, size: Any) -> Iterator[Page]:
    """Open a page with a context of its own and watch it."""
    context = browser.new_context(viewport=size, locale="th-TH", base_url=server.address)
    context.set_default_timeout(15_000)
    made = context.new_page()
    watch = Watch(server.address)
    watch.over(made)
    yield made
    context.close()
    assert watch.troubles == []


def sign_in(page: Page, role: str) -> None:
    """Sign in to the demonstration by one click."""
    page.goto("/")
    page.locator(f"form[action='/demo/{role}/'] button").click()
    page.wait_for_url("**/w/**")


def speak(page: Page, language: str) -> None:
    """Put the pages of this context into ``language``."""
    page.context.add_cookies(
        [{"name": "malai_language", "value": language, "url": page.url.split("/w/")[0]}]
    )
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", language)


def faults_of_access(page: Page) -> list[str]:
    """Return what axe finds at WCAG 2.2 AA: rule and first place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations"
    )
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]


def is_wider_than_the_screen(page: Page) -> bool:
    """Say whether the page scrolls sideways."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        )
    )
