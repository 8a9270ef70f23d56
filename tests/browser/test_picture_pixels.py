"""The real canvas, dot by dot: the same look is the same picture, another one is not, and paper agrees.

No picture is stored: faces and drivers differ from machine to machine. A picture is compared with an
earlier one of the same browser, and its marks with those of the server's own drawing of the look.
"""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.conftest import speak
from tests.browser.test_picture import READY, open_picture
from tests.browser.test_picture_look import seen, state, turn

#: Share of dots in which two pictures of one look may differ: edges of letters and lines.
SAME = 0.002
#: Another look differs in at least this share: the marks alone are more.
OTHER = 0.006
#: Of 255, in any of the three colours; less is smoothing of edges.
SEEN = 40
Points = npt.NDArray[np.float64]


def taken(page: Page) -> Image.Image:
    """Take the canvas as it is on the screen, once nothing moves.

    The panel stays open: closed, the canvas would stand a part of a dot higher.
    """
    state(page)
    box = page.locator("[data-part=look-box]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    data = page.locator("[data-part=canvas]").screenshot(animations="disabled")
    return Image.open(io.BytesIO(data)).convert("RGB")


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return the share of dots that a person sees differ."""
    assert first.size == second.size
    apart = np.asarray(ImageChops.difference(first, second)).max(axis=2)
    return float((apart > SEEN).mean())


def marks_on_screen(page: Page) -> Points:
    found = [seen(page, node) for node in state(page)["shown"]]
    return np.array([[one["x"], one["y"]] for one in found])


def marks_on_paper(svg: str) -> Points:
    """Return the middles of discs, houses and flowers of a drawing."""
    drawn = svg[svg.index("<g ") : svg.index("</g>")]
    number = r"([\d.-]+)"
    discs = re.findall(rf'<circle cx="{number}" cy="{number}"', drawn)
    boxes = re.findall(rf'<rect x="{number}" y="{number}" width="{number}"', drawn)
    points = [(float(x), float(y)) for x, y in discs]
    points += [(float(x) + float(w) / 2, float(y) + float(w) / 2) for x, y, w in boxes]
    for path in re.findall(r'<path d="M([\d. L-]+)Z" fill', drawn):
        corners = np.array([corner.split() for corner in path.split("L")], float)
        points.append(tuple(corners.mean(axis=0)))
    return np.array(points)


def as_one(points: Points) -> Points:
    """Return points around zero and of one size, whatever the frame they were drawn in."""
    around = points - points.mean(axis=0)
    return np.asarray(around / np.sqrt((around**2).sum(axis=1).mean()))


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_look_is_a_picture_and_the_step_back_is_the_same_picture(
    page: Page, language: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_picture(page)
    if language == "en":
        speak(page, "en")
        expect(page.locator(".picture")).to_have_attribute("data-state", READY)
    first = taken(page)
    part, value = ("colour", "sector") if language == "th" else ("arrangement", "rings")
    turn(page, part, value)
    assert difference(first, taken(page)) > OTHER
    page.locator("[data-part=undo]").click()
    assert difference(first, taken(page)) < SAME
    if language == "th":
        page.reload()
        expect(page.locator(".picture")).to_have_attribute("data-state", READY)
        assert difference(first, taken(page)) < SAME


def test_marks_are_where_and_what_the_state_says_and_where_paper_has_them(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_picture(page)
    turn(page, "size", "partners")
    for arrangement in ("kept", "core"):
        turn(page, "arrangement", arrangement)
        picture, here = taken(page), marks_on_screen(page)
        told = [seen(page, node) for node in state(page)["shown"]]
        assert sum(is_coloured(picture, one) for one in told) > 0.6 * len(told)
        address = page.locator("a[data-paper][href*=svg]").get_attribute("href")
        there = marks_on_paper(page.request.get(str(address)).text())
        assert len(there) == len(here)
        apart = as_one(here)[:, None] - as_one(there)[None]
        assert np.hypot(apart[..., 0], apart[..., 1]).min(axis=1).max() < 0.02


def is_coloured(picture: Image.Image, mark: dict[str, Any]) -> bool:
    """Say whether a mark has its colour on the canvas; names may lie over parts of it."""
    wanted = np.array([int(mark["colour"][at : at + 2], 16) for at in (1, 3, 5)])
    reach = mark["radius"] * 0.5
    for dx, dy in ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0)):
        x, y = round(mark["x"] + dx * reach), round(mark["y"] + dy * reach)
        if not (0 <= x < picture.width and 0 <= y < picture.height):
            continue
        if np.abs(np.array(picture.getpixel((x, y))) - wanted).max() < SEEN:
            return True
    return False
