"""The purposes a workspace begins with: names and first texts, Thai first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from malai.consent.models import Basis
from malai_core.labels import Words

#: Codes that other rooms ask for.
DIRECTORY: Final = "directory"
PHOTOS: Final = "photos"
MAPS: Final = "maps"
PARTNERS: Final = "partners"
RESEARCH: Final = "research"
SENSITIVE: Final = "sensitive"
CONTACT: Final = {
    "phone": "contact_phone",
    "line": "contact_line",
    "email": "contact_email",
    "post": "contact_post",
}


@dataclass(frozen=True, slots=True)
class Common:
    """A purpose that every network has."""

    code: str
    name: Words
    text: Words
    basis: str = Basis.CONSENT


COMMON: Final = (
    Common(
        "membership",
        Words("ดูแลทะเบียนสมาชิก", "Membership administration"),
        Words(
            "เราเก็บชื่อ ที่อยู่ และบทบาทของท่านเพื่อดูแลทะเบียนสมาชิกของเครือข่าย",
            "We keep your name, address and role to look after the register of the network.",
        ),
        Basis.INTEREST,
    ),
    Common(
        CONTACT["phone"],
        Words("ติดต่อทางโทรศัพท์", "Contact by telephone"),
        Words(
            "ให้เราโทรหรือส่งข้อความถึงท่านเรื่องกิจกรรมของเครือข่าย",
            "We may call you or send a text message about the activities of the network.",
        ),
    ),
    Common(
        CONTACT["line"],
        Words("ติดต่อทางไลน์", "Contact by LINE"),
        Words(
            "ให้เราส่งไลน์ถึงท่านเรื่องกิจกรรมของเครือข่าย",
            "We may write to you in LINE about the activities of the network.",
        ),
    ),
    Common(
        CONTACT["email"],
        Words("ติดต่อทางอีเมล", "Contact by e-mail"),
        Words(
            "ให้เราส่งอีเมลถึงท่านเรื่องกิจกรรมของเครือข่าย",
            "We may write e-mail to you about the activities of the network.",
        ),
    ),
    Common(
        CONTACT["post"],
        Words("ติดต่อทางไปรษณีย์หรือไปหาที่บ้าน", "Contact by post or a visit"),
        Words(
            "ให้เราส่งจดหมายหรือไปพบท่านที่บ้านเรื่องกิจกรรมของเครือข่าย",
            "We may write letters or visit you at home about the activities of the network.",
        ),
    ),
    Common(
        DIRECTORY,
        Words("แสดงในทำเนียบ", "Being shown in the directory"),
        Words(
            "ให้สมาชิกคนอื่นเห็นชื่อ บทบาท และช่องทางติดต่อของท่านในทำเนียบ",
            "Other members may see your name, role and contact in the directory.",
        ),
    ),
    Common(
        PHOTOS,
        Words("ภาพถ่าย", "Photos"),
        Words(
            "ให้เราถ่ายภาพท่านในกิจกรรม เก็บไว้ และใช้ในรายงานของเครือข่าย",
            "We may take photos of you at activities, keep them and use them in reports.",
        ),
    ),
    Common(
        MAPS,
        Words("แผนผังที่ให้ผู้อื่นดู", "Maps of the network shown to others"),
        Words(
            "ให้ชื่อของท่านอยู่ในแผนผังเครือข่ายที่แสดงให้ผู้อื่นดู",
            "Your name may be in maps of the network that others are shown.",
        ),
    ),
    Common(
        PARTNERS,
        Words("ส่งต่อให้ภาคีที่ระบุชื่อ", "Sharing with named partner bodies"),
        Words(
            "ให้เราส่งชื่อและช่องทางติดต่อของท่านให้ภาคีที่ระบุชื่อไว้",
            "We may hand your name and contact on to the partner bodies named here.",
        ),
    ),
    Common(
        RESEARCH,
        Words("ใช้ในการวิจัย", "Use in research"),
        Words(
            "ให้ใช้ข้อมูลของท่านในการวิจัยเรื่องเครือข่าย โดยไม่เปิดเผยชื่อ",
            "Your data may be used, without your name, in research about the network.",
        ),
    ),
    Common(
        SENSITIVE,
        Words("ข้อมูลอ่อนไหว", "Sensitive facts"),
        Words(
            "ให้เราเก็บข้อมูลสุขภาพ ความพิการ ศาสนา หรือชาติพันธุ์ของท่าน เฉพาะที่จำเป็นต่อการดูแล",
            "We may keep facts on your health, disability, religion or ethnicity, only as needed.",
        ),
    ),
)
