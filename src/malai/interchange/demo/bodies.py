"""The organisations and groups of the hill sub-district, and the line up to the province."""

from __future__ import annotations

from typing import Final

from malai.interchange.demo.facts import BodyFact
from malai_core.text import PartialDate

#: key, Thai, English, kind, sector, year it joined (CE), year it signed (0: never), parent
Row = tuple[str, str, str, str, str, int, int, str]

ORGANISATION, GROUP = "organisation", "group"
STATE, CIVIL, COMMUNITY = "ภาครัฐ", "ภาคประชาสังคม", "ชุมชน"
FAITH, SCHOOLING, TRADE = "ศาสนา", "การศึกษา", "ธุรกิจชุมชน"

ROWS: Final[tuple[Row, ...]] = (
    ("foundation", "มูลนิธิก้าวเดินไปด้วยกัน", "Walking Together Foundation", ORGANISATION, CIVIL, 2008, 2008, ""),
    ("volunteers", "เครือข่ายอาสาสมัครเจ็ดภาษา", "Seven Languages Volunteer Network", GROUP, COMMUNITY, 2008, 2010, ""),
    ("parents", "ชมรมผู้ปกครองเด็กพิการดอยหมอก", "Misty Hill Parents' Club", GROUP, COMMUNITY, 2009, 2010, ""),
    ("clinic", "โรงพยาบาลส่งเสริมสุขภาพตำบลดอยหมอก", "Misty Hill Health Centre", ORGANISATION, STATE, 2008, 2010, ""),
    ("clinic2", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านผาเหนือ", "Pha Nuea Health Centre", ORGANISATION, STATE, 2010, 2012, ""),
    ("hospital", "โรงพยาบาลอำเภอดอยใหญ่", "Doi Yai District Hospital", ORGANISATION, STATE, 2009, 2010, ""),
    ("special", "ศูนย์การศึกษาพิเศษประจำจังหวัด หน่วยบริการดอยใหญ่", "Special Education Centre, Doi Yai unit", ORGANISATION, SCHOOLING, 2009, 2010, "province-education"),
    ("local", "องค์การบริหารส่วนตำบลดอยหมอก", "Misty Hill Subdistrict Administration", ORGANISATION, STATE, 2008, 2010, ""),
    ("school1", "โรงเรียนบ้านดอยหมอก", "Ban Doi Mok School", ORGANISATION, SCHOOLING, 2010, 2012, ""),
    ("school2", "โรงเรียนบ้านผาเหนือ", "Ban Pha Nuea School", ORGANISATION, SCHOOLING, 2011, 2012, ""),
    ("school3", "โรงเรียนตำรวจตระเวนชายแดนห้วยเมฆ", "Huai Mek Border School", ORGANISATION, SCHOOLING, 2012, 0, ""),
    ("nursery", "ศูนย์พัฒนาเด็กเล็กบ้านดอยหมอก", "Ban Doi Mok Child Centre", ORGANISATION, SCHOOLING, 2011, 0, "local"),
    ("temple", "วัดดอยหมอก", "Doi Mok Temple", ORGANISATION, FAITH, 2009, 0, ""),
    ("church1", "คริสตจักรแสงสว่างดอยหมอก", "Light of the Hill Church", ORGANISATION, FAITH, 2009, 0, ""),
    ("church2", "คริสตจักรพระพรบ้านผาเหนือ", "Pha Nuea Blessing Church", ORGANISATION, FAITH, 2011, 0, ""),
    ("catholic", "วัดคาทอลิกนักบุญเปาโลห้วยเมฆ", "Saint Paul's, Huai Mek", ORGANISATION, FAITH, 2012, 0, ""),
    ("coffee", "วิสาหกิจชุมชนกาแฟดอยหมอก", "Misty Hill Coffee Enterprise", ORGANISATION, TRADE, 2012, 2014, ""),
    ("weaving", "กลุ่มผ้าปักชาวเขาดอยหมอก", "Misty Hill Embroidery Group", GROUP, TRADE, 2011, 0, ""),
    ("tea", "สหกรณ์ผู้ปลูกชาบ้านสันเมฆ", "San Mek Tea Growers", ORGANISATION, TRADE, 2014, 0, ""),
    ("youth", "สภาเด็กและเยาวชนตำบลดอยหมอก", "Misty Hill Youth Council", GROUP, COMMUNITY, 2012, 2014, "local"),
    ("health-volunteers", "ชมรมอาสาสมัครสาธารณสุขตำบลดอยหมอก", "Village Health Volunteers' Club", GROUP, COMMUNITY, 2009, 0, "clinic"),
    ("elders", "ชมรมผู้สูงอายุตำบลดอยหมอก", "Elders' Club", GROUP, COMMUNITY, 2013, 0, ""),
    ("radio", "สถานีวิทยุชุมชนเสียงดอยหมอก", "Voice of Misty Hill Radio", ORGANISATION, COMMUNITY, 2013, 0, ""),
    ("akha", "กลุ่มอาสาอาข่า", "Akha volunteers", GROUP, COMMUNITY, 2008, 0, "volunteers"),
    ("lahu", "กลุ่มอาสาลาหู่", "Lahu volunteers", GROUP, COMMUNITY, 2008, 0, "volunteers"),
    ("lisu", "กลุ่มอาสาลีซู", "Lisu volunteers", GROUP, COMMUNITY, 2009, 0, "volunteers"),
    ("mien", "กลุ่มอาสาเมี่ยน", "Mien volunteers", GROUP, COMMUNITY, 2009, 0, "volunteers"),
    ("hmong", "กลุ่มอาสาม้ง", "Hmong volunteers", GROUP, COMMUNITY, 2010, 0, "volunteers"),
    ("tai", "กลุ่มอาสาไทใหญ่", "Tai Yai volunteers", GROUP, COMMUNITY, 2010, 0, "volunteers"),
    ("yunnan", "กลุ่มอาสาจีนยูนนาน", "Yunnanese volunteers", GROUP, COMMUNITY, 2011, 0, "volunteers"),
    ("district", "ที่ว่าการอำเภอดอยใหญ่", "Doi Yai District Office", ORGANISATION, STATE, 2010, 0, ""),
    ("district-health", "สำนักงานสาธารณสุขอำเภอดอยใหญ่", "Doi Yai District Health Office", ORGANISATION, STATE, 2011, 0, "province-health"),
    ("province-health", "สำนักงานสาธารณสุขจังหวัด", "Provincial Health Office", ORGANISATION, STATE, 2011, 0, ""),
    ("province-social", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "Provincial Social Development Office", ORGANISATION, STATE, 2010, 2012, ""),
    ("province-education", "สำนักงานศึกษาธิการจังหวัด", "Provincial Education Office", ORGANISATION, STATE, 2013, 0, ""),
    ("province-hospital", "โรงพยาบาลศูนย์ประจำจังหวัด", "Provincial Hospital", ORGANISATION, STATE, 2012, 0, ""),
    ("disabled-association", "สมาคมคนพิการจังหวัด", "Provincial Association of Persons with Disabilities", ORGANISATION, CIVIL, 2011, 2012, ""),
    ("university", "คณะกายภาพบำบัด มหาวิทยาลัยดอยใหญ่", "Physical Therapy, Doi Yai University", ORGANISATION, SCHOOLING, 2013, 2014, ""),
    ("fund", "กองทุนสุขภาพตำบลดอยหมอก", "Misty Hill Health Fund", ORGANISATION, STATE, 2012, 0, "local"),
    ("rehab", "ศูนย์เรียนรู้พัฒนาเด็กพิการดอยหมอก", "Misty Hill Children's Learning Centre", GROUP, COMMUNITY, 2015, 0, "parents"),
)  # fmt: skip


def hill_bodies() -> list[BodyFact]:
    """Return the forty bodies of the hill network."""
    return [_body(row) for row in ROWS]


def _body(row: Row) -> BodyFact:
    key, thai, english, kind, sector, joined, signed, parent = row
    agreed = PartialDate(signed, 1, 24) if signed else None
    return BodyFact(key, thai, english, kind, sector, PartialDate(joined), agreed, parent)
