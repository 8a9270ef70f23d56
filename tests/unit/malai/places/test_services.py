"""Areas come from the package, once, and follow it."""

from __future__ import annotations

import pytest

from malai.places.models import Area, AreaLevel
from malai.places.selectors import area_name, parts_of, provinces
from malai.places.services import areas_ensure

pytestmark = pytest.mark.django_db


def test_the_areas_are_there_after_the_tables_are_made() -> None:
    assert Area.objects.filter(level=AreaLevel.PROVINCE).count() == 77
    assert Area.objects.filter(level=AreaLevel.DISTRICT).count() == 928
    assert Area.objects.get(code="570115").postal == "57000"


def test_areas_ensure_writes_nothing_the_second_time() -> None:
    assert areas_ensure() == 0


def test_areas_ensure_mends_what_differs_and_keeps_what_the_package_lacks() -> None:
    Area.objects.filter(code="57").update(name_th="เชียงฮาย")
    Area.objects.filter(code="570101").delete()
    Area.objects.create(code="999999", level=AreaLevel.SUBDISTRICT, name_th="ตำบลที่ถูกยุบ")

    assert areas_ensure() == 2

    assert Area.objects.get(code="57").name_th == "เชียงราย"
    assert Area.objects.filter(code__in=["570101", "999999"]).count() == 2


def test_an_area_is_named_with_what_it_lies_in() -> None:
    assert area_name("570115") == "ต.ดอยลาน อ.เมืองเชียงราย จ.เชียงราย"
    assert area_name("57") == "จ.เชียงราย"
    assert area_name("") == ""


def test_provinces_come_in_thai_order() -> None:
    names = [area.name_th for area in provinces()]
    assert (names[0], names[-1]) == ("กระบี่", "อุบลราชธานี")
    assert names.index("เชียงราย") < names.index("ตรัง") < names.index("แพร่") < names.index("ยะลา")


def test_parts_of_an_area_begin_with_its_code() -> None:
    assert {area.code[:2] for area in parts_of("57")} == {"57"}
    assert {area.level for area in parts_of("5701")} == {AreaLevel.SUBDISTRICT}
