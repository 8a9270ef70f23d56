"""Take the pictures of the README and the guides from a running demonstration.

Needs Debian's Chromium; run ``python tools/screenshots.py`` from the project's folder.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - after the path is set

from tests.browser.conftest import CHROMIUM, FLAGS, Server, sign_in, speak, start_server  # noqa: E402 - as above
from tests.data import books, messy  # noqa: E402 - as above

IMAGES = ROOT / "docs" / "images"
SIZE: Any = {"width": 1200, "height": 800}


def main() -> None:
    """Take every picture in both languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as running:
        workbook = books.write_xlsx(Path(folder) / "ทะเบียนเครือข่าย.xlsx", messy.make().tables)
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        server = start_server(Path(folder))
        try:
            for language in ("th", "en"):
                pages(browser, server, workbook, language)
                look(browser, workbook, language)
        finally:
            server.process.terminate()
            server.process.wait()
            browser.close()


def pages(browser: Browser, server: Server, workbook: Path, language: str) -> None:
    """Take the first page, the picture and the preview of an import."""
    page = browser.new_context(viewport=SIZE, base_url=server.address).new_page()
    sign_in(page, "coordinator")
    speak(page, language)
    page.screenshot(path=IMAGES / f"home-{language}.png")
    home = page.url
    page.goto(f"{home}picture/")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"picture-{language}.png")
    page.goto(f"{home}imports/new/")
    page.set_input_files("input[type=file]", workbook)
    page.wait_for_url("**/imports/*-*/")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"import-{language}.png")
    page.context.close()


def look(browser: Browser, workbook: Path, language: str) -> None:
    """Take the page that ``malai look`` writes."""
    command = [sys.executable, "-m", "malai", "look", str(workbook), "--lang", language]
    subprocess.run(command, check=False, capture_output=True)
    page = browser.new_context(viewport=SIZE).new_page()
    page.goto(workbook.with_suffix(".malai.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"look-{language}.png")
    page.context.close()


if __name__ == "__main__":
    main()
