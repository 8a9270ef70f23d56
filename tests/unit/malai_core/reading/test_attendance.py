"""Sign-in matrices, sign-in lists, lists of activities."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import Mark, Reading, SetAsideReason, SheetKind, read
from tests.data import nasty
from tests.data.books import book

REGISTER: list[list[CellValue]] = [
    ["ชื่อ - สกุล", "โทร", "หน่วยงาน"],
    ["ดาริน ดงหมอก", "0811111111", "วัดป่าดาว"],
    ["เมฆา เนินทราย", "0811111112", "วัดป่าดาว"],
    ["นายธารา สายฝน", "0811111113", "โรงเรียนเมฆ"],
    ["นางธารา สายฝน", "0811111114", "วัดป่าดาว"],
]


def matrix(*rows: list[CellValue], with_register: bool = True) -> Reading:
    sheet: list[list[CellValue]] = [["ชื่อ - สกุล", "ประชุม 5 ต.ค. 2565", "ประชุม 4 พ.ย. 2565"], *rows]
    tables: dict[str, list[list[CellValue]]] = {"ทะเบียน": REGISTER} if with_register else {}
    return read(book({**tables, "ลงชื่อ": sheet}))


def marks(reading: Reading) -> list[tuple[int, int, str]]:
    return sorted((a.party, a.meeting, a.mark.value) for a in reading.attendances)


def test_marks_say_who_came_was_on_leave_and_did_not() -> None:
    reading = matrix(["ดาริน ดงหมอก", "✓", "ลา"], ["น.ส.เมฆา  เนินทราย", "ขาด", None])

    people = {p.name: p.key for p in reading.parties.values()}
    assert marks(reading) == sorted(
        [
            (people["ดาริน ดงหมอก"], 1, "present"),
            (people["ดาริน ดงหมอก"], 2, "leave"),
            (people["เมฆา เนินทราย"], 1, "absent"),
        ]
    )
    assert reading.presences() == 1


def test_a_mark_nobody_knows_sets_only_its_cell_aside() -> None:
    reading = matrix(["ดาริน ดงหมอก", "?", "✓"])

    (entry,) = reading.set_aside
    assert (entry.reason, entry.is_whole_row) == (SetAsideReason.UNKNOWN_MARK, False)
    assert entry.cells == {"ประชุม 5 ต.ค. 2565": "?"}
    assert reading.presences() == 1


def test_an_x_beside_ticks_says_absent_and_the_sheet_says_so() -> None:
    reading = matrix(["ดาริน ดงหมอก", "x", "✓"])

    assert [a.mark for a in reading.attendances] == [Mark.PRESENT, Mark.ABSENT]
    assert "ไม่มา" in reading.sheets[1].doubts[0].in_language("th")


def test_an_x_alone_says_present_and_the_sheet_says_so() -> None:
    reading = matrix(["ดาริน ดงหมอก", "x", "x"], ["เมฆา เนินทราย", None, "x"])

    assert reading.presences() == 3
    assert "present" in reading.sheets[1].doubts[0].in_language("en")


def test_the_same_person_twice_is_counted_once_and_coming_wins() -> None:
    reading = matrix(
        ["ดาริน ดงหมอก", "ลา", "ขาด"], ["ดาริน ดงหมอก", "✓", "ลา"], ["ดาริน ดงหมอก", "ขาด", "ขาด"]
    )

    assert [(a.meeting, a.mark) for a in reading.attendances] == [
        (1, Mark.PRESENT),
        (2, Mark.LEAVE),
    ]


def test_a_name_outside_the_register_is_set_aside() -> None:
    reading = matrix(["คนแปลก หน้าใหม่", "✓", "✓"])

    assert [e.reason for e in reading.set_aside] == [SetAsideReason.UNKNOWN_NAME]
    assert reading.presences() == 0


def test_a_name_that_fits_two_is_set_aside_naming_both() -> None:
    reading = matrix(["ธารา สายฝน", "✓", "✓"])

    (entry,) = reading.set_aside
    assert entry.reason is SetAsideReason.AMBIGUOUS_NAME
    assert [reading.parties[key].name for key in entry.candidates] == [
        "นายธารา สายฝน",
        "นางธารา สายฝน",
    ]


def test_a_title_tells_two_namesakes_apart() -> None:
    reading = matrix(["นางธารา สายฝน", "✓", "✓"])

    assert {reading.parties[a.party].name for a in reading.attendances} == {"นางธารา สายฝน"}


def test_without_a_register_names_become_known() -> None:
    reading = matrix(["ดาริน ดงหมอก", "✓", "✓"], ["น.ส.ดาริน ดงหมอก", "✓", None], with_register=False)

    (person,) = reading.parties.values()
    assert not person.is_listed
    assert reading.presences() == 2


def test_what_a_sign_in_sheet_says_of_unlisted_people_is_kept() -> None:
    reading = read(book(nasty.TWO_ROW_HEADS))

    assert [p.name for p in reading.parties.values()] == [
        "ดาริน ดงหมอก",
        "วัดป่าดาวเรือง",
        "เมฆา เนินทราย",
        "ฟ้าใส ธารน้ำผึ้ง",
    ]
    assert len(reading.affiliations) == 2
    assert [m.on.iso for m in reading.meetings.values() if m.on] == [
        "2023-01-05", "2023-01-19", "2023-02-02", "2023-02-16",
    ]  # fmt: skip
    assert reading.presences() == 6


def test_a_row_of_marks_without_name_is_set_aside() -> None:
    reading = matrix([None, "✓", "มา"])

    assert [e.reason for e in reading.set_aside] == [SetAsideReason.NO_NAME]


def test_a_sign_in_sheet_of_one_meeting_is_named_above_its_table() -> None:
    reading = read(book(nasty.SIGN_IN_LISTS))

    first = reading.meetings[1]
    assert first.on is not None
    assert first.on.iso == "2022-10-05"
    assert [a.mark for a in reading.attendances if a.meeting == 1] == [Mark.PRESENT] * 2
    assert "ทุกคน" in reading.sheets[0].doubts[0].in_language("th")


def test_signatures_say_who_of_the_list_came() -> None:
    rows: list[list[CellValue]] = [
        ["ประชุม 5 ต.ค. 2565"],
        ["ชื่อ - สกุล", "ลงชื่อ"],
        ["ดาริน ดงหมอก", "ดาริน"],
        ["เมฆา เนินทราย", ""],
        ["ฟ้าใส ธารน้ำผึ้ง", "ลา"],
    ]

    reading = read(book({"x": rows}))

    assert [a.mark for a in reading.attendances] == [Mark.PRESENT, Mark.LEAVE]


def test_a_list_of_person_meeting_and_date_reads_one_attendance_a_row() -> None:
    reading = read(book({"การเข้าร่วม": nasty.SIGN_IN_LISTS["การเข้าร่วม"]}))

    assert [(m.title, m.on and m.on.iso) for m in reading.meetings.values()] == [
        ("อบรมจิตอาสา", "2022-11-04"),
        ("ลงพื้นที่", "2022-12-04"),
    ]
    assert [a.mark for a in reading.attendances] == [Mark.PRESENT, Mark.LEAVE, Mark.PRESENT]
    assert [(e.reason, e.is_whole_row) for e in reading.set_aside] == [
        (SetAsideReason.UNKNOWN_MARK, False),
        (SetAsideReason.OTHER, True),
    ]


def test_a_stranger_on_a_list_is_set_aside() -> None:
    rows: list[list[CellValue]] = [
        ["ประชุม 5 ต.ค. 2565"],
        ["ชื่อ - สกุล", "โทร", "ลายมือชื่อ"],
        ["ธารา สายฝน", "0811111114", ""],
        ["คนแปลก หน้าใหม่", "", ""],
    ]

    reading = read(book({"ทะเบียน": REGISTER, "ต.ค.": rows}))

    assert [e.reason for e in reading.set_aside] == [SetAsideReason.UNKNOWN_NAME]
    assert [reading.parties[a.party].name for a in reading.attendances] == ["นางธารา สายฝน"]


def test_a_list_without_marks_counts_everybody_on_it() -> None:
    rows: list[list[CellValue]] = [
        ["วันที่", "กิจกรรม", "ชื่อ - สกุล"],
        ["5 ต.ค. 2565", "ปลูกป่า", "ดาริน ดงหมอก"],
    ]

    reading = read(book({"ลงชื่อ": rows}))

    assert reading.sheets[0].kind is SheetKind.ATTENDANCE_LIST
    assert reading.presences() == 1


def test_activities_are_read_with_kind_place_and_the_rest() -> None:
    rows: list[list[CellValue]] = [
        ["ลำดับ", "ชื่อกิจกรรม", "วันที่จัด", "ประเภทกิจกรรม", "สถานที่", "งบประมาณ"],
        [1, "ปลูกป่า", "5 ต.ค. 2565", "จิตอาสา", "ดอยเมฆ", 5000],
        [2, "ปลูกป่า", "5/10/2565", "", "", ""],
        [3, "", "", "อบรม", "", ""],
        ["รวม", "", "", "", "", 5000],
    ]

    reading = read(book({"กิจกรรม": rows}))

    (meeting,) = reading.meetings.values()
    assert (meeting.title, meeting.kind, meeting.place) == ("ปลูกป่า", "จิตอาสา", "ดอยเมฆ")
    assert meeting.extra == {"งบประมาณ": "5000"}
    report = reading.sheets[0]
    assert (report.new, report.duplicates, report.set_aside) == (1, 1, 1)


def test_an_organisation_may_attend() -> None:
    rows: list[list[CellValue]] = [["ชื่อ - สกุล", "ประชุม 5 ต.ค. 2565"], ["มูลนิธิเมฆ", "✓"]]

    reading = read(book({"ลงชื่อ": rows}))

    assert [p.kind.value for p in reading.parties.values()] == ["organisation"]
    assert reading.presences() == 1
