"""Registers of people."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import DuplicateState, Party, Reading, SetAsideReason, SheetKind, read
from tests.data import nasty
from tests.data.books import book


def by_name(reading: Reading) -> dict[str, Party]:
    return {p.person.plain if p.person else p.name: p for p in reading.parties.values()}


def register(
    *rows: list[CellValue], heads: tuple[str, ...] = ("ชื่อ - สกุล", "โทรศัพท์", "บทบาท")
) -> Reading:
    return read(book({"ทะเบียน": [list(heads), *rows]}))


def test_one_name_and_one_phone_is_one_person_however_written() -> None:
    reading = register(
        ["พรทิพา สายฝน", "095 7117777", ""],
        ["คุณพรทิพา  สายฝน", "+66957117777", "แกนนำ"],
        ["น.ส.พรทิพา สายฝน ", "๐๙๕๗๑๑๗๗๗๗", "อาสา"],
    )

    (person,) = reading.parties.values()
    assert person.name == "น.ส.พรทิพา สายฝน"
    assert (person.role, person.extra) == ("แกนนำ", {"บทบาท": "อาสา"})
    assert [d.state for d in reading.duplicates] == [DuplicateState.MERGED] * 2
    assert [where.row for where in person.rows] == [2, 3, 4]


def test_one_name_with_another_phone_is_only_suggested() -> None:
    reading = register(["ดาริน ดงหมอก", "0811111111"], ["ดาริน ดงหมอก", "0822222222"])

    assert len(reading.parties) == 2
    (pair,) = reading.duplicates
    assert (pair.state, pair.first, pair.second) == (DuplicateState.SUGGESTED, 1, 2)
    assert pair.reason.th == "ชื่อตรงกัน แต่โทรศัพท์ต่างกัน"


def test_one_name_without_phones_is_only_suggested() -> None:
    reading = register(["ดาริน ดงหมอก", "-"], ["ดาริน ดงหมอก", ""])

    assert [d.state for d in reading.duplicates] == [DuplicateState.SUGGESTED]


def test_the_first_of_several_numbers_is_the_phone_and_all_are_kept() -> None:
    reading = register(["ดาริน ดงหมอก", "081-111-1111, 082-222-2222"], ["เมฆา เนินทราย", "ไม่มีเบอร์"])

    first, second = reading.parties.values()
    assert (first.phone, first.phone_written) == ("+66811111111", "081-111-1111, 082-222-2222")
    assert (second.phone, second.phone_written) == ("", "ไม่มีเบอร์")


def test_a_row_without_name_is_set_aside_with_all_it_says() -> None:
    reading = register(["", "0811111111", "ครู"])

    (entry,) = reading.set_aside
    assert entry.reason is SetAsideReason.NO_NAME
    assert entry.cells == {"โทรศัพท์": "0811111111", "บทบาท": "ครู"}


def test_names_in_three_columns_are_put_together() -> None:
    people = by_name(read(book(nasty.SPLIT_REGISTER)))

    assert people["เกสร เนินทราย"].name == "นางเกสร เนินทราย"
    assert people["วายุ ภูฟ้าคราม"].name == "นายวายุ ภูฟ้าคราม"
    assert people["ทิวา ธมฺมธีโร"].person.title == "พระครู"  # type: ignore[union-attr]
    assert people["เกสร เนินทราย"].area_written == "ต.ลมหนาว อ.เมฆขาว"
    assert people["เกสร เนินทราย"].province == "50"


def test_a_merged_heading_over_three_columns_is_understood() -> None:
    reading = read(book(nasty.THREE_COLUMNS))

    people = by_name(reading)
    assert people["ธารา ดงหมอก"].name == "นายธารา ดงหมอก"
    assert people["ชบา หินลอยน้ำ"].name == "ชบา หินลอยน้ำ"
    assert len([p for p in reading.parties.values() if p.person]) == 3


def test_organisations_of_people_become_known_and_joined() -> None:
    reading = register(
        ["ดาริน ดงหมอก", "วัดป่าดาว", "ครู"],
        ["เมฆา เนินทราย", "วัดป่าดาว\nโรงเรียนเมฆ", "-"],
        ["ธารา สายฝน", "-", "แพทย์"],
        heads=("ชื่อ - สกุล", "หน่วยงาน", "ตำแหน่ง"),
    )

    names = {p.key: p.name for p in reading.parties.values()}
    joined = [(names[a.member], names[a.body], a.position) for a in reading.affiliations]
    assert joined == [
        ("ดาริน ดงหมอก", "วัดป่าดาว", "ครู"),
        ("เมฆา เนินทราย", "วัดป่าดาว", ""),
        ("เมฆา เนินทราย", "โรงเรียนเมฆ", ""),
    ]
    assert [p.name for p in reading.parties.values() if not p.is_listed] == [
        "วัดป่าดาว",
        "โรงเรียนเมฆ",
    ]


def test_a_position_without_organisation_is_not_lost_beside_a_role() -> None:
    reading = register(["ดาริน ดงหมอก", "แกนนำ", "ครู"], heads=("ชื่อ - สกุล", "บทบาท", "ตำแหน่ง"))

    (person,) = reading.parties.values()
    assert (person.role, person.extra) == ("แกนนำ", {"ตำแหน่ง": "ครู"})


def test_a_group_is_joined_where_it_is_listed_and_kept_where_not() -> None:
    reading = read(book(nasty.GROUPS_AND_PEOPLE))
    people = by_name(reading)

    bodies = {a.member: reading.parties[a.body].name for a in reading.affiliations}
    assert bodies[people["เกสร เนินทราย"].key] == "กลุ่มทอผ้า"
    assert people["ราตรี แสงรุ้งทอง"].extra == {"อพม.": "✓", "กลุ่ม": "ก"}


def test_a_named_group_that_is_not_listed_becomes_known_as_an_organisation_does() -> None:
    reading = register(["ดาริน ดงหมอก", "กลุ่มทอผ้า"], heads=("ชื่อ - สกุล", "กลุ่ม"))

    (joined,) = reading.affiliations
    assert (reading.parties[joined.body].name, reading.parties[joined.body].is_listed) == (
        "กลุ่มทอผ้า",
        False,
    )


def test_a_province_is_found_in_an_address() -> None:
    heads = ("ชื่อ - สกุล", "ที่อยู่", "โทร")
    reading = register(["ดาริน ดงหมอก", "12 ม.3 ต.ลมหนาว จ.เชียงราย 57000", "081"], heads=heads)
    assert reading.parties[1].province == "57"

    heads = ("ชื่อ - สกุล", "ตำบล/อำเภอ/จังหวัด", "โทร")
    reading = register(["ดาริน ดงหมอก", "ลมหนาว เมฆขาว เชียงราย", "081"], heads=heads)
    assert (reading.parties[1].province, reading.parties[1].area_written) == (
        "57",
        "ลมหนาว เมฆขาว เชียงราย",
    )


def test_unknown_columns_and_cells_beyond_the_heading_are_kept() -> None:
    reading = register(
        ["ดาริน ดงหมอก", "0811111111", "ทอผ้า", "เพิ่มทีหลัง"], heads=("ชื่อ - สกุล", "โทร", "ทุนเดิม")
    )

    assert reading.parties[1].extra == {"ทุนเดิม": "ทอผ้า", "D": "เพิ่มทีหลัง"}


def test_a_province_nobody_knows_is_kept_as_written() -> None:
    reading = register(["ดาริน ดงหมอก", "เมืองลับแล"], heads=("ชื่อ - สกุล", "จังหวัด"))

    assert (reading.parties[1].province, reading.parties[1].extra) == ("", {"จังหวัด": "เมืองลับแล"})


def test_a_word_in_brackets_is_how_a_person_is_called() -> None:
    reading = register(
        ["ดาริน ดงหมอก (ดา)", "", ""], ["เมฆา เนินทราย (วัดป่าดาว)", "", ""], ["ธารา สายฝน", "", ""]
    )

    assert [p.nickname for p in reading.parties.values()] == ["ดา", "", ""]
    assert reading.parties[2].extra == {"(…)": "วัดป่าดาว"}


def test_a_committee_names_people_of_the_register() -> None:
    reading = read(book(nasty.TWO_REGISTERS))
    people = by_name(reading)

    committee = reading.sheets[2]
    assert (committee.matched, committee.new, committee.set_aside) == (2, 1, 1)
    assert people["นภา สนสามต้น"].role == "ประธาน"
    assert [w.sheet for w in people["นภา สนสามต้น"].rows] == ["ตำบลเมฆขาว", "คณะกรรมการ"]


def test_a_committee_member_who_fits_two_is_set_aside_naming_both() -> None:
    reading = read(book(nasty.TWO_REGISTERS))

    entry = next(e for e in reading.set_aside if e.where.sheet == "คณะกรรมการ")
    assert entry.reason is SetAsideReason.AMBIGUOUS_NAME
    assert len(entry.candidates) == 2
    assert "ตำบลเมฆขาว แถว 3" in entry.sentence.in_language("th")
    assert "ตำบลทุ่งรุ้ง, row 3" in entry.sentence.in_language("en")


def test_registers_in_two_sheets_put_one_person_together() -> None:
    reading = read(book(nasty.TWO_REGISTERS))

    merged = [d for d in reading.duplicates if d.state is DuplicateState.MERGED]
    assert [[w.sheet for w in d.rows] for d in merged] == [["ตำบลเมฆขาว", "ตำบลทุ่งรุ้ง"]]


def test_headings_between_rows_and_footnotes_are_no_people() -> None:
    reading = read(book(nasty.SECTIONS))

    assert [p.name for p in reading.parties.values()] == [
        "ดาริน ดงหมอก",
        "เมฆา เนินทราย",
        "ฟ้าใส ธารน้ำผึ้ง",
    ]
    assert "กลุ่มที่ 1 ภาครัฐ" in reading.sheets[0].doubts[0].in_language("th")


def test_english_registers_read_the_same() -> None:
    people = by_name(read(book(nasty.ENGLISH)))

    assert people["Arun Wave"].joined.iso == "2018"  # type: ignore[union-attr]
    assert people["Chai Field"].joined.iso == "2020-07"  # type: ignore[union-attr]
    assert people["Busaba Stone"].phone == "+66822223344"
    assert people["Busaba Stone"].email == ""
    assert people["Arun Wave"].extra == {"T-shirt": "L"}


def test_codes_of_members_are_kept_and_may_be_used_by_ties() -> None:
    tables: dict[str, list[list[CellValue]]] = {
        "สมาชิก": [
            ["รหัสสมาชิก", "ชื่อ - สกุล", "โทร"],
            ["A1", "ดาริน ดงหมอก", "081"],
            ["A2", "เมฆา เนินทราย", "082"],
        ],
        "ความสัมพันธ์": [["จาก", "ถึง"], ["A1", "A2"]],
    }

    reading = read(book(tables))

    assert reading.sheets[0].kind is SheetKind.PEOPLE
    assert [(t.source, t.target) for t in reading.ties] == [(1, 2)]
    assert reading.parties[1].extra == {"รหัสสมาชิก": "A1"}
