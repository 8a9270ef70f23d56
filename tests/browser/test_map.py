"""The map on its real drawing: shades, marks, keys, layers, and honest when it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import (
    Server,
    faults_of_access,
    is_wider_than_the_screen,
    sign_in,
    speak,
)

LARGE: ViewportSize = {"width": 1440, "height": 900}
READY = re.compile("ready")


def open_map(page: Page, query: str = "") -> None:
    """Stand on the map of the demonstration and wait until it is drawn."""
    sign_in(page, "manager")
    page.goto(page.url + "picture/")
    page.goto(page.url.split("picture/")[0] + f"map/{query}")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", READY)


def test_the_drawing_has_every_province_and_says_the_numbers_of_the_table(page: Page) -> None:
    open_map(page)
    expect(page.locator(".map-drawing path.map-area")).to_have_count(77)
    row = page.locator("#table details").first.locator("tbody tr").first
    name = row.locator("th").inner_text().strip()
    people, bodies = (int(row.locator("td").nth(place).inner_text()) for place in (0, 1))
    expect(page.locator(".map-name", has_text=name)).to_have_text(f"{name} {people + bodies}")
    darkest = page.locator(".map-area[data-shade='5']")
    expect(darkest).to_have_count(1)
    expect(darkest.locator("title")).to_have_text(name)


def test_a_province_is_chosen_by_a_tap_and_its_card_leads_to_its_districts(page: Page) -> None:
    open_map(page)
    page.locator(".map-area[data-code='57']").dispatch_event("click")
    card = page.locator("[data-part=card]")
    expect(card.locator("h3")).to_have_text("เชียงราย")
    expect(page.locator("[data-part=live]")).to_contain_text("เชียงราย")
    expect(page.locator(".map-line[data-near=true]")).not_to_have_count(0)
    card.locator("a", has_text="อำเภอ").click()
    expect(page).to_have_url(re.compile("province=57"))
    expect(page.locator("circle.map-area")).not_to_have_count(0)
    expect(page.locator(".map-name").first).to_contain_text("อ.")


def test_the_map_is_walked_by_keys_alone(desk: Page) -> None:
    open_map(desk)
    desk.locator("[data-part=canvas]").focus()
    live = desk.locator("[data-part=live]")
    desk.keyboard.press("ArrowDown")
    expect(live).to_contain_text("เชียงราย")
    desk.keyboard.press("ArrowDown")
    expect(live).not_to_contain_text("เชียงราย")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-part=card]")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-part=card]")).to_be_hidden()
    desk.locator("[data-part=canvas]").focus()
    ground = desk.locator(".map-drawing > g").first
    before = ground.get_attribute("transform")
    desk.keyboard.press("+")
    expect(ground).not_to_have_attribute("transform", before or "")
    desk.keyboard.press("0")
    desk.keyboard.press("0")


def test_a_measure_changes_shades_legend_and_table_without_a_new_page(desk: Page) -> None:
    open_map(desk)
    legend = desk.locator("[data-part=legend-name]")
    before = legend.inner_text()
    desk.locator("[data-measure=activities].segment").click()
    expect(desk).to_have_url(re.compile("measure=activities"))
    expect(legend).not_to_have_text(before)
    expect(desk.locator(".map-drawing")).to_have_attribute("data-measure", "activities")
    expect(desk.locator(".map-table")).to_have_attribute("data-measure", "activities")


def test_marks_and_lines_can_be_put_away(desk: Page) -> None:
    open_map(desk)
    for part, drawn in (("show-marks", ".map-mark"), ("show-between", ".map-line")):
        expect(desk.locator(drawn)).not_to_have_count(0)
        desk.locator(f"[data-part={part}]").uncheck()
        expect(desk.locator(drawn)).to_have_count(0)


def test_a_layer_is_brought_drawn_and_taken_off(desk: Page, tmp_path: Path) -> None:
    ring = [[99.5, 19.5], [100.2, 19.5], [100.2, 20.1], [99.5, 20.1], [99.5, 19.5]]
    file = tmp_path / "basin.geojson"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    open_map(desk)
    desk.locator("a", has_text="เพิ่มชั้นข้อมูล").click()
    desk.set_input_files("input[type=file]", file)
    desk.locator("[name=name]").fill("ลุ่มน้ำกก")
    desk.locator("form.panel button.btn-primary").click()
    shapes = desk.locator(".map-own-shapes")
    expect(shapes).to_have_attribute("d", re.compile("^M"))
    # A ring wound the wrong way would cover the whole earth.
    box, frame = shapes.bounding_box(), desk.locator(".map-drawing").bounding_box()
    assert box
    assert frame
    assert box["width"] < frame["width"] * 0.8
    desk.locator("[data-own-layer]").uncheck()
    expect(shapes).to_be_hidden()
    desk.locator("button", has_text="นำออกจากแผนที่").click()
    expect(desk.locator("[data-own-layer]")).to_have_count(0)


def test_the_map_fits_speaks_and_can_be_read_by_everybody(page: Page) -> None:
    open_map(page)
    for language in ("th", "en"):
        speak(page, language)
        expect(page.locator("[data-map]")).to_have_attribute("data-state", READY)
        assert not is_wider_than_the_screen(page)
        assert faults_of_access(page) == []


def test_the_picture_of_the_map_is_a_png_with_its_legend(desk: Page) -> None:
    open_map(desk)
    with desk.expect_download() as waiting:
        desk.locator("[data-part=save]").click()
    file = waiting.value
    assert file.suggested_filename.endswith(".png")
    data = Path(file.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    frame = desk.locator(".map-drawing").bounding_box()
    assert frame
    # Twice the screen, and room for title, legend and day.
    assert abs(width - frame["width"] * 2) <= 2
    assert height > frame["height"] * 2 + 200


def test_a_point_is_tapped_on_the_map_of_a_form(page: Page) -> None:
    sign_in(page, "coordinator")
    page.goto(page.url + "people/new/")
    part = page.locator("[data-point]")
    part.locator("summary").click()
    part.locator("[data-point-choose]").click()
    drawing = part.locator(".point-map svg")
    expect(drawing.locator(".map-area")).to_have_count(77)
    frame = drawing.bounding_box()
    assert frame
    drawing.click(position={"x": frame["width"] / 2, "y": frame["height"] / 3})
    box = part.locator("[data-point-box]")
    expect(box).to_have_value(re.compile(r"^\d+\.\d{5}, \d+\.\d{5}$"))
    before = box.input_value()
    page.keyboard.press("ArrowDown")
    expect(box).not_to_have_value(before)
    size = page.viewport_size
    assert size
    # Another name at each width: a person of one name is asked about before she is added again.
    name = "มะลิวัลย์" if size["width"] < 800 else "ดาริกา"
    page.locator("[name=given]").fill(name)
    page.locator("form button.btn-primary").last.click()
    expect(page.locator("h1")).to_contain_text(name)


@pytest.fixture
def unlucky(browser: Browser, server: Server) -> Iterator[Page]:
    """A page whose maps never arrive; not watched, because Chromium notes each one."""
    context = browser.new_context(viewport=LARGE, locale="th-TH", base_url=server.address)
    context.route("**/map/map.json*", lambda route: route.abort())
    yield context.new_page()
    context.close()


def test_a_map_that_does_not_arrive_leads_to_the_table(unlucky: Page) -> None:
    sign_in(unlucky, "manager")
    unlucky.goto(unlucky.url + "picture/")
    unlucky.goto(unlucky.url.split("picture/")[0] + "map/")
    expect(unlucky.locator("[data-part=failed]")).to_be_visible()
    unlucky.locator("[data-part=failed] a").click()
    expect(unlucky).to_have_url(re.compile("#table$"))
    unlucky.context.unroute("**/map/map.json*")
    unlucky.locator("[data-part=again]").click()
    expect(unlucky.locator("[data-map]")).to_have_attribute("data-state", READY)
