"""Two rows of one party."""

from __future__ import annotations

from malai_core.reading import Party, PartyKind, Where
from malai_core.reading.merging import merge
from malai_core.reading.recognise import Layout, recognise
from malai_core.reading.rows import Line
from malai_core.text import PartialDate, split_name


def line() -> Line:
    layout = recognise("ทะเบียน", [("ชื่อ - สกุล", "เบอร์โทร", "บทบาท"), ("ดาริน ดงหมอก", "081", "ครู")])
    assert isinstance(layout, Layout)
    return Line(Where("ทะเบียน", 3), (), layout, layout.heads.names())


def person(name: str, **facts: object) -> Party:
    made = Party(1, PartyKind.PERSON, name, [Where("ทะเบียน", 2)], person=split_name(name))
    for attribute, value in facts.items():
        setattr(made, attribute, value)
    return made


def test_blanks_are_filled_and_equal_values_stay() -> None:
    into = person("ดาริน ดงหมอก", role="ครู")

    merge(into, person("น.ส.ดาริน ดงหมอก", role="ครู ", email="d@example.org"), line())

    assert (into.name, into.role, into.email, into.extra) == (
        "น.ส.ดาริน ดงหมอก",
        "ครู",
        "d@example.org",
        {},
    )
    assert len(into.rows) == 2


def test_what_differs_is_kept_beside_under_its_heading() -> None:
    into = person(
        "นายดาริน ดงหมอก",
        role="ครู",
        joined=PartialDate(2017),
        phone="+66811111111",
        phone_written="0811111111",
    )
    other = person(
        "ดร.ดาริน ดงหมอก",
        role="แพทย์",
        joined=PartialDate(2018),
        phone="+66822222222",
        phone_written="0822222222",
    )

    merge(into, other, line())

    assert into.extra == {
        "คำนำหน้า": "ดร.",
        "เบอร์โทร": "0822222222",
        "บทบาท": "แพทย์",
        "วันที่เข้าร่วม": "2018",
    }


def test_values_under_one_heading_are_numbered() -> None:
    into = person("ดาริน ดงหมอก", role="ครู")

    for role in ("แพทย์", "ทนาย", "แพทย์"):
        merge(into, person("ดาริน ดงหมอก", role=role), line())

    assert into.extra == {"บทบาท": "แพทย์", "บทบาท (2)": "ทนาย"}


def test_tags_extra_fields_and_a_missing_phone_are_joined() -> None:
    into = person("ดาริน ดงหมอก", tags=("ก",), extra={"ทุน": "ทอผ้า"})

    merge(
        into,
        person("ดาริน ดงหมอก", tags=("ก", "ข"), extra={"ทุน": "ดนตรี"}, phone_written="ไม่มี", phone=""),
        line(),
    )

    assert into.tags == ("ก", "ข")
    assert into.extra == {"ทุน": "ทอผ้า", "ทุน (2)": "ดนตรี"}
    assert into.phone_written == "ไม่มี"


def test_the_row_of_the_list_comes_before_the_row_of_a_mention() -> None:
    into = person("ดาริน ดงหมอก", is_listed=False)
    other = person("ดาริน ดงหมอก", rows=[Where("รายชื่อ", 9)])

    merge(into, other, line())

    assert into.is_listed
    assert into.rows[0].sheet == "รายชื่อ"
