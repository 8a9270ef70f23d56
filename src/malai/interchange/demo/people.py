"""Who belongs to the hill network: families, volunteers and the people of the bodies."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from malai.interchange.demo.facts import BodyFact, PersonFact
from malai.interchange.demo.names import GROUPS, Names, NewName

LAST_DAY: Final = date(2016, 12, 31)
#: Group of volunteers of each language, in the order of ``GROUPS``.
VOLUNTEER_GROUPS: Final = ("akha", "lahu", "lisu", "mien", "hmong", "tai", "yunnan")
#: Body -> (number of people, position, role in the network)
STAFF: Final[dict[str, tuple[int, str, str]]] = {
    "foundation": (6, "เจ้าหน้าที่มูลนิธิ", "ผู้ประสานงาน"),
    "clinic": (5, "พยาบาลวิชาชีพ", "นักปฏิบัติงาน"),
    "clinic2": (2, "เจ้าพนักงานสาธารณสุข", "นักปฏิบัติงาน"),
    "hospital": (3, "นักกายภาพบำบัด", "นักปฏิบัติงาน"),
    "special": (4, "ครูการศึกษาพิเศษ", "นักปฏิบัติงาน"),
    "local": (4, "นักพัฒนาชุมชน", "ผู้บริหาร"),
    "school1": (3, "ครู", "นักปฏิบัติงาน"),
    "school2": (2, "ครู", "นักปฏิบัติงาน"),
    "school3": (2, "ครูใหญ่", "ผู้บริหาร"),
    "nursery": (2, "ครูผู้ดูแลเด็ก", "นักปฏิบัติงาน"),
    "church1": (2, "ผู้ปกครองคริสตจักร", "นักปฏิบัติงาน"),
    "church2": (1, "ศิษยาภิบาล", "นักปฏิบัติงาน"),
    "catholic": (1, "ครูคำสอน", "นักปฏิบัติงาน"),
    "temple": (2, "ไวยาวัจกร", "นักปฏิบัติงาน"),
    "coffee": (3, "ประธานวิสาหกิจ", "ผู้บริหาร"),
    "weaving": (3, "แกนนำกลุ่ม", "นักปฏิบัติงาน"),
    "tea": (1, "ประธานสหกรณ์", "ผู้บริหาร"),
    "youth": (4, "แกนนำเยาวชน", "นักปฏิบัติงาน"),
    "health-volunteers": (6, "อสม.", "นักปฏิบัติงาน"),
    "elders": (2, "ประธานชมรม", "ผู้บริหาร"),
    "radio": (1, "ผู้จัดรายการ", "นักปฏิบัติงาน"),
    "district": (1, "ปลัดอำเภอ", "ผู้บริหาร"),
    "district-health": (1, "นักวิชาการสาธารณสุข", "ผู้จัดการ"),
    "province-health": (1, "นักวิชาการสาธารณสุข", "ผู้จัดการ"),
    "province-social": (2, "นักพัฒนาสังคม", "ผู้จัดการ"),
    "province-education": (1, "ศึกษานิเทศก์", "ผู้จัดการ"),
    "province-hospital": (1, "แพทย์เวชศาสตร์ฟื้นฟู", "ผู้บริหาร"),
    "disabled-association": (2, "กรรมการสมาคม", "ผู้บริหาร"),
    "university": (2, "อาจารย์", "ผู้จัดการ"),
    "fund": (1, "กรรมการกองทุน", "ผู้บริหาร"),
}
FAMILIES: Final = 26
VOLUNTEERS_EACH: Final = 3


class People:
    """Makes the people one by one, so that keys and names follow from the seed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names = Names(random)
        self.made: list[PersonFact] = []

    def of_the_hill(self, bodies: list[BodyFact]) -> list[PersonFact]:
        """Return volunteers, staff and families."""
        began = {body.key: body.joined.first_day for body in bodies}
        self._volunteers(began)
        for body, (number, position, role) in STAFF.items():
            for _ in range(number):
                self.add(self.names.new(GROUPS[-1]), body, position, role, began[body])
        for index in range(FAMILIES):
            group = GROUPS[index % len(VOLUNTEER_GROUPS)]
            since = date(2009 + index * 7 // FAMILIES, 1, 1)
            self.add(self.names.new(group), "parents", "ผู้ปกครอง", "สมาชิก", since)
        return self.made

    def _volunteers(self, began: dict[str, date]) -> None:
        for group, body in zip(GROUPS, VOLUNTEER_GROUPS, strict=False):
            for _ in range(VOLUNTEERS_EACH):
                self.add(self.names.new(group), body, "อาสาสมัคร", "อาสาสมัคร", began[body])

    def add(self, name: NewName, body: str, position: str, role: str, earliest: date) -> PersonFact:
        """Make a person who joins some time after ``earliest`` and may leave later."""
        joined = min(earliest + timedelta(days=self.random.randrange(20, 700)), date(2016, 10, 1))
        person = PersonFact(
            key=f"p{len(self.made)}",
            title=name.title,
            given=name.given,
            family=name.family,
            nickname=name.nickname,
            languages=name.languages,
            role=role,
            body=body,
            position=position,
            joined=joined,
            left=self._leaving(joined),
            phone=self._phone(),
            email=f"member{len(self.made)}@example.org" if self.random.random() < 0.3 else "",
            warmth=self.random.betavariate(2.2, 2.4),
            verified=LAST_DAY - timedelta(days=self.random.randrange(0, 720)),
        )
        self.made.append(person)
        return person

    def _leaving(self, joined: date) -> date | None:
        if self.random.random() > 0.16:
            return None
        left = joined + timedelta(days=self.random.randrange(400, 2400))
        return left if left < LAST_DAY else None

    def _phone(self) -> str:
        """Return a number of a block that no operator has given out (08 000 ...), or none."""
        if self.random.random() < 0.12:
            return ""
        return f"+6680000{self.random.randrange(0, 10000):04d}"
