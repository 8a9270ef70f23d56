"""What the browser says and finds is what the server says and finds, by one table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from malai.atlas.looks import Look
from malai_core.labels import LANGUAGES
from malai_core.text import PartialDate, say_date, search_text

FRONTEND = Path(__file__).resolve().parents[4] / "frontend" / "src"
DATES = [
    PartialDate(2016),
    PartialDate(2016, 2),
    PartialDate(2016, 2, 29),
    PartialDate(2026, 11, 22),
    PartialDate(1941, 1, 1),
    PartialDate(2100, 12, 31),
]
SEARCHED = [
    "หมู่ ๕  Ban  Huai Sai",
    "นํ้าใส",
    "น้ำใส",
    "เเม่ลาว",
    "แม่\u200bลาว",
    "ÉCOLE Ban",
    " นาง\u00a0อารี  แสงทอง ",
]


def in_the_browser(module: str, expression: str, given: object) -> Any:
    """Return what an expression over ``given`` is with the front end's own module."""
    address = (FRONTEND / module).as_uri()
    script = f"""
import * as all from {json.dumps(address)};
const given = {json.dumps(given)};
console.log(JSON.stringify({expression}));
"""
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node, "--input-type=module", "--experimental-strip-types", "--no-warnings", "-e", script],
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_said_alike(language: Any) -> None:
    given = [{"year": d.year, "month": d.month, "day": d.day} for d in DATES]
    given = [{k: v for k, v in one.items() if v is not None} for one in given]
    said = in_the_browser("dates.ts", f"given.map((one) => all.sayDate(one, '{language}'))", given)
    assert said == [say_date(one, language, style="weekday") for one in DATES]


def test_years_are_read_with_their_era() -> None:
    given = ["2569", "๒๕๖๙", "2026", "69", "1800", "3112", ""]
    read = in_the_browser("dates.ts", "given.map(all.readYear)", given)
    assert read == [
        {"year": 2026, "era": "be"},
        {"year": 2026, "era": "be"},
        {"year": 2026, "era": "ce"},
        None,
        {"year": 1800, "era": "unclear"},
        {"year": 2569, "era": "unclear"},
        None,
    ]


def test_a_day_that_no_calendar_has_is_known() -> None:
    given = [{"year": 2016, "month": 2, "day": 29}, {"year": 2015, "month": 2, "day": 29}]
    assert in_the_browser("dates.ts", "given.map(all.exists)", given) == [True, False]


def test_names_are_searched_alike() -> None:
    found = in_the_browser("graph/search.ts", "given.map(all.searchText)", SEARCHED)
    assert found == [search_text(one) for one in SEARCHED]


def test_a_name_is_found_in_the_middle_of_a_thai_word() -> None:
    items = [
        {"id": "a", "label": "กลุ่มลุ่มน้ำแม่ลาว", "weight": 1},
        {"id": "b", "label": "ลุ่มน้ำปิง", "weight": 1},
        {"id": "c", "label": "เครือข่าย ลุ่มน้ำกก", "weight": 9},
        {"id": "d", "label": "วัดดอยงาม", "weight": 9},
    ]
    found = in_the_browser("graph/search.ts", "all.finder(given)('ลุ่มน้ํา', 8)", items)
    assert found == ["b", "c", "a"]


def test_a_long_name_is_broken_into_two_lines() -> None:
    measure = "(text) => [...text.replace(/[\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e]/g, '')].length"
    wrap = f"given.map((name) => all.wrap(name, 16, {measure}, 'th'))"
    short, person, long = in_the_browser(
        "graph/labels.ts",
        wrap,
        [
            "วัดดอยงาม",
            "นางสาวสมศรี เชอหมื่อ",
            "ศูนย์การศึกษาพิเศษประจำจังหวัดเชียงรายและเครือข่าย",
        ],
    )
    assert short == ["วัดดอยงาม"]
    assert person == ["นางสาวสมศรี", "เชอหมื่อ"]
    assert len(long) == 2
    assert long[1].endswith("…")


def test_names_in_the_picture_never_lie_over_each_other() -> None:
    spots = [
        {"id": str(i), "x": 20 + 37 * (i % 8), "y": 30 + 41 * (i // 8), "radius": 6}
        for i in range(64)
    ]
    wanted = [
        {
            **spot,
            "label": "บ้านห้วยน้ำใส",
            "note": "",
            "isForced": False,
            "isMajor": True,
            "isFirst": False,
        }
        for spot in spots
    ]
    room = {"width": 360, "height": 380, "limit": 30, "lineHeight": 18, "maxWidth": 110}
    given = {"wanted": wanted, "room": {**room, "language": "th", "reserved": []}}
    placed = in_the_browser(
        "graph/labels.ts",
        "all.place(given.wanted, [], given.room, (text) => text.length * 7).map((one) => one.box)",
        given,
    )
    assert 0 < len(placed) <= 30
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_a_look_as_it_comes_is_the_same_on_both_sides() -> None:
    assert in_the_browser("graph/look.ts", "all.PLAIN", None) == Look().plain()


def test_steps_of_the_look_are_taken_back_and_again() -> None:
    steps = """(() => {
      const history = new all.History(all.PLAIN);
      const took = [];
      const note = (done) => took.push([done, history.now.colour, history.canUndo, history.canRedo]);
      note(history.set(all.PLAIN));
      note(history.set({...all.PLAIN, colour: "sector"}));
      note(history.set({...all.PLAIN, colour: "role"}));
      note(history.undo());
      note(history.redo());
      note(history.undo());
      note(history.set({...all.PLAIN, colour: "tag"}));
      note(history.redo());
      return took;
    })()"""
    assert in_the_browser("graph/look.ts", steps, None) == [
        [False, "kind", False, False],
        [True, "sector", True, False],
        [True, "role", True, False],
        [True, "sector", True, True],
        [True, "role", True, False],
        [True, "sector", True, True],
        [True, "tag", True, False],
        [False, "tag", True, False],
    ]


def test_a_value_is_put_away_and_shown_again() -> None:
    turned = """(() => {
      const one = all.withHidden(all.PLAIN, "sector", "ภาครัฐ", true);
      const both = all.withHidden(one, "sector", "ชุมชน", true);
      return [one.hidden, both.hidden, all.withHidden(one, "sector", "ภาครัฐ", false).hidden];
    })()"""
    assert in_the_browser("graph/look.ts", turned, None) == [
        {"sector": ["ภาครัฐ"]},
        {"sector": ["ภาครัฐ", "ชุมชน"]},
        {},
    ]
