"""The picture: bytes sent, layout beside bare igraph, first frame and frames in a scripted pan.

The browser part needs Debian's Chromium and draws by software, as a weak computer does.
``BENCH_LARGE=1`` adds 200,000 ties.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, Final

from bench.harness import line

ROOT: Final = Path(__file__).resolve().parent.parent
#: Members and ties; the second size only when asked for.
SIZES: Final = ((10_000, 50_000), (10_000, 200_000))
SEED: Final = 2560
ROUNDS: Final = 300


def main() -> None:
    """Print every figure of each size."""
    is_large = os.environ.get("BENCH_LARGE") == "1"
    for n, m in SIZES if is_large else SIZES[:1]:
        print(f"  {n:,} members, {m:,} ties", flush=True)
        ties = pairs(n, m)
        places = layout_beside_igraph(n, ties)
        text = "".join(wire(n, ties, places))
        line("bytes sent", f"{len(text.encode()) / 1e6:6.2f} MB, packed {packed(text):.2f} MB")
        in_a_browser(text)


def pairs(n: int, m: int) -> list[tuple[int, int]]:
    """Return ``m`` ties, most of them within groups of fifty, as networks have."""
    rng = random.Random(SEED)
    found: set[tuple[int, int]] = set()
    while len(found) < m:
        a = rng.randrange(n)
        b = (a - a % 50 + rng.randrange(50)) % n if rng.random() < 0.7 else rng.randrange(n)
        if a != b:
            found.add((min(a, b), max(a, b)))
    return sorted(found)


def layout_beside_igraph(n: int, ties: list[tuple[int, int]]) -> Any:  # noqa: ANN401 - an array
    """Print how many times the processor's time of igraph's own springs ours takes."""
    import igraph

    from malai_core.sna.layout import layout

    def bare() -> None:
        graph = igraph.Graph(n, ties)
        rng = random.Random(SEED)
        start = [[rng.uniform(-50, 50), rng.uniform(-50, 50)] for _ in range(n)]
        graph.layout_fruchterman_reingold(niter=ROUNDS, grid="grid", seed=start)

    # In turns, so that a busy minute falls on both; the processor's time of the best of each.
    took = [(of_processor(lambda: layout(n, ties)), of_processor(bare)) for _ in range(5)]
    ours, floor = (min(column) for column in zip(*took, strict=True))
    line("layout against bare igraph (limit 1.30)", f"{ours / floor:6.2f} x   ({ours:.2f} s)")
    places = layout(n, ties)
    kept = {i: (float(x), float(y)) for i, (x, y) in enumerate(places[: n - n // 20])}
    fresh = of_processor(lambda: layout(n, ties, previous=kept))
    line("layout where 5 % are new", f"{fresh:6.2f} s")
    return places


def of_processor(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that ``act`` takes."""
    started = process_time()
    act()
    return process_time() - started


def wire(n: int, ties: list[tuple[int, int]], places: Any) -> Iterator[str]:  # noqa: ANN401 - an array
    """Return the picture as the server sends it."""
    from uuid import UUID

    from malai.atlas.wire import pieces

    rng = random.Random(SEED)
    ids = [str(UUID(int=rng.getrandbits(128))) for _ in range(n)]
    nodes = [
        {
            "id": ids[i],
            "label": f"นางสาวมาลัย ดอกไม้ที่{i}",
            "kind": "person" if i % 50 else "organisation",
            "role": "person" if i % 50 else "body",
            "x": round(float(places[i][0]), 4),
            "y": round(float(places[i][1]), 4),
            "size": 0.2,
            "count": i % 40,
            "rank": i,
        }
        for i in range(n)
    ]
    sort = {"layer": "coordination", "kind": "x", "label": "ประสานงาน", "directed": False}
    lines = [
        {**sort, "source": ids[a], "target": ids[b], "weight": 1, "quiet": False} for a, b in ties
    ]
    layers = [{"id": "coordination", "label": "ประสานงาน", "count": len(lines), "on": True}]
    whole = {"level": "people", "language": "th", "layers": layers, "nodes": nodes, "ties": lines}
    return pieces(whole)


