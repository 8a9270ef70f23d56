"""What is said at an export about what the chosen format cannot hold."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

NAME: Final = Words("ชื่อเครือข่าย", "the name of the network")
ABOUT: Final = Words("ข้อมูลของทั้งเครือข่าย {count} รายการ", "{count} attributes of the whole network")
IDS: Final = Words(
    "รหัสเดิมของสมาชิก (ไฟล์นี้ใช้เลขหรือชื่อแทน)", "the members' ids (this format has numbers or names)"
)
LABELS: Final = Words("ชื่อของสมาชิก {count} ราย", "the labels of {count} members")
NAMES_APART: Final = Words(
    "ชื่อซ้ำ {count} ราย จึงเติมเลขต่อท้าย", "{count} repeated names, which got a number behind them"
)
MEMBER_ATTRIBUTES: Final = Words("ช่องข้อมูลของสมาชิก {count} ช่อง", "{count} attributes of members")
TIE_ATTRIBUTES: Final = Words("ช่องข้อมูลของความสัมพันธ์ {count} ช่อง", "{count} attributes of ties")
TYPES: Final = Words(
    "ชนิดของค่า {count} ค่า (เก็บเป็นข้อความหรือตัวเลขแบบอื่น)", "the type of {count} values"
)
DIGITS: Final = Words("หลักที่ 17 ของตัวเลข {count} ค่า", "the 17th digit of {count} numbers")
RENAMED: Final = Words(
    "ชื่อช่องข้อมูล {count} ช่อง (เติม _ เพราะชื่อนี้มีความหมายในไฟล์)",
    "the names of {count} attributes (which got a _, since they mean something in the file)",
)
LETTERS: Final = Words("ตัวอักษรที่ไฟล์นี้เก็บไม่ได้ {count} ข้อความ", "letters of {count} texts")
RELATIONS: Final = Words(
    "ความสัมพันธ์อีก {count} ชนิด (เขียนชนิดแรกเท่านั้น)",
    "{count} other relations (only the first is written)",
)
EMPTY_RELATIONS: Final = Words(
    "ชนิดความสัมพันธ์ที่ยังไม่มีเส้น {count} ชนิด", "{count} relations without a tie"
)
SUMMED: Final = Words(
    "ความสัมพันธ์ซ้ำคู่เดียวกัน {count} เส้น (รวมเป็นเส้นเดียว)",
    "{count} parallel ties, which are added together",
)
DIRECTION: Final = Words(
    "ทิศทาง (ตารางบอกได้เพียงสมมาตรหรือไม่)",
    "directions, of which a matrix tells only whether it is symmetric",
)
WITHIN: Final = Words(
    "ความสัมพันธ์ภายในฝ่ายเดียวกัน {count} เส้น", "{count} ties within one kind of member"
)
SPELLS: Final = Words("ช่วงเวลาของ {count} รายการ", "the times of {count} members and ties")
TIMED: Final = Words("ค่าที่เปลี่ยนตามเวลา {count} ค่า", "{count} values that change over time")
MODES: Final = Words("ชื่อหรือการแบ่งสมาชิกสองฝ่าย", "the two kinds of member, or their names")
TIE_IDS: Final = Words("รหัสของความสัมพันธ์", "the ids of ties")
ISOLATES: Final = Words("สมาชิก {count} รายที่ไม่มีความสัมพันธ์", "{count} members without a tie")
NEEDS_TWO: Final = Words(
    "ไฟล์ .2sm เก็บได้เฉพาะตารางสมาชิก × กิจกรรม เครือข่ายนี้มีสมาชิกฝ่ายเดียว เลือกรูปแบบอื่น เช่น dl หรือ graphml",
    "A .2sm file holds members by activities only; this network has one kind of member. "
    "Choose another format, such as dl or graphml.",
)
NO_CELLS: Final = Words(
    "ไม่มีช่องให้เขียน: ตารางต้องมีสมาชิกอย่างน้อยหนึ่งรายในแต่ละฝ่าย เลือกรูปแบบอื่น เช่น graphml",
    "There is nothing to write: a matrix needs a member on each side. Choose another format, such as graphml.",
)
MEMBERS: Final = Words("สมาชิก {count} ราย", "{count} members")
TIES: Final = Words("ความสัมพันธ์ {count} เส้น", "{count} ties")
LOST: Final = Words("รูปแบบ {format} เก็บไม่ได้: {what}", "{format} cannot hold: {what}")
PRIVATE: Final = Words(
    "ตัดช่องข้อมูลส่วนบุคคล {count} ช่องออก: {names}",
    "{count} attributes with personal data were left out: {names}",
)
