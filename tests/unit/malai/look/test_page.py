"""The page: nothing from outside, nothing a name could run, both languages, every section."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from malai.look.page import page_of
from malai.look.page_picture import flower
from malai.look.page_tables import MOST_ROWS
from malai.look.seen import Seen
from malai_core.labels import LANGUAGES, Language
from tests.unit.malai.look.conftest import REGISTER, SHEETS, MakeWorkbook, look_at

HOSTILE = '</script><img src=x onerror="alert(1)">\u202eชื่อ {{7*7}} =1+1'


class Elements(HTMLParser):
    """Every element of a page, with its attributes and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in self.inside and data.strip():
            self.inside[self.found[-1][0]].append(data)


def data_of(page: str) -> dict[str, Any]:
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    found: dict[str, Any] = json.loads(block[1])
    return found


@pytest.fixture
def hostile(make_workbook: MakeWorkbook) -> Seen:
    register = [*REGISTER, [HOSTILE, HOSTILE, HOSTILE, "", HOSTILE]]
    return look_at(make_workbook(SHEETS | {"ทะเบียน": register}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_from_outside(seen: Seen, language: Language) -> None:
    page = page_of(seen, language)
    addresses = set(re.findall(r"https?://[^\s\"')]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    for tag, attributes in Elements(page).found:
        for name in ("src", "href", "action", "srcset", "poster"):
            value = attributes.get(name) or "#"
            assert value.startswith(("#", "data:")), (tag, name, value)


def test_the_policy_allows_nothing_but_the_pages_own_script_and_style(seen: Seen) -> None:
    elements = Elements(page_of(seen, "th"))
    policy = next(a["content"] for tag, a in elements.found if "http-equiv" in a) or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name, written in (
        ("script", elements.inside["script"][-1]),
        ("style", elements.inside["style"][0]),
    ):
        digest = base64.b64encode(sha256(written.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_no_element_carries_a_script_or_style_of_its_own(seen: Seen) -> None:
    for tag, attributes in Elements(page_of(seen, "th")).found:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag


def test_a_hostile_name_stays_a_name(hostile: Seen) -> None:
    page = page_of(hostile, "th")
    assert "<img" not in page
    assert "\u202e" not in page
    assert [tag for tag, _ in Elements(page).found].count("script") == 2
    assert any("<img src=x" in member["n"] for member in data_of(page)["members"])


@pytest.mark.parametrize(("language", "expected"), [("th", "สิ่งที่พบ"), ("en", "What we see")])
def test_the_page_speaks_the_language_asked_for(
    seen: Seen, language: Language, expected: str
) -> None:
    page = page_of(seen, language)
    assert f'<html lang="{language}">' in page
    assert f"<h2>{expected}</h2>" in page


def test_phones_are_in_cells_that_start_hidden(seen: Seen) -> None:
    page = page_of(seen, "th")
    cells = re.findall(r"<td[^>]*>(?:(?!</td>).)*081-111-1111", page)
    assert cells
    assert all('class="private"' in cell for cell in cells)
    assert ".private { display: none; }" in page


def test_every_finding_leads_to_a_place_that_is_in_the_page(seen: Seen) -> None:
    elements = Elements(page_of(seen, "th")).found
    ids = {attributes.get("id") for _, attributes in elements}
    places = {attributes["data-place"] for _, attributes in elements if "data-place" in attributes}
    assert places
    assert places <= ids


def test_one_finding_has_the_primary_button(seen: Seen) -> None:
    assert page_of(seen, "th").count("button primary") == 1


def test_findings_that_name_somebody_have_a_printed_form_that_does_not(seen: Seen) -> None:
    page = page_of(seen, "th")
    copies = re.findall(r'data-copy="([^"]*)"', page)
    assert len(copies) == len(seen.findings)
    assert not any("ริมธาร" in copy or "ชายเขา" in copy for copy in copies)
    assert page.count('class="said named"') == page.count('class="said counted"') > 0


def test_the_picture_and_the_tables_say_the_same(seen: Seen) -> None:
    page = page_of(seen, "th")
    found = data_of(page)
    assert len(found["people"]["spots"]) == len(found["members"]) == 6
    for member in found["members"]:
        assert f"<bdi>{member['n']}</bdi>" in page


def test_an_own_kind_of_tie_has_a_switch_of_its_own(seen: Seen) -> None:
    assert "ยืมเครื่องเสียง" in data_of(page_of(seen, "th"))["layers"].values()


def test_who_merely_met_starts_switched_off(seen: Seen) -> None:
    boxes = {
        attributes["value"]: "checked" in attributes
        for tag, attributes in Elements(page_of(seen, "th")).found
        if tag == "input" and "value" in attributes
    }
    assert boxes["co_attendance"] is False
    assert boxes["affiliation"] is True


def test_without_organisations_the_picture_starts_with_people(
    make_workbook: MakeWorkbook,
) -> None:
    seen = look_at(make_workbook({"ties": [["From", "To"], ["Dao", "Fah"], ["Fah", "Mek"]]}))
    page = page_of(seen, "en")
    assert data_of(page)["level"] == "people"
    assert "data-level" not in page.split("<script>")[0]


def test_a_workbook_with_nobody_in_it_makes_a_page_that_says_so(
    make_workbook: MakeWorkbook,
) -> None:
    page = page_of(look_at(make_workbook({"เปล่า": []})), "en")
    assert "Nothing to draw yet" in page
    assert "<figure" not in page


def test_a_long_table_stops_and_says_so(make_workbook: MakeWorkbook) -> None:
    names = [[f"ดาว{i} ริมธาร{i}"] for i in range(MOST_ROWS + 1)]
    page = page_of(look_at(make_workbook({"ทะเบียน": [["ชื่อ - สกุล"], *names]})), "en")
    assert "The first 3,000 of 3,001 rows" in page


def test_a_flower_closes_where_it_began() -> None:
    path = flower(10.0)
    start = re.match(r"M([-\d.]+ [-\d.]+)", path)
    assert start is not None
    assert path.replace("-0.0", "0.0").endswith(f"{start[1]}Z")


def test_the_same_workbook_gives_the_same_page(workbook: Path) -> None:
    assert page_of(look_at(workbook), "th") == page_of(look_at(workbook), "th")
