"""A network's workbook as a coordinator keeps it, made by a seed, with the truth beside it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from malai_core.formats import CellValue

GIVEN: Final = [
    "ดาริน",
    "เมฆา",
    "ฟ้าใส",
    "ธารา",
    "ภูผา",
    "จันทร์ฉาย",
    "ตะวัน",
    "สายธาร",
    "พิรุณ",
    "ใบเตย",
    "ชบา",
    "ปาริชาต",
    "ไพลิน",
    "มรกต",
    "นภา",
    "อรุณ",
    "ลำธาร",
    "ทิวา",
    "ราตรี",
    "เกสร",
    "บุหงา",
    "พฤกษา",
    "สิงขร",
    "วายุ",
]
FAMILY: Final = [
    "ดงหมอก",
    "เนินทราย",
    "ธารน้ำผึ้ง",
    "ภูฟ้าคราม",
    "ทุ่งดาวเรือง",
    "ป่าเมฆขาว",
    "ลมหนาวพัด",
    "แสงรุ้งทอง",
    "ห้วยกุหลาบ",
    "สนสามต้น",
    "ไผ่เรียงราย",
    "หินลอยน้ำ",
]
TITLES: Final = ("นาย", "นาง", "นางสาว", "น.ส.", "ดร.", "พ.ต.ท.", "ครู", "ร.ต.")
NICKNAMES: Final = ("ต้นกล้า", "ข้าวหอม", "ปุยฝ้าย", "มะลิ", "น้ำค้าง", "-", "", "")
BODIES: Final = (
    ("องค์การบริหารส่วนตำบลลมหนาว", "ภาครัฐ"),
    ("โรงเรียนบ้านทุ่งรุ้ง", "ภาครัฐ"),
    ("มูลนิธิสายธารใจ", "ภาคประชาสังคม"),
    ("ชมรมผู้สูงอายุบ้านเมฆ", "ชุมชน"),
    ("วัดป่าดาวเรือง", "ศาสนา"),
    ("วิสาหกิจชุมชนน้ำผึ้งป่า", "ธุรกิจชุมชน"),
)
KINDS: Final = ("ประสานงาน", "แบ่งปันข้อมูล", "ขอคำปรึกษา", "สนับสนุนงบประมาณ", "MOU")
MARKS: Final[tuple[str | int, ...]] = ("", "", "", "✓", "มา", "1", 1, "/", "ลา", "ขาด", "-")
OFTEN: Final = ("ทุกวัน", "ทุกสัปดาห์", "ทุกเดือน", "นาน ๆ ครั้ง", "")
SHORT_MONTHS: Final = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
LONG_MONTHS: Final = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass
class Truth:
    """What is in the workbook when it is read right."""

    people: int = 0
    organisations: int = len(BODIES)
    merged: int = 0
    joined: dict[str, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    meetings: set[str] = field(default_factory=set)
    presences: int = 0
    ties: set[tuple[str, str, str]] = field(default_factory=set)
    set_aside: int = 0


@dataclass
class Messy:
    """The sheets of the workbook, in the order of the file, and the truth."""

    tables: dict[str, list[list[CellValue]]]
    truth: Truth


def thai_digits(text: str) -> str:
    """Return a text with Thai digits."""
    return text.translate(_THAI_DIGITS)


def dates_written(day: date) -> list[CellValue]:
    """Return one day in every style that coordinators use."""
    year = day.year + 543
    return [
        day,
        f"{day.day} {SHORT_MONTHS[day.month - 1]} {year}",
        f"{day.day}/{day.month}/{year % 100}",
        f"{day.day} {LONG_MONTHS[day.month - 1]} พ.ศ. {year}",
        thai_digits(f"{day.day}/{day.month}/{year}"),
        day.isoformat(),
    ]


def phones_written(number: str) -> list[CellValue]:
    """Return one number of ten digits in every style that coordinators use."""
    return [
        number,
        f"{number[:3]}-{number[3:6]}-{number[6:]}",
        f"{number[:3]} {number[3:]}",
        f"+66{number[1:]}",
        thai_digits(number),
        int(number),
    ]


def make(seed: int = 1, people: int = 40, meetings: int = 7, ties: int = 60) -> Messy:
    """Return a workbook of four sheets.

    The register has a title, dates and phones in every style, two blank rows, a total, and three
    people twice. The tie sheet names a stranger and has a self-tie.
    """
    dice = random.Random(seed)  # noqa: S311 - a test's data, not secrets
    truth = Truth(people=people)
    names = dice.sample([f"{g} {f}" for g in GIVEN for f in FAMILY], people)
    tables = {
        "ทะเบียนสมาชิก": _register(dice, names, truth),
        "องค์กรภาคี": _bodies(dice),
        "ใบลงชื่อ": _sign_in(dice, names, meetings, truth),
        "ความสัมพันธ์": _ties(dice, names, ties, truth),
    }
    return Messy(tables, truth)


def _register(dice: random.Random, names: list[str], truth: Truth) -> list[list[CellValue]]:
    rows: list[list[CellValue]] = [
        ["ทะเบียนสมาชิกเครือข่ายลมหนาว ปีงบประมาณ ๒๕๖๗"],
        ["ปรับปรุงล่าสุด 3 ต.ค. 2566"],
        [],
        [
            "ที่",
            "โทรศัพท์",
            "ชื่อ - สกุล",
            "ชื่อเล่น",
            "หน่วยงาน/องค์กร",
            "จังหวัด",
            "วันที่เข้าร่วม",
            "อีเมล",
            "ทุนเดิม",
        ],
    ]
    people = [_person(dice, name, truth) for name in names]
    for name, row in dice.sample(list(zip(names, people, strict=True)), 3):
        again = list(row)
        again[1] = dice.choice([name, f"คุณ{name}", f"{name} "])
        number = "0" + truth.phones[name].removeprefix("+66")
        again[0] = dice.choice(phones_written(number))
        people.append(again)
        truth.merged += 1
    for order, row in enumerate(people, 1):
        rows.append([order, *row])
        if order == len(names) // 2:
            rows.append([])
    return [*rows, [], [None, None, f"รวมทั้งสิ้น {len(people)} คน"]]


def _person(dice: random.Random, name: str, truth: Truth) -> list[CellValue]:
    number = f"08{dice.randrange(10**8):08d}"
    joined = date(2015, 1, 1) + timedelta(days=dice.randrange(3000))
    truth.joined[name] = joined.isoformat()
    truth.phones[name] = "+66" + number[1:]
    given, family = name.split(" ")
    gap = dice.choice([" ", "  ", "\u00a0", " \u00a0 "])
    return [
        dice.choice(phones_written(number)),
        f"{dice.choice(TITLES)}{given}{gap}{family}",
        dice.choice(NICKNAMES),
        dice.choice([*[body for body, _ in BODIES], "-", ""]),
        dice.choice(["เชียงราย", "จ.เชียงราย", "ชร.", "จังหวัดเชียงราย", ""]),
        dice.choice(dates_written(joined)),
        dice.choice(["", "-", f"m{number}@example.org"]),
        dice.choice(["", "ทอผ้า", "จักสาน"]),
    ]


def _bodies(dice: random.Random) -> list[list[CellValue]]:
    signed: list[CellValue] = ["", "24 ม.ค. 2560", date(2017, 1, 24)]
    rows: list[list[CellValue]] = [[n, sector, dice.choice(signed)] for n, sector in BODIES]
    return [["ชื่อองค์กร", "ประเภท", "วันที่ลงนาม"], *rows]


def _sign_in(
    dice: random.Random, names: list[str], meetings: int, truth: Truth
) -> list[list[CellValue]]:
    days = [date(2022, 10, 5) + timedelta(days=31 * i) for i in range(meetings)]
    truth.meetings = {day.isoformat() for day in days}
    heads = [f"ประชุม {dates_written(day)[1]}" for day in days]
    rows: list[list[CellValue]] = [["ชื่อ - สกุล", *heads]]
    for name in names:
        marks: list[CellValue] = [dice.choice(MARKS) for _ in days]
        truth.presences += sum(mark in {"✓", "มา", "1", 1, "/"} for mark in marks)
        rows.append([dice.choice([name, f"นาย{name}", f"{name} "]), *marks])
    totals: list[CellValue] = [
        sum(row[i] in {"✓", "มา", "1", 1, "/"} for row in rows) for i in range(1, meetings + 1)
    ]
    rows += [["รวม", *totals]]
    return rows


def _ties(dice: random.Random, names: list[str], count: int, truth: Truth) -> list[list[CellValue]]:
    rows: list[list[CellValue]] = [["จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"]]
    while len(truth.ties) < count:
        first, second = dice.sample(names, 2)
        kind = dice.choice(KINDS)
        if (first, second, kind) not in truth.ties:
            truth.ties.add((first, second, kind))
            rows.append([first, second, kind, dice.choice(OFTEN)])
    rows.append(["ผู้ที่ยังไม่อยู่ในทะเบียน", names[0], "ปรึกษา", ""])
    rows.append([names[1], names[1], "ปรึกษา", ""])
    truth.set_aside = 2
    return rows
