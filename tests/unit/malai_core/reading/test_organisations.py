"""Lists of organisations and groups."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import DuplicateState, PartyKind, Reading, SetAsideReason, read
from tests.data import nasty
from tests.data.books import book


def organisations(*rows: list[CellValue]) -> Reading:
    return read(book({"องค์กรภาคี": [["ชื่อองค์กร", "ประเภท", "วันที่ลงนาม", "รหัส"], *rows]}))


def test_an_organisation_has_its_sector_and_the_day_it_signed() -> None:
    reading = organisations(["โรงเรียนเมฆ", "ภาครัฐ", "24 ม.ค. 2560", "S1"])

    (body,) = reading.parties.values()
    assert (body.kind, body.sector) == (PartyKind.ORGANISATION, "ภาครัฐ")
    assert body.agreed is not None
    assert body.agreed.iso == "2017-01-24"
    assert body.extra == {"รหัส": "S1"}


def test_one_organisation_written_two_ways_is_one() -> None:
    reading = organisations(
        ["โรงพยาบาลส่งเสริมสุขภาพตำบลลมหนาว", "ภาครัฐ"],
        ["รพ.สต.ลมหนาว", "สาธารณสุข"],
        ["โรงเรียนเมฆ", ""],
    )

    assert len(reading.parties) == 2
    assert [d.state for d in reading.duplicates] == [DuplicateState.MERGED]
    assert reading.parties[1].extra == {"ประเภท": "สาธารณสุข"}


def test_a_row_without_name_is_set_aside() -> None:
    assert [e.reason for e in organisations(["", "ภาครัฐ", "x"]).set_aside] == [
        SetAsideReason.NO_NAME
    ]


def test_groups_are_groups_and_may_belong_to_an_organisation() -> None:
    reading = read(book(nasty.GROUPS_AND_PEOPLE))

    assert [p.name for p in reading.of_kind(PartyKind.GROUP)] == ["กลุ่มทอผ้า", "ชมรมผู้สูงอายุ"]
    group = reading.of_kind(PartyKind.GROUP)[0]
    assert [
        reading.parties[a.body].name for a in reading.affiliations if a.member == group.key
    ] == ["วิสาหกิจชุมชนน้ำผึ้งป่า"]
    assert group.extra == {"ประธาน": "นางเกสร เนินทราย", "จำนวนสมาชิก": "12"}


def test_a_group_first_named_as_an_organisation_becomes_a_group_when_its_row_comes() -> None:
    tables: dict[str, list[list[CellValue]]] = {
        "องค์กรภาคี": [["ชื่อองค์กร", "ประเภท"], ["โรงเรียนเมฆ", ""]],
        "กลุ่ม": [["ชื่อกลุ่ม", "หน่วยงาน"], ["กลุ่มทอผ้า", "กลุ่มใหญ่"], ["กลุ่มใหญ่", ""]],
    }

    reading = read(book(tables))

    assert {p.name: p.kind for p in reading.parties.values()}["กลุ่มใหญ่"] is PartyKind.GROUP
    assert reading.sheets[1].matched == 1


def test_organisations_a_letter_apart_are_suggested() -> None:
    reading = organisations(["มูลนิธิสายธารใจ", ""], ["มูลนิธิสายธารใส", ""], ["วัดป่าดาว", ""])

    assert [d.reason.en for d in reading.duplicates] == ["Similar names of organisations"]
