"""What a look decides is on paper as on the screen, and on a link only what the lines tell anyway."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from malai.atlas.looks import Look
from malai.atlas.services.views import view_save
from malai.network.models import Affiliation, Tie
from tests.functional.atlas.test_showing import handed, url
from tests.makers import World, person

Signed = Callable[[str], Client]
#: Everybody, all lines: what each test starts from.
EVERYBODY = {"level": "people"}


@pytest.fixture
def belonging(world: World) -> World:
    """Let Mali belong to the temple, so that two are joined by others."""
    Affiliation.objects.create(workspace=world.workspace, member=world.mali, body=world.temple)
    return world


def paper(client: Client, world: World, **look: Any) -> str:
    """Return the drawing of a look, and be sure it is one."""
    told = json.dumps({**EVERYBODY, **look})
    answer = client.get(url(world, "picture-paper", kind="svg"), {"look": told})
    assert answer.status_code == 200
    svg = answer.content.decode()
    ElementTree.fromstring(svg)  # noqa: S314 - our own
    return re.sub(r"<style>.*?</style>", "", svg)


def widths(svg: str) -> set[str]:
    """Return the widths of ties, which alone are as faint as this."""
    return set(re.findall(r'stroke-width="([\d.]+)" stroke-opacity="0\.55"', svg))


def radii(svg: str) -> set[str]:
    return set(re.findall(r'<circle cx="[\d.]+" cy="[\d.]+" r="([\d.]+)" fill="#3f8a57"', svg))


def test_a_measure_decides_the_size_and_the_legend_says_which(
    belonging: World, signed_in: Signed
) -> None:
    plain = paper(signed_in("owner"), belonging)
    sized = paper(signed_in("owner"), belonging, size="partners")
    assert "ขนาด: จำนวนความสัมพันธ์ ตั้งแต่ 0 ถึง 1" in sized
    # Two have a relationship on record and are the largest; one has none.
    assert radii(sized) >= {"24.0", "5.0"}
    assert not radii(plain) & {"24.0"}


def test_a_field_decides_the_shape_and_the_colour_bears_its_number(
    belonging: World, signed_in: Signed
) -> None:
    drawn = paper(signed_in("owner"), belonging, shape="kind", colour="sector")
    assert "สี: ประเภทองค์กร" in drawn
    assert ">1</text>" in drawn
    shaped = paper(signed_in("owner"), belonging, shape="sector")
    assert "รูปทรง: ประเภทองค์กร" in shaped
    # Who has the first value is a disc: no more houses than before, but fewer.
    assert shaped.count("<rect") < paper(signed_in("owner"), belonging).count("<rect")


def test_lines_are_all_the_same_or_as_wide_as_is_said(world: World, signed_in: Signed) -> None:
    Tie.objects.update(strength=3)
    assert len(widths(paper(signed_in("owner"), world))) == 2
    assert widths(paper(signed_in("owner"), world, width="same")) == {"2.0"}
    together = paper(signed_in("owner"), world, width="together")
    assert "ความหนาของเส้น: กิจกรรมที่ไปด้วยกัน" in together
    assert "การประสานงาน" not in paper(signed_in("owner"), world, least=4)


def test_the_way_between_two_is_lit_and_named(belonging: World, signed_in: Signed) -> None:
    ends = {"from": str(belonging.boon.public_id), "to": str(belonging.mali.public_id)}
    other = person(belonging.workspace, "นายไกล จากทาง")
    belonging.network.memberships.create(party=other, workspace=belonging.workspace)
    lit = paper(signed_in("owner"), belonging, path=ends)
    assert "เส้นทางจาก นายบุญ ดอยสูง ถึง นางมะลิ ลำธาร" in lit
    assert lit.count('stroke="#b0284f" stroke-width="1.5"') == 4
    assert "จากทาง" not in lit
    assert "จากทาง" in paper(signed_in("owner"), belonging)


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ({"cluster": "sector"}, "รวมกลุ่มตาม: ประเภทองค์กร"),
        ({"arrangement": "rings"}, "วง: ห่างกี่ทอด"),
        ({"arrangement": "core"}, "วง: ส่วนที่แน่นที่สุดอยู่ด้านใน"),
        ({"arrangement": "columns"}, "คอลัมน์: คนอยู่ขวา องค์กรและกลุ่มอยู่ซ้าย"),
    ],
)
def test_members_stand_as_the_look_arranges_them(
    look: dict[str, Any], said: str, belonging: World, signed_in: Signed
) -> None:
    client = signed_in("owner")
    plain, drawn = paper(client, belonging), paper(client, belonging, **look)
    places = re.compile(r'<circle (cx="[\d.]+" cy="[\d.]+")')
    assert set(places.findall(plain)) != set(places.findall(drawn))
    assert said in drawn
    assert said not in plain


def test_grounds_lie_under_groups_and_squares_under_all(
    belonging: World, signed_in: Signed
) -> None:
    client = signed_in("owner")
    drawn = paper(client, belonging, hulls="sector", ground="grid")
    assert "พื้นรอบกลุ่ม: ประเภทองค์กร" in drawn
    ground, squares = drawn.index('fill-opacity="0.16"'), drawn.index('stroke-opacity="0.35"')
    assert squares < ground < drawn.index("<line")
    plain = paper(client, belonging)
    assert 'fill-opacity="0.16"' not in plain
    assert 'stroke-opacity="0.35"' not in plain


def test_around_somebody_stands_who_is_joined_over_members_put_away(
    belonging: World, signed_in: Signed
) -> None:
    focus = {"party": str(belonging.boon.public_id), "steps": 3}
    drawn = paper(signed_in("owner"), belonging, focus=focus, hidden={"kind": ["organisation"]})
    assert "ลำธาร" in drawn
    assert "วัดดอยหมอก" not in drawn


def test_a_link_tells_by_fields_no_more_than_the_lines_do(
    belonging: World, signed_in: Signed
) -> None:
    parts = {"size": "partners", "shape": "sector", "hulls": "body", "arrangement": "rings"}
    view = view_save(by=None, network=belonging.network, name="ก", state={**EVERYBODY, **parts})
    page = Client().get(handed(signed_in("owner"), belonging, f"look=view:{view.public_id}"))
    told = page.content.decode()
    assert "ขนาด: จำนวนความสัมพันธ์" in told
    assert "พื้นรอบกลุ่ม: องค์กรหรือกลุ่ม" in told
    assert "วง: ห่างกี่ทอด" in told
    assert "ประเภทองค์กร" not in told
    assert "ข้อมูลบางช่องของมุมมองนี้ไม่แสดงแก่คนนอก" in told
    assert "ใจงาม" not in told


@pytest.mark.parametrize("look", ["", "{", "[]", '{"level": "moon"}', '{"version": 9}'])
def test_a_look_that_cannot_be_read_is_as_it_comes(
    look: str, world: World, signed_in: Signed
) -> None:
    answer = signed_in("owner").get(url(world, "picture-paper", kind="svg"), {"look": look})
    assert answer.status_code == 200


def test_every_part_of_a_look_is_named_where_paper_draws_it() -> None:
    """A new part of the look must be drawn on paper too, or be said not to be."""
    drawn = {"level", "layers", "colour", "size", "shape", "width", "hidden", "least", "focus"}
    drawn |= {"path", "cluster", "hulls", "arrangement", "ground", "day"}
    assert set(Look().plain()) - {"version"} == drawn
