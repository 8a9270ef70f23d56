"""The words of the page that ``malai look`` writes."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

#: Words the page's script needs, by the name it knows them by.
SCRIPT_WORDS: Final[dict[str, Words]] = {
    "members": Words("สมาชิก", "Members"),
    "belongs": Words("สังกัด", "Belongs to"),
    "linked": Words("เชื่อมกับ", "Linked with"),
    "ties": Words("ความสัมพันธ์", "Relationships"),
    "attended": Words("มาร่วมกิจกรรม", "Came to activities"),
    "of": Words("จาก", "of"),
    "times": Words("ครั้ง", "times"),
    "more": Words("และอีก", "and more:"),
    "close": Words("ปิด", "Close"),
    "seePeople": Words("ดูคนในนี้", "See its people"),
    "nothing": Words("ไม่พบชื่อนี้", "No such name"),
    "showing": Words("แสดง", "Showing"),
    "all": Words("แสดงทั้งหมด", "Show all"),
    "clear": Words("เลิกกรอง", "Clear the filter"),
    "chosen": Words("จากข้อค้นพบ", "From the finding"),
    "copied": Words("คัดลอกแล้ว", "Copied"),
    "nobody": Words("ยังไม่ระบุสังกัด", "No organisation given"),
}

TITLE: Final = Words("ภาพเครือข่าย", "Network picture")
READ_ON: Final = Words("อ่านเมื่อ {day}", "Read on {day}")
STAYS_HERE: Final = Words("ข้อมูลไม่ออกจากเครื่องนี้", "nothing leaves this computer")
NUMBERS: Final = Words("ตัวเลขของเครือข่าย", "The network in numbers")
PICTURE: Final = Words("ภาพของเครือข่าย", "The picture")
PICTURE_HINT: Final = Words(
    "แตะวงกลมเพื่อดูรายละเอียด เลื่อนและขยายได้", "Tap a circle for its card; drag and zoom as you like"
)
PICTURE_ALT: Final = Words(
    "ภาพความสัมพันธ์ระหว่างองค์กรและคน ข้อมูลเดียวกันอยู่ในตารางด้านล่าง",
    "Picture of ties between organisations and people. The tables below say the same.",
)
GROUPS_LEVEL: Final = Words("องค์กรและกลุ่ม", "Organisations")
PEOPLE_LEVEL: Final = Words("รายคน", "People")
LEVEL: Final = Words("ระดับของภาพ", "Level of the picture")
LAYERS: Final = Words("ชั้นความสัมพันธ์", "Kinds of link")
SEARCH: Final = Words("ค้นหาชื่อ", "Search a name")
ZOOM_IN: Final = Words("ขยาย", "Zoom in")
ZOOM_OUT: Final = Words("ย่อ", "Zoom out")
FIT: Final = Words("เห็นทั้งหมด", "Fit all")
LEGEND_BODY: Final = Words("องค์กรหรือกลุ่ม", "Organisation or group")
LEGEND_NUMBER: Final = Words("จำนวนคนในสังกัด", "Number of its people")
LEGEND_HUB: Final = Words("คนที่เชื่อมกับคนอื่นมาก", "Person with many links")
LEGEND_PERSON: Final = Words("คน", "Person")
LEGEND_NOBODY: Final = Words("คนที่ยังไม่ระบุสังกัด", "People with no organisation given")
BODY_SPOKEN: Final = Words("{name} {count} คน", "{name}, people: {count}")
HUB_SPOKEN: Final = Words("{name} เชื่อมกับ {count} ราย", "{name}, links: {count}")
EMPTY_PICTURE: Final = Words(
    "ยังไม่มีอะไรให้วาด เริ่มจากรายชื่อไม่กี่คนก็พอ", "Nothing to draw yet; a handful of names is enough"
)

FINDINGS: Final = Words("สิ่งที่พบ", "What we see")
HOW: Final = Words("รู้ได้อย่างไร", "How we know")
THIS_WEEK: Final = Words("ทำได้สัปดาห์นี้", "This week")
COPY: Final = Words("คัดลอกไปส่งใน LINE", "Copy for LINE")
COPY_NOTE: Final = Words("ข้อความที่คัดลอกมีแต่จำนวน ไม่มีชื่อคน", "The copy has counts only, no names")

SHEETS: Final = Words("อ่านแต่ละชีตว่าอย่างไร", "How each sheet was read")
SHEETS_HINT: Final = Words(
    "ถ้าอ่านผิด แก้ชื่อหัวคอลัมน์ในไฟล์แล้วอ่านใหม่ได้ ไม่มีอะไรหาย",
    "If something was taken wrongly, change the heading in the file and look again; nothing is lost.",
)
COLUMNS: Final = Words("คอลัมน์", "Columns")
KEPT_AS_IS: Final = Words("เก็บไว้ตามเดิม", "kept as it is")
TAKEN_FOR: Final = Words("อ่านเป็น", "Taken for")
DOUBTS: Final = Words("ข้อที่อ่านได้สองทาง", "Read one way, could be another")
WAITING: Final = Words("แถวที่รอให้คนตัดสิน", "Rows that wait for a person")
WHY: Final = Words("เพราะ", "Why")
AS_WRITTEN: Final = Words("ตามที่เขียน", "As written")
DUPLICATES: Final = Words("ชื่อที่ซ้ำหรืออาจซ้ำ", "Names that are or may be the same")
DECISION: Final = Words("ผล", "Result")

TABLES: Final = Words("ตาราง", "Tables")
PEOPLE: Final = Words("คน", "People")
ORGANISATIONS: Final = Words("องค์กรและกลุ่ม", "Organisations and groups")
TIES: Final = Words("ความสัมพันธ์", "Relationships")
ACTIVITIES: Final = Words("กิจกรรม", "Activities")
FIRST_ROWS: Final = Words(
    "แสดง {shown} แถวแรกจาก {all} แถว ที่เหลืออยู่ในไฟล์เดิม",
    "The first {shown} of {all} rows; the rest are in the file you read.",
)
FILTER: Final = Words("กรองในตาราง", "Filter this table")
CONTACTS: Final = Words("แสดงเบอร์โทรและอีเมล", "Show phone and e-mail")
NAME: Final = Words("ชื่อ", "Name")
NICKNAME: Final = Words("ชื่อเล่น", "Nickname")
ROLE: Final = Words("บทบาท", "Role")
CONTACT: Final = Words("ติดต่อ", "Contact")
ATTENDED: Final = Words("มาร่วม", "Came")
LINKS: Final = Words("เชื่อมกับ", "Links")
JOINED: Final = Words("เข้าร่วมเมื่อ", "Joined")
SECTOR: Final = Words("ประเภท", "Kind")
MEMBERS: Final = Words("คนในสังกัด", "People")
AGREED: Final = Words("ลงนามเมื่อ", "Agreement signed")
FROM: Final = Words("จาก", "From")
TO: Final = Words("ถึง", "To")
KIND: Final = Words("ลักษณะ", "Kind")
HOW_OFTEN: Final = Words("ความถี่", "How often")
DATE: Final = Words("วันที่", "Date")
PRESENT: Final = Words("คนมา", "Present")
PHONE: Final = Words("โทรศัพท์", "Phone")
EMAIL: Final = Words("อีเมล", "E-mail")
NO_DATE: Final = Words("ไม่มีวันที่", "no date")
THEME: Final = Words("สลับสว่าง/มืด", "Light or dark")
PRIVATE: Final = Words(
    "ไฟล์นี้มีข้อมูลส่วนบุคคล ส่งต่อเฉพาะคนที่ดูแลเครือข่าย หน้าที่พิมพ์มีภาพและข้อค้นพบเป็นจำนวน ไม่มีรายชื่อ",
    "This file holds personal data: pass it only to those who look after the network. What is "
    "printed is the picture and the findings in counts, without the lists of names.",
)
MADE_BY: Final = Words("สร้างด้วยมาลัย", "Made with Malai")
SKIP: Final = Words("ข้ามไปที่ข้อค้นพบ", "Skip to the findings")
