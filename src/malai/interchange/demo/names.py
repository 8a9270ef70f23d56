"""Invented names, by language group. No combination stands for a real person."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class LanguageGroup:
    """A language group of the hills with names that sound like it."""

    name: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


GROUPS: Final = (
    LanguageGroup(
        "อาข่า",
        ("หมี่โซ", "อาหมี่", "หมี่ผ่า", "บูแต", "หมี่จู"),
        ("อาซอง", "อาโจ", "ลอเซอ", "อาบู", "จูเปาะ"),
        ("เชอหมื่อ", "ลาเซอะ", "ยอเปียว", "มาโย", "เบียงแล"),
    ),
    LanguageGroup(
        "ลาหู่",
        ("นะแฮ", "นาสอ", "นาเต๊าะ", "นะเมีย", "นาลู"),
        ("จะสอ", "จะลู", "จะพือ", "แอ๊ะเปอะ", "จะทอ"),
        ("จะหา", "ลาหู่นะ", "จะบู", "ปูแบ", "จะกา"),
    ),
    LanguageGroup(
        "ลีซู",
        ("อะมิมะ", "สีมะ", "อะเลมา", "งัวะผะ", "อะซามะ"),
        ("อะเบผะ", "อาเลผะ", "สามะ", "อะหวู่", "อะซาผะ"),
        ("เลายี่ปา", "สินลี้", "งัวยา", "แสนมี่", "เบียะผะ"),
    ),
    LanguageGroup(
        "เมี่ยน",
        ("เหมยฟาม", "ฟามเจี๋ยว", "เหมยเจียว", "หมวงเหมย", "ฟามออน"),
        ("เก๊าเหว่น", "ฟุจ้อย", "วั่นเจียม", "เลี่ยวโจว", "จ้อยฟุ"),
        ("แซ่เติ๋น", "ศรีสมบูรณ์ดอย", "แซ่ฟุ้ง", "ภูเมี่ยน", "แซ่จ๋าว"),
    ),
    LanguageGroup(
        "ม้ง",
        ("มายเยี้ย", "ปางหมี่", "เจ่าหมี่", "ยิงเยี่ย", "มายซู"),
        ("จื้อเปา", "เล่าต๋า", "ก้องเมง", "วั่งเปา", "ตูหลื่อ"),
        ("แซ่หาญ", "แซ่โซ้ง", "วงศ์ดอยเขียว", "แซ่กื้อ", "ยอดภูผา"),
    ),
    LanguageGroup(
        "ไทใหญ่",
        ("แสงหล้า", "จ๋ามคำ", "หอมนวล", "นางเอ้ย", "คำแลง"),
        ("จายหลาว", "แสงเมือง", "จายคำ", "อ่องแลง", "หาญเมือง"),
        ("ลุงหม่อน", "จองคำแลง", "หมอกใหม่", "ปางคำลือ", "ไตเมือง"),
    ),
    LanguageGroup(
        "จีนยูนนาน",
        ("เหม่ยหลิง", "ซิ่วจู", "หลันฮัว", "อวี้เจิน", "ชุนเหม่ย"),
        ("กั๋วเฉียง", "เหวินหลง", "หย่งฟู่", "จื้อหมิง", "เต๋อเซิ่ง"),
        ("แซ่เฉา", "ดอยรุ่งเรือง", "แซ่ต้วน", "แซ่หยาง", "พนาชา"),
    ),
    LanguageGroup(
        "ไทยเหนือ",
        ("ลำดวน", "บัวตอง", "เกสร", "อำพร", "จิตรลดา", "วิไล", "ดารุณี", "สายพิณ", "นิภา", "ทัศนีย์"),
        ("ธนู", "พิเชษฐ", "สุรศักดิ์", "อุดม", "ประยูร", "วิชิต", "ชูเกียรติ", "สมพงศ์", "ไพศาล", "เดชา"),
        ("ทุ่งหลวง", "ยอดแก้วเมือง", "ดวงปัน", "สันป่าแดง", "ใจเที่ยงแท้", "ฟองน้ำค้าง", "เมืองพร้าวงาม"),
    ),
)
NICKNAMES: Final = (
    "แก้ว", "ดาว", "ฝน", "หมอก", "ต้น", "น้ำ", "ก้อย", "เปิ้ล", "อ้อม", "โอ๋", "นุ่น", "ปอ", "ส้ม",
    "แต๋ว", "หล้า", "จุ๋ม", "บัว", "ชา", "ภู", "เมฆ", "ยอด", "ติ๊ก", "ไหม", "", "", "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that was not given before."""

    title: str
    given: str
    family: str
    nickname: str
    languages: str


class Names:
    """Gives names without repeating one."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.given: set[tuple[str, str]] = set()

    def new(self, group: LanguageGroup | None = None) -> NewName:
        """Return a fresh name, of ``group`` or of any."""
        group = group or self.random.choice(GROUPS)
        is_woman = self.random.random() < 0.62
        given = self.random.choice(group.women if is_woman else group.men)
        pair = self._unused(given, group, is_woman=is_woman)
        title = self.random.choice(("นาง", "นางสาว")) if is_woman else "นาย"
        languages = group.name if group.name == "ไทยเหนือ" else f"{group.name}, ไทย"
        return NewName(title, *pair, self.random.choice(NICKNAMES), languages)

    def _unused(self, given: str, group: LanguageGroup, *, is_woman: bool) -> tuple[str, str]:
        """Return a pair not used before; a full pool borrows a family from another group."""
        pools = [group.families, *(g.families for g in self.random.sample(GROUPS, len(GROUPS)))]
        for pool in pools:
            free = [family for family in pool if (given, family) not in self.given]
            if free:
                pair = (given, self.random.choice(free))
                self.given.add(pair)
                return pair
        other = self.random.choice(GROUPS)
        longer = f"{given}{self.random.choice(('พร', 'คำ', 'แสง', 'ทอง', 'นวล', 'ชัย'))}"
        del is_woman
        return self._unused(longer, other, is_woman=True)
