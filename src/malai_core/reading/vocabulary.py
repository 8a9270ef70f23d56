"""The words that headings, sheets and cells are written with, in Thai and in English.

Every list is data: a new wording is one more phrase here, never a new branch elsewhere.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from malai_core.labels import Words
from malai_core.reading.hints import SUM_HEAD
from malai_core.reading.model import SheetKind
from malai_core.text import find_date, search_text


class Column(StrEnum):
    """What a column can mean. Values are stored by the preview: add, never rename."""

    ORDER = "order"
    ID = "id"
    NAME = "name"
    TITLE = "title"
    GIVEN = "given"
    FAMILY = "family"
    NICKNAME = "nickname"
    NAME_EN = "name_en"
    ORGANISATION = "organisation"
    GROUP = "group"
    POSITION = "position"
    ROLE = "role"
    PHONE = "phone"
    EMAIL = "email"
    LINE = "line"
    PROVINCE = "province"
    AREA = "area"
    JOINED = "joined"
    LEFT = "left"
    AGREED = "agreed"
    SECTOR = "sector"
    TYPE = "type"
    NOTE = "note"
    TAGS = "tags"
    MEETING = "meeting"
    DATE = "date"
    PLACE = "place"
    MARK = "mark"
    SIGNATURE = "signature"
    SOURCE = "source"
    TARGET = "target"
    KIND = "kind"
    KIND_LABEL = "kind_label"
    STRENGTH = "strength"
    DIRECTION = "direction"
    SINCE = "since"
    UNTIL = "until"


COLUMN_WORDS: Final[dict[Column, Words]] = {
    Column.ORDER: Words("ลำดับ", "Order"),
    Column.ID: Words("รหัส", "Code"),
    Column.NAME: Words("ชื่อ", "Name"),
    Column.TITLE: Words("คำนำหน้า", "Title"),
    Column.GIVEN: Words("ชื่อตัว", "Given name"),
    Column.FAMILY: Words("นามสกุล", "Family name"),
    Column.NICKNAME: Words("ชื่อเล่น", "Nickname"),
    Column.NAME_EN: Words("ชื่อภาษาอังกฤษ", "Name in English"),
    Column.ORGANISATION: Words("หน่วยงาน/องค์กร", "Organisation"),
    Column.GROUP: Words("กลุ่ม", "Group"),
    Column.POSITION: Words("ตำแหน่ง", "Position"),
    Column.ROLE: Words("บทบาท", "Role"),
    Column.PHONE: Words("โทรศัพท์", "Phone"),
    Column.EMAIL: Words("อีเมล", "E-mail"),
    Column.LINE: Words("ไลน์", "LINE"),
    Column.PROVINCE: Words("จังหวัด", "Province"),
    Column.AREA: Words("พื้นที่/ที่อยู่", "Area or address"),
    Column.JOINED: Words("วันที่เข้าร่วม", "Joined on"),
    Column.LEFT: Words("วันที่ออก", "Left on"),
    Column.AGREED: Words("วันที่ลงนามความร่วมมือ", "Agreement signed on"),
    Column.SECTOR: Words("ประเภทองค์กร", "Kind of organisation"),
    Column.TYPE: Words("คน องค์กร หรือกลุ่ม", "Person, organisation or group"),
    Column.NOTE: Words("หมายเหตุ", "Note"),
    Column.TAGS: Words("ป้ายกำกับ", "Tags"),
    Column.MEETING: Words("กิจกรรม", "Activity"),
    Column.DATE: Words("วันที่", "Date"),
    Column.PLACE: Words("สถานที่", "Place"),
    Column.MARK: Words("การเข้าร่วม", "Attendance"),
    Column.SIGNATURE: Words("ลายมือชื่อ", "Signature"),
    Column.SOURCE: Words("จาก", "From"),
    Column.TARGET: Words("ถึง", "To"),
    Column.KIND: Words("ลักษณะความสัมพันธ์", "Kind of relationship"),
    Column.KIND_LABEL: Words("ชื่อความสัมพันธ์", "Label of the relationship"),
    Column.STRENGTH: Words("ความถี่", "How often"),
    Column.DIRECTION: Words("ทิศทาง", "Direction"),
    Column.SINCE: Words("ตั้งแต่", "Since"),
    Column.UNTIL: Words("จนถึง", "Until"),
}

#: Columns whose several headings make one value (sub-district, district, address).
SHARED: Final = frozenset({Column.AREA})

_COMMON: Final[dict[Column, str]] = {
    Column.ORDER: "ลำดับ|ลำดับที่|ที่|เลขที่|no|number|order|seq|item|row",
    Column.ID: "รหัส|รหัสสมาชิก|เลขสมาชิก|เลขทะเบียน|id|code|member id|member no|uid|node id|identifier",
    Column.TITLE: "คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|ยศ|ยศ คำนำหน้า|prefix|title|salutation|honorific",
    Column.GIVEN: "ชื่อตัว|ชื่อจริง|first name|firstname|given name|given|forename",
    Column.FAMILY: "สกุล|นามสกุล|ชื่อสกุล ครอบครัว|surname|last name|lastname|family name|family",
    Column.NICKNAME: "ชื่อเล่น|นามเรียกขาน|ชื่อที่เรียก|nickname|nick name|known as|goes by|called",
    Column.NAME_EN: "ชื่อภาษาอังกฤษ|ชื่ออังกฤษ|ชื่อสกุล ภาษาอังกฤษ|ชื่อ นามสกุล ภาษาอังกฤษ|ชื่อสกุล อังกฤษ|ชื่อ นามสกุล อังกฤษ|ชื่อ eng|"
    "ชื่อ สกุล eng|english name|name in english|name en",
    Column.ORGANISATION: "หน่วยงาน|องค์กร|หน่วยงาน องค์กร|องค์กร หน่วยงาน|สังกัด|หน่วยงานต้นสังกัด|ต้นสังกัด|"
    "หน่วยงานที่สังกัด|ที่ทำงาน|สถานที่ทำงาน|สถาบัน|องค์กรที่สังกัด|กลุ่ม องค์กร|องค์กร กลุ่ม|ชื่อหน่วยงาน|"
    "ชื่อองค์กร|มาจากหน่วยงาน|organisation|organization|org|affiliation|company|agency|institution|"
    "employer|workplace|works at|organisation name|organization name|institute",
    Column.GROUP: "กลุ่ม|ชมรม|กลุ่มที่สังกัด|เป็นสมาชิกกลุ่ม|สมาชิกกลุ่ม|กลุ่ม ชมรม|เครือข่าย|group|club|team|groups",
    Column.POSITION: "ตำแหน่ง|ตำแหน่งงาน|ตำแหน่งในองค์กร|ตำแหน่งหน้าที่|หน้าที่|position|job title|job|occupation|"
    "อาชีพ",
    Column.ROLE: "บทบาท|บทบาทหน้าที่|บทบาทในเครือข่าย|สถานะในเครือข่าย|ตำแหน่งในเครือข่าย|ตำแหน่งในกลุ่ม|role|roles|"
    "role in network|responsibility",
    Column.PHONE: "โทรศัพท์|โทร|เบอร์โทร|เบอร์โทรศัพท์|เบอร์|เบอร์ติดต่อ|หมายเลขโทรศัพท์|เบอร์มือถือ|มือถือ|โทรศัพท์มือถือ|"
    "โทรศัพท์ติดต่อ|phone|telephone|tel|mobile|mobile phone|phone number|cell|contact number|mobile no|tel no",
    Column.EMAIL: "อีเมล|อีเมล์|อีเมลล์|อี เมล|email|e mail|mail|email address",
    Column.LINE: "ไลน์|ไลน์ไอดี|ไอดีไลน์|ไอดี ไลน์|line|line id|id line",
    Column.PROVINCE: "จังหวัด|province|changwat",
    Column.AREA: "พื้นที่|ที่อยู่|ตำบล|อำเภอ|หมู่บ้าน|หมู่ที่|หมู่|บ้าน|ชุมชน|ตำบล แขวง|อำเภอ เขต|พื้นที่ทำงาน|ที่ตั้ง|"
    "ที่ติดต่อ|address|area|district|subdistrict|sub district|tambon|amphoe|village|community|location",
    Column.JOINED: "วันที่เข้าร่วม|วันเข้าร่วม|เข้าร่วมเมื่อ|เป็นสมาชิกเมื่อ|วันที่สมัคร|วันสมัคร|วันที่เป็นสมาชิก|วันที่ขึ้นทะเบียน|"
    "วันขึ้นทะเบียน|วันที่เริ่ม|เริ่มเข้าร่วม|เข้าร่วมปี|ปีที่เริ่ม|เข้าเป็นสมาชิก|ปีที่เข้าร่วม|เข้าร่วมตั้งแต่|สมาชิกตั้งแต่|เป็นสมาชิกตั้งแต่|joined|join date|"
    "date joined|joined on|member since|start date|registered|registration date|enrolled",
    Column.LEFT: "วันที่ออก|ออกเมื่อ|วันที่พ้น|พ้นสภาพ|พ้นสภาพเมื่อ|วันที่ลาออก|ลาออกเมื่อ|left|left on|date left|"
    "end date|leave date",
    Column.NOTE: "หมายเหตุ|บันทึก|ข้อสังเกต|เพิ่มเติม|รายละเอียด|คำอธิบาย|note|notes|remark|remarks|comment|comments|"
    "description",
    Column.TAGS: "ป้าย|แท็ก|คำสำคัญ|tags|tag|keywords|labels",
}

_ORGANISATION_ONLY: Final[dict[Column, str]] = {
    Column.SECTOR: "ประเภท|ประเภทองค์กร|ประเภทหน่วยงาน|ภาคส่วน|ลักษณะองค์กร|ชนิด|ประเภทกลุ่ม|กลุ่มองค์กร|sector|type|kind|"
    "organisation type|organization type|category",
    Column.AGREED: "ลงนามบันทึกความร่วมมือ|ลงนาม|วันที่ลงนาม|ลงนามเมื่อ|วันลงนาม|mou|วันที่ mou|บันทึกข้อตกลง|"
    "วันที่ทำข้อตกลง|วันลงนามความร่วมมือ|บันทึกความร่วมมือ|agreement|agreement signed|signed|signed on|"
    "mou date|mou signed",
}

_NAMES: Final[dict[SheetKind, str]] = {
    SheetKind.PEOPLE: "ชื่อ สกุล|ชื่อ นามสกุล|ชื่อและสกุล|ชื่อและนามสกุล|ชื่อ|รายชื่อ|รายชื่อสมาชิก|ชื่อสมาชิก|สมาชิก|"
    "รายนาม|นาม|ชื่อเต็ม|ชื่ออาสาสมัคร|อาสาสมัคร|ชื่อผู้เข้าร่วม|ผู้เข้าร่วม|ผู้เข้าร่วมประชุม|ผู้เข้าประชุม|รายชื่อผู้เข้าร่วม|"
    "ชื่อผู้เข้าประชุม|ชื่อผู้ประสานงาน|บุคคล|ชื่อบุคคล|คำนำหน้า ชื่อ สกุล|ชื่อกรรมการ|รายชื่อกรรมการ|กรรมการ|"
    "name|full name|fullname|member|member name|participant|participant name|attendee|person|"
    "people|volunteer|name surname|name and surname|contact name|name of member",
    SheetKind.ORGANISATIONS: "ชื่อองค์กร|ชื่อหน่วยงาน|องค์กร|หน่วยงาน|องค์กรภาคี|ภาคี|ชื่อภาคี|ภาคีเครือข่าย|รายชื่อองค์กร|"
    "รายชื่อหน่วยงาน|หน่วยงาน องค์กร|องค์กร หน่วยงาน|สถาบัน|organisation|organization|organisation name|"
    "organization name|organisations|organizations|company|agency|institution|partner|partner name|"
    "name of organisation|name of organization|ชื่อ|name",
    SheetKind.GROUPS: "ชื่อกลุ่ม|กลุ่ม|ชมรม|ชื่อชมรม|กลุ่ม ชมรม|รายชื่อกลุ่ม|เครือข่าย|ชื่อเครือข่าย|ชื่อกลุ่ม ชมรม|group|"
    "group name|groups|name of group|club|ชื่อ|name",
    SheetKind.PARTIES: "label|name|ชื่อ|ชื่อ สกุล|ชื่อบุคคล องค์กร|ชื่อสมาชิก|รายชื่อ|node|element|full name|ชื่อภาคี",
}

_MEETINGS: Final = (
    "กิจกรรม|ชื่อกิจกรรม|การประชุม|ประชุม|ชื่อการประชุม|ครั้งที่|เวที|การอบรม|อบรม|งาน|โครงการ กิจกรรม|หัวข้อ|"
    "meeting|event|activity|session|meeting name|event name|activity name|training|workshop"
)
_DATES: Final = (
    "วันที่|วัน|วัน เดือน ปี|วันเดือนปี|วันที่จัด|วันที่ประชุม|วันที่จัดกิจกรรม|เมื่อ|date|day|when|on|"
    "meeting date|event date|activity date"
)
_TIES: Final[dict[Column, str]] = {
    Column.SOURCE: "จาก|ต้นทาง|ผู้ให้|ชื่อผู้ตอบ|ผู้ตอบ|ผู้ติดต่อ|บุคคลที่ 1|คนที่ 1|ชื่อ 1|ชื่อที่ 1|สมาชิก|ชื่อ|ชื่อ สกุล|"
    "ชื่อสมาชิก|จากใคร|ฝ่ายที่ 1|องค์กรที่ 1|from|source|sender|ego|respondent|person 1|person a|name 1|"
    "node 1|from name|who",
    Column.TARGET: "ถึง|ไปยัง|ไปถึง|ปลายทาง|ผู้รับ|บุคคลที่ 2|คนที่ 2|ชื่อ 2|ชื่อที่ 2|ติดต่อกับ|ติดต่อกับใคร|ประสานกับ|"
    "ประสานงานกับ|กับ|กับใคร|ถึงใคร|คนที่ติดต่อ|ผู้ที่ติดต่อ|ฝ่ายที่ 2|องค์กรที่ 2|ผู้ที่ปรึกษา|เชื่อมโยงกับ|to|target|"
    "receiver|recipient|alter|contact|person 2|person b|name 2|node 2|to name|with|whom|with whom|knows|connected to|talks to|contacts",
    Column.KIND: "ลักษณะความสัมพันธ์|ประเภทความสัมพันธ์|ความสัมพันธ์|ชนิดความสัมพันธ์|รูปแบบความสัมพันธ์|ประเภท|ลักษณะ|"
    "เรื่อง|เรื่องที่ติดต่อ|ติดต่อเรื่อง|ประเด็น|ลักษณะการติดต่อ|ลักษณะงาน|รูปแบบ|kind|type|relationship|relation|relationship type|tie type|tie|"
    "relation type|kind of relationship|connection type",
    Column.KIND_LABEL: "label|ชื่อความสัมพันธ์",
    Column.STRENGTH: "ความถี่|ความถี่ในการติดต่อ|ความบ่อย|ติดต่อบ่อยแค่ไหน|บ่อยแค่ไหน|ระดับ|ระดับความสัมพันธ์|ความเข้มข้น|น้ำหนัก|ค่าน้ำหนัก|"
    "frequency|how often|weight|strength|value|intensity|level|score",
    Column.DIRECTION: "ทิศทาง|direction|directed",
    Column.SINCE: "ตั้งแต่|เริ่ม|เริ่มเมื่อ|วันที่เริ่ม|ตั้งแต่วันที่|ตั้งแต่ปี|since|start|start date|from date|began|"
    "วันที่|date",
    Column.UNTIL: "จนถึง|สิ้นสุด|ถึงวันที่|ถึงปี|สิ้นสุดเมื่อ|until|end|end date|to date|ended",
    Column.NOTE: _COMMON[Column.NOTE],
    Column.ORDER: _COMMON[Column.ORDER],
    Column.ID: "id|รหัส|edge id",
    Column.TAGS: _COMMON[Column.TAGS],
}
_ACTIVITIES: Final[dict[Column, str]] = {
    Column.ORDER: _COMMON[Column.ORDER],
    Column.ID: _COMMON[Column.ID],
    Column.MEETING: _MEETINGS,
    Column.DATE: _DATES,
    Column.KIND: "ประเภทกิจกรรม|ประเภท|ลักษณะกิจกรรม|type|kind|activity type|event type",
    Column.PLACE: "สถานที่|สถานที่จัด|ที่จัด|place|venue|location|where",
    Column.NOTE: _COMMON[Column.NOTE],
}
_ATTENDED: Final[dict[Column, str]] = {
    Column.MEETING: _MEETINGS,
    Column.DATE: _DATES,
    Column.MARK: "การเข้าร่วม|เข้าร่วม|สถานะ|มา ไม่มา|การมา|ผล|attendance|status|attended|present|mark",
    Column.SIGNATURE: "ลายมือชื่อ|ลายเซ็น|ลงชื่อ|ลงนาม|ลายเซ็นต์|ลงลายมือชื่อ|signature|signed|sign",
    Column.PLACE: "สถานที่|สถานที่จัด|place|venue",
}


def _for_people(kind: SheetKind) -> dict[Column, str]:
    return _COMMON | {Column.NAME: _NAMES[kind]}


_PHRASES: Final[dict[SheetKind, dict[Column, str]]] = {
    SheetKind.PEOPLE: _for_people(SheetKind.PEOPLE),
    SheetKind.ORGANISATIONS: {
        column: phrases
        for column, phrases in (_for_people(SheetKind.ORGANISATIONS) | _ORGANISATION_ONLY).items()
        if column
        not in {Column.TITLE, Column.GIVEN, Column.FAMILY, Column.NICKNAME, Column.ORGANISATION}
        and column not in {Column.GROUP, Column.POSITION, Column.ROLE}
    },
    SheetKind.GROUPS: {
        column: phrases
        for column, phrases in (_for_people(SheetKind.GROUPS) | _ORGANISATION_ONLY).items()
        if column not in {Column.TITLE, Column.GIVEN, Column.FAMILY, Column.NICKNAME}
        and column not in {Column.GROUP, Column.POSITION, Column.ROLE}
    },
    SheetKind.PARTIES: _for_people(SheetKind.PARTIES)
    | {
        Column.TYPE: "type|ประเภท|ชนิด|kind|category|element type|ประเภทสมาชิก|คน องค์กร|node type|entity type",
        Column.SECTOR: "sector|ภาคส่วน|ประเภทองค์กร|ประเภทหน่วยงาน",
        Column.AGREED: _ORGANISATION_ONLY[Column.AGREED],
    },
    SheetKind.ATTENDANCE_MATRIX: _for_people(SheetKind.PEOPLE),
    SheetKind.ATTENDANCE_LIST: _for_people(SheetKind.PEOPLE) | _ATTENDED,
    SheetKind.ACTIVITIES: _ACTIVITIES,
    SheetKind.TIES: _TIES,
}
#: Headings too general to tell one kind of sheet from another: they count for less.
_GENERAL: Final = frozenset(
    {"ชื่อ", "name", "label", "ประเภท", "type", "kind", "วันที่", "date", "สมาชิก"}
)


def columns_of(kind: SheetKind) -> tuple[Column, ...]:
    """Return what a column of a sheet of this kind can mean, for a form to choose from.

    Examples
    --------
    >>> Column.TARGET in columns_of(SheetKind.TIES), columns_of(SheetKind.SKIPPED)
    (True, ())
    """
    return tuple(_PHRASES.get(kind, {}))


@lru_cache(maxsize=8192)
def head_key(text: str) -> str:
    """Return a heading without spaces, punctuation and case, for comparison.

    Examples
    --------
    >>> head_key("ชื่อ - สกุล"), head_key("E-Mail Address:"), head_key("#")
    ('ชื่อสกุล', 'emailaddress', 'no')
    """
    folded = search_text(text)
    return "no" if folded == "#" else re.sub(r"[\s\-–_/.,:;()\[\]*\"'“”#&+|\\?]+", "", folded)


@lru_cache(maxsize=32)
def _keyed(kind: SheetKind) -> dict[Column, dict[str, float]]:
    """Return the phrases of a kind of sheet by column, each with what an exact match is worth."""
    return {
        column: {head_key(p): 2.5 if p in _GENERAL else 3.0 for p in phrases.split("|")}
        for column, phrases in _PHRASES.get(kind, {}).items()
    }


@lru_cache(maxsize=16384)
def likely_columns(kind: SheetKind, text: str) -> tuple[tuple[Column, float], ...]:
    """Return what a heading can mean in a sheet of ``kind``, and how sure each reading is.

    Parameters
    ----------
    kind
        The kind of sheet the heading is tried for.
    text
        The heading as written.

    Returns
    -------
    tuple of (Column, float)
        The score is 3 for a known wording (2.5 for a general one such as "ชื่อ"), 1 to 2 where a
        known wording is a good part of a longer heading. Empty where nothing fits.

    Notes
    -----
    Time O(phrases) at first sight of a heading.

    Examples
    --------
    >>> likely_columns(SheetKind.PEOPLE, "เบอร์โทรศัพท์")[0]
    (<Column.PHONE: 'phone'>, 3.0)
    """
    if SUM_HEAD.match(text) or (any(map(str.isdigit, text)) and find_date(text)[0]):
        return ()
    key = head_key(text)
    bare = head_key(re.sub(r"\(.*?\)", "", text))
    scores = ((column, _score(key, bare, ways)) for column, ways in _keyed(kind).items())
    return tuple(sorted((pair for pair in scores if pair[1]), key=lambda pair: -pair[1]))


def _score(key: str, bare: str, ways: dict[str, float]) -> float:
    if not key or len(key) > 48:
        return 0.0
    exact = max(ways.get(key, 0.0), ways.get(bare, 0.0) - 0.1)
    if exact > 0:
        return exact
    # Short phrases (id, to, ที่) occur inside other words and decide nothing there.
    inside = [len(way) / len(key) for way in ways if len(way) >= 4 and way in key]
    share = max(inside, default=0.0)
    return 1.0 + share if share >= 0.3 else 0.0


@lru_cache(maxsize=1)
def known_heads() -> frozenset[str]:
    """Return every exact wording of a heading, keyed, of any kind of sheet."""
    return frozenset(
        key for kind in _PHRASES for ways in _keyed(kind).values() for key in ways if key
    )
