"""The look of the picture on the real canvas: colour, legends, groups, ways, days, hands, views."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.test_picture import READY, open_picture

ISLAND = "document.querySelector('[data-graph]').malaiPicture"


def state(page: Page) -> dict[str, Any]:
    """Read back what the drawing shows, once nothing is under way."""
    expect(page.locator("[data-graph]")).to_have_attribute("data-busy", "no")
    return dict(page.evaluate(f"{ISLAND}.state()"))


def seen(page: Page, node: str) -> dict[str, Any]:
    """Read back where a member is drawn and how."""
    return dict(page.evaluate(f"node => {ISLAND}.seen(node)", node))


def turn(page: Page, part: str, value: str) -> None:
    """Set one part of the look in its panel."""
    box = page.locator("[data-part=look-box]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    page.locator(f"[data-look={part}]").select_option(value)


def everybody(page: Page) -> None:
    """Show every member."""
    page.locator("[data-level=people]").click()
    expect(page.locator("[data-level=people]")).to_have_attribute("aria-current", "true")
    expect(page.locator(".picture")).to_have_attribute("data-state", READY)


def test_colour_by_a_field_is_seen_in_the_drawing_and_its_legend_filters(page: Page) -> None:
    open_picture(page)
    before = state(page)
    turn(page, "colour", "sector")
    found = state(page)
    first = found["legend"][0]
    coloured = {seen(page, node)["colour"] for node in found["shown"]}
    assert first["colour"] in coloured
    assert [entry["mark"] for entry in found["legend"][:2]] == ["1", "2"]

    page.locator(".picture-entry", has_text=first["label"]).first.click()
    hidden = state(page)
    assert len(hidden["shown"]) < len(before["shown"])
    chip = page.locator(".picture-chip", has_text=first["label"])
    chip.click()
    assert state(page)["shown"] == before["shown"]


def test_every_step_of_the_look_can_be_taken_back(desk: Page) -> None:
    open_picture(desk)
    first = state(desk)["look"]
    turn(desk, "colour", "sector")
    turn(desk, "size", "partners")
    second = state(desk)["look"]
    assert (second["colour"], second["size"]) == ("sector", "partners")
    desk.locator("[data-part=undo]").click()
    desk.locator("[data-part=undo]").click()
    assert state(desk)["look"] == first
    expect(desk.locator("[data-part=undo]")).to_be_disabled()
    desk.locator("[data-part=redo]").click()
    desk.locator("[data-part=redo]").click()
    assert state(desk)["look"] == second


def test_names_never_overlap_and_are_few_on_a_phone(page: Page) -> None:
    open_picture(page)
    for level in ("groups", "people", "meetings"):
        page.locator(f"[data-level={level}]").click()
        expect(page.locator(f"[data-level={level}]")).to_have_attribute("aria-current", "true")
        written = [one["box"] for one in state(page)["written"]]
        is_phone = (page.viewport_size or {"width": 0})["width"] < 640
        assert 0 < len(written) <= (30 if is_phone else 80)
        for i, a in enumerate(written):
            for b in written[i + 1 :]:
                is_beside = a["right"] <= b["left"] or b["right"] <= a["left"]
                assert is_beside or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


def test_groups_are_gathered_and_go_home_again(desk: Page) -> None:
    desk.emulate_media(reduced_motion="reduce")
    open_picture(desk)
    everybody(desk)
    home = {node: seen(desk, node)["at"] for node in state(desk)["shown"][:20]}
    turn(desk, "cluster", "sector")
    turn(desk, "hulls", "sector")
    moved = {node: seen(desk, node)["at"] for node in state(desk)["shown"][:20]}
    assert moved != home
    turn(desk, "cluster", "")
    assert {node: seen(desk, node)["at"] for node in state(desk)["shown"][:20]} == home


def test_two_kinds_of_circles_stand_in_two_columns(desk: Page) -> None:
    desk.emulate_media(reduced_motion="reduce")
    open_picture(desk)
    desk.locator("[data-part=look-box] summary").click()
    desk.locator("[data-preset=belonging]").click()
    expect(desk.locator("[data-level=people]")).to_have_attribute("aria-current", "true")
    found = state(desk)
    kinds = {
        row.get_attribute("data-node"): row.locator("td").first.inner_text()
        for row in desk.locator("#table tr[data-node]").all()[:60]
    }
    sides: dict[str, list[float]] = {"บุคคล": [], "องค์กร": []}
    for node in found["shown"]:
        if kinds.get(node) in sides:
            sides[kinds[node]].append(seen(desk, node)["at"]["x"])
    assert max(sides["องค์กร"]) < min(sides["บุคคล"])


def test_who_knows_whom_is_said_and_lit(page: Page) -> None:
    open_picture(page)
    everybody(page)
    names = page.locator("#table tr[data-node] th").all_inner_texts()
    card = page.locator("[data-part=card]")
    page.locator("[data-part=search]").fill(names[4].strip())
    page.locator("[role=option]").first.click()
    card.get_by_text("ใครรู้จักใคร").click()
    page.locator("[data-part=search]").fill(names[30].strip())
    page.locator("[role=option]").first.click()
    card.get_by_text("รู้จักคนนี้ผ่านใคร").click()
    said = page.locator("[data-part=way-said]")
    expect(said).to_contain_text(names[30].strip())
    expect(said).to_contain_text(names[4].strip())
    assert state(page)["look"]["path"]


def test_the_years_are_played_back_and_members_stay_where_they_are(desk: Page) -> None:
    desk.emulate_media(reduced_motion="reduce")
    open_picture(desk)
    everybody(desk)
    today = state(desk)
    places = {node: seen(desk, node)["at"] for node in today["shown"]}
    slider = desk.locator("[data-part=day]")
    slider.focus()
    slider.press("Home")
    expect(desk.locator("[data-part=day-said]")).to_contain_text("25")
    early = state(desk)
    assert early["look"]["day"]
    assert early["ties"] < today["ties"]
    there = [node for node in early["shown"] if node in places]
    assert there
    assert all(seen(desk, node)["at"] == places[node] for node in there)
    slider.press("ArrowRight")
    expect(desk.locator("[data-part=changes-said]")).to_contain_text("เกิดใหม่")
    slider.press("End")
    assert state(desk)["shown"] == today["shown"]


def test_a_row_chooses_in_the_drawing_and_the_chosen_one_is_marked_in_the_table(desk: Page) -> None:
    open_picture(desk)
    row = desk.locator("#table tr[data-node]").nth(2)
    row.locator("[data-pick]").click()
    node = row.get_attribute("data-node")
    assert state(desk)["chosen"] == node
    expect(row).to_have_attribute("data-chosen", "")
    expect(desk.locator("[data-part=card]")).to_be_visible()
    expect(desk.locator("[data-part=card] .facts")).to_be_visible()
    desk.locator("[data-part=card-close]").click()
    expect(row).not_to_have_attribute("data-chosen", "")


def drag(page: Page, node: str, dx: float, dy: float) -> None:
    """Drag a member by so many pixels."""
    frame = page.locator("[data-part=canvas]").bounding_box()
    assert frame
    at = seen(page, node)
    x, y = frame["x"] + at["x"], frame["y"] + at["y"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=4)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def test_a_member_put_somewhere_by_hand_is_there_after_the_page_is_opened_anew(desk: Page) -> None:
    open_picture(desk)
    desk.locator("[data-part=stage]").scroll_into_view_if_needed()
    node = state(desk)["written"][0]["id"]
    desk.locator("[data-hand=move]").click()
    with desk.expect_response(re.compile("/spots/groups/")) as told:
        drag(desk, node, 90, -40)
    assert told.value.status == 204
    placed = seen(desk, node)
    assert placed["isPinned"]
    desk.reload()
    expect(desk.locator(".picture")).to_have_attribute("data-state", READY)
    again = seen(desk, node)
    assert again["isPinned"]
    assert abs(again["at"]["x"] - placed["at"]["x"]) < 0.01
    desk.evaluate(f"node => {ISLAND}.go(node, true)", node)
    with desk.expect_response(re.compile("/spots/groups/")):
        desk.locator("[data-part=card]").get_by_text("เลิกตรึงตำแหน่ง").click()
    expect(desk.locator("[data-part=card]").get_by_text("เลิกตรึงตำแหน่ง")).to_have_count(0)


def test_a_line_drawn_from_one_to_another_opens_the_form_of_a_relationship(desk: Page) -> None:
    open_picture(desk)
    desk.locator("[data-part=stage]").scroll_into_view_if_needed()
    first, other = (one["id"] for one in state(desk)["written"][:2])
    a, b = seen(desk, first), seen(desk, other)
    desk.locator("[data-hand=tie]").click()
    drag(desk, first, b["x"] - a["x"], b["y"] - a["y"])
    desk.wait_for_url(re.compile(f"{first}/ties/add/.*other={other}"))
    expect(desk.locator("#found input[type=radio]")).to_be_checked()


def test_a_view_is_saved_under_a_name_and_opened_by_its_link(page: Page) -> None:
    open_picture(page)
    turn(page, "colour", "sector")
    turn(page, "hulls", "sector")
    page.get_by_text("บันทึกมุมมองนี้").click()
    page.locator("#view-name").fill("ตามประเภทองค์กร")
    page.locator(".picture-view-form button").first.click()
    page.wait_for_url(re.compile(r"\?view="))
    expect(page.locator(".picture")).to_have_attribute("data-state", READY)
    look = state(page)["look"]
    assert (look["colour"], look["hulls"]) == ("sector", "sector")
    link = page.locator(".picture-views .chip[aria-current=true]")
    expect(link).to_have_text("ตามประเภทองค์กร")
    page.get_by_text(re.compile("แก้ไข “")).click()
    page.get_by_role("button", name="ลบมุมมอง").click()
    page.locator("[data-confirm-yes]").click()
    page.wait_for_url(re.compile(r"/picture/$"))


def test_how_strong_a_relationship_is_is_changed_in_the_table(desk: Page) -> None:
    open_picture(desk)
    everybody(desk)
    expect(desk.locator("#table")).to_have_attribute("data-level", "people")
    desk.locator("#table details").nth(1).locator("summary").click()
    chooser = desk.locator(".picture-strength select").first
    value = "2" if chooser.input_value().startswith("3") else "3"
    with desk.expect_response(re.compile("/picture/ties/")) as told:
        chooser.select_option(index=int(value))
    assert told.value.status == 200
    expect(desk.locator(".picture-strength .picture-saved").first).to_be_visible()


def test_a_reader_sees_the_picture_without_hands_and_forms(desk: Page) -> None:
    sign_in(desk, "reader")
    desk.goto(desk.url + "picture/")
    expect(desk.locator(".picture")).to_have_attribute("data-state", READY)
    expect(desk.locator("[data-hand]")).to_have_count(0)
    expect(desk.locator("#view-name")).to_have_count(0)
    expect(desk.locator(".picture-strength")).to_have_count(0)