def packed(text: str) -> float:
    """Return the megabytes on the wire."""
    return len(gzip.compress(text.encode(), 6)) / 1e6


def in_a_browser(text: str) -> None:
    """Print the first frame after the data, frames of a pan and a zoom, and memory."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with served(text) as address, sync_playwright() as running:
        flags = [*FLAGS, "--enable-precise-memory-info", "--js-flags=--expose-gc"]
        browser = running.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(address)
        page.wait_for_selector(".picture[data-state=ready]")
        page.wait_for_function("performance.getEntriesByName('malai-drawn').length > 0")
        page.evaluate(WATCH)
        rate = by_hand(page)
        told = page.evaluate(TELL)
        browser.close()
    line("first frame after the data", f"{told['first'] / 1000:6.2f} s")
    line(
        "frames a second in a pan and a zoom",
        f"{rate:6.1f}, longest {told['longest']:.0f} ms",
    )
    line("memory of the page's scripts", f"{told['memory'] / 1e6:6.0f} MB")


WATCH: Final = """() => {
  window.longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    window.looking = requestAnimationFrame(look);
  };
  look();
}"""
TELL: Final = """() => {
  cancelAnimationFrame(window.looking);
  gc();
  const [arrived] = performance.getEntriesByName('malai-data');
  const [drawn] = performance.getEntriesByName('malai-drawn');
  return {
    first: drawn.startTime - arrived.startTime,
    longest: window.longest,
    memory: performance.memory.usedJSHeapSize,
  };
}"""
FRAMES: Final = "document.querySelector('[data-graph]').malaiPicture.state().frames"


def by_hand(page: Any) -> float:  # noqa: ANN401 - a page of Playwright
    """Pan by dragging and zoom by the wheel, and return the frames drawn in a second."""
    frame = page.locator("[data-part=canvas]").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    before, started = page.evaluate(FRAMES), perf_counter()
    page.mouse.move(x + 200, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 200 - 6 * step, y + 2 * step)
    page.mouse.up()
    for turn in range(12):
        page.mouse.wheel(0, -120 if turn < 6 else 120)
    page.evaluate("new Promise(requestAnimationFrame)")
    drawn: float = page.evaluate(FRAMES) - before
    return drawn / (perf_counter() - started)


@contextmanager
def served(text: str) -> Iterator[str]:
    """Serve a page with the island and one picture, without a database behind it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(text, encoding="utf-8")
        (place / "built").symlink_to(ROOT / "src" / "malai" / "static" / "built")
        (place / "index.html").write_text(page_of_the_island(), encoding="utf-8")
        handler = partial(Quiet, directory=folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/index.html"
        finally:
            server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


def page_of_the_island() -> str:
    """Return the island's own template as one page, rendered without a server."""
    from datetime import date

    os.environ.setdefault("MALAI_DATA", tempfile.mkdtemp(prefix="malai-bench-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "malai.config.settings")
    import django

    django.setup()
    from django.template.loader import render_to_string

    nobody = {"public_id": "00000000-0000-0000-0000-000000000000"}
    context = {
        "workspace": nobody,
        "network": nobody,
        "look": json.dumps({"level": "people"}),
        "level": "people",
        "levels": [{"id": "people", "data_url": "data.json"}],
        "offers": [],
        "today": date(2026, 11, 26),
        "may_edit": False,
    }
    manifest = json.loads((ROOT / "src/malai/static/built/manifest.json").read_text())
    styles = "".join(
        f'<link rel="stylesheet" href="built/{c}">' for c in manifest["main.ts"]["css"]
    )
    script = f'<script type="module" src="built/{manifest["graph.ts"]["file"]}"></script>'
    island = render_to_string("atlas/_graph.html", context)
    return f'<!doctype html><html lang="th"><meta charset="utf-8">{styles}{script}<body>{island}'


if __name__ == "__main__":
    main()
