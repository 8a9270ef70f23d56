"""Kinds of tie and words of frequency: what a tie sheet writes, and what we call it.

The web database seeds its table of kinds from ``TIE_KINDS``. Codes are stored: add, never rename.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from malai_core.labels import Words
from malai_core.reading.cells import text_of
from malai_core.text import search_text


@dataclass(frozen=True, slots=True)
class TieKindFacts:
    """One kind of tie: its label from both sides, its layer and whether it has a direction."""

    label: Words
    """Said of the first party: "asks ... for advice"."""
    inverse: Words
    """Said of the second party: "is asked for advice by"."""
    layer: str
    is_directed: bool


def _facts(
    th: tuple[str, str], en: tuple[str, str], layer: str, *, is_directed: bool = True
) -> TieKindFacts:
    return TieKindFacts(Words(th[0], en[0]), Words(th[1], en[1]), layer, is_directed)


def _mutual(th: str, en: str, layer: str) -> TieKindFacts:
    return TieKindFacts(Words(th, en), Words(th, en), layer, is_directed=False)


TIE_KINDS: Final[dict[str, TieKindFacts]] = {
    "coordination": _facts(
        ("ประสานงานกับ", "ได้รับการประสานงานจาก"),
        ("coordinates with", "is coordinated with by"),
        "coordination",
    ),
    "collaboration": _mutual("ทำงานร่วมกับ", "works together with", "coordination"),
    "contact": _mutual("ติดต่อกับ", "is in contact with", "coordination"),
    "naming": _facts(("ระบุถึง", "ได้รับการระบุถึงจาก"), ("names", "is named by"), "coordination"),
    "referral": _facts(
        ("ส่งต่อให้", "รับการส่งต่อจาก"), ("refers to", "receives referrals from"), "coordination"
    ),
    "information": _facts(
        ("แบ่งปันข้อมูลให้", "ได้รับข้อมูลจาก"),
        ("shares information with", "receives information from"),
        "information",
    ),
    "advice": _facts(
        ("ขอคำปรึกษาจาก", "ให้คำปรึกษาแก่"), ("asks for advice", "gives advice to"), "advice"
    ),
    "training": _facts(("เป็นพี่เลี้ยงให้", "มีพี่เลี้ยงคือ"), ("coaches", "is coached by"), "advice"),
    "exchange": _facts(
        ("สนับสนุนทรัพยากรให้", "ได้รับการสนับสนุนจาก"), ("supports", "is supported by"), "exchange"
    ),
    "authority": _facts(
        ("กำกับดูแล", "อยู่ในการกำกับดูแลของ"), ("supervises", "is supervised by"), "authority"
    ),
    "agreement": _mutual("มีข้อตกลงร่วมกับ", "has an agreement with", "agreement"),
    "affiliation": _facts(("สังกัด", "มีสมาชิกคือ"), ("belongs to", "has as a member"), "affiliation"),
    "kinship": _mutual("เป็นญาติกับ", "is a relative of", "kinship"),
    "friendship": _mutual("เป็นเพื่อนกับ", "is a friend of", "trust"),
    "trust": _facts(("ไว้วางใจ", "ได้รับความไว้วางใจจาก"), ("trusts", "is trusted by"), "trust"),
}

_PHRASES: Final[dict[str, str]] = {
    "coordination": "ประสานงาน|ประสาน|การประสานงาน|coordination|coordinates|coordinate|coordinates with",
    "collaboration": "ทำงานร่วมกัน|ร่วมงาน|ทำงานด้วยกัน|ความร่วมมือ|ร่วมมือ|เพื่อนร่วมงาน|collaboration|"
    "collaborates with|works with|work together|working together|cooperation|partnership|partner|"
    "colleague|co-worker",
    "contact": "ติดต่อ|ติดต่อกัน|การติดต่อ|รู้จัก|รู้จักกัน|contact|contacts|communication|talks to|knows|"
    "acquaintance",
    "naming": "ระบุถึง|ระบุชื่อ|nomination|nominates|names",
    "referral": "ส่งต่อ|ส่งต่อผู้รับบริการ|ส่งต่อเคส|referral|refers|refers to|refer",
    "information": "แบ่งปันข้อมูล|ให้ข้อมูล|ข้อมูล|ส่งข้อมูล|แลกเปลี่ยนข้อมูล|แลกเปลี่ยนเรียนรู้|ข่าวสาร|ข้อมูลข่าวสาร|"
    "information|information sharing|shares information|share information|sharing information|"
    "knowledge sharing",
    "advice": "ปรึกษา|ขอคำปรึกษา|ให้คำปรึกษา|ขอคำแนะนำ|คำปรึกษา|ปรึกษาหารือ|ปรึกษางาน|advice|asks advice|"
    "asks for advice|seeks advice|consults|consultation|consult",
    "training": "พี่เลี้ยง|เป็นพี่เลี้ยง|สอนงาน|อบรม|ฝึกอบรม|วิทยากร|training|trains|coaching|coaches|mentor|"
    "mentors|mentoring|teaches",
    "exchange": "สนับสนุนงบประมาณ|สนับสนุนทรัพยากร|สนับสนุนวัสดุ|สนับสนุนอุปกรณ์|สนับสนุนสถานที่|สนับสนุน|"
    "ให้ทุน|ทุนสนับสนุน|งบประมาณ|แลกเปลี่ยนทรัพยากร|ทรัพยากร|ให้ความช่วยเหลือ|ช่วยเหลือ|บริจาค|"
    "exchange|support|supports|funding|funds|grant|resources|resource|resource sharing|donation|"
    "donates|helps|help",
    "authority": "กำกับดูแล|กำกับ|บังคับบัญชา|ผู้บังคับบัญชา|หัวหน้า|สั่งการ|รายงานต่อ|authority|supervision|"
    "supervises|manages|reports to|oversees|leads",
    "agreement": "ข้อตกลง|บันทึกข้อตกลง|บันทึกความร่วมมือ|ลงนามความร่วมมือ|ลงนามบันทึกความร่วมมือ|mou|agreement|"
    "memorandum|memorandum of understanding|contract|สัญญา",
    "affiliation": "สังกัด|เป็นสมาชิก|สมาชิก|สมาชิกของ|affiliation|member of|membership|belongs to|works for|"
    "works at|employee",
    "kinship": "ญาติ|เครือญาติ|ครอบครัว|พี่น้อง|สามีภรรยา|พ่อแม่ลูก|เป็นญาติ|kinship|relative|relatives|family|"
    "kin|spouse|sibling|parent",
    "friendship": "เพื่อน|เพื่อนสนิท|มิตรภาพ|สนิทกัน|friendship|friend|friends|friend of",
    "trust": "ไว้วางใจ|ไว้ใจ|เชื่อใจ|ความไว้วางใจ|เชื่อถือ|trust|trusts|confidence",
}

_CODE_OF: Final[dict[str, str]] = {
    phrase: code for code, phrases in _PHRASES.items() for phrase in phrases.split("|")
} | {code: code for code in TIE_KINDS}
#: Long Thai phrases that decide a kind also inside a longer text; short ones would say too much.
_INSIDE: Final = tuple(
    (phrase, code) for phrase, code in _CODE_OF.items() if not phrase.isascii() and len(phrase) >= 6
)
UNNAMED_KIND: Final = "contact"
"""The kind of a tie whose sheet names none: that the two are in contact is all it says."""
UNNAMED_DIRECTED_KIND: Final = "naming"
"""The same of a tie that goes one way in the network file of another program."""


@lru_cache(maxsize=4096)
def kinds_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the ``(code, words of the sheet)`` of every kind of tie named in one cell.

    Parameters
    ----------
    text
        The cell as written, one kind or several: "ประสานงาน, ปรึกษา".

    Returns
    -------
    tuple of (str, str)
        Codes of ``TIE_KINDS`` where known; else one pair whose code is the words themselves.
        An empty cell gives ``UNNAMED_KIND``. Several kinds are told apart only if all are known.

    Notes
    -----
    Time O(phrases) at first sight of a text, then one look-up.

    Examples
    --------
    >>> kinds_in("ประสานงาน, ปรึกษา")
    (('coordination', 'ประสานงาน'), ('advice', 'ปรึกษา'))
    >>> kinds_in("Employee/Founder")
    (('Employee/Founder', 'Employee/Founder'),)
    """
    words = text_of(text)
    if not words:
        return ((UNNAMED_KIND, ""),)
    code = _one_code(words)
    if code:
        return ((code, words),)
    parts = [part.strip() for part in re.split(r"[,/;|+]|\sและ\s*|\sand\s", words) if part.strip()]
    codes = [_one_code(part) for part in parts]
    if len(parts) > 1 and all(codes):
        return tuple(dict(zip(codes, parts, strict=True)).items())
    return ((words, words),)


def _one_code(words: str) -> str:
    """Return the code of a text that names one kind, ``""`` where none or several."""
    text = search_text(words)
    if text in _CODE_OF:
        return _CODE_OF[text]
    if re.search(r"[,/;|+]", text):
        return ""
    inside = {code for phrase, code in _INSIDE if phrase in text}
    return inside.pop() if len(inside) == 1 else ""


_STRENGTHS: Final = (
    (r"นาน\s*ๆ|rare|seldom|hardly|น้อยมาก|น้อยครั้ง", 1.0),
    (r"สัปดาห์|อาทิตย์|week", 3.0),
    (r"เดือน|month", 2.0),
    (r"ปีละ|ทุกปี|รายปี|year|annual|ไตรมาส|quarter", 1.0),
    (r"ทุกวัน|วันละ|รายวัน|daily|every ?day|each day", 4.0),
    (r"บ่อยมาก|very often|สม่ำเสมอ|เป็นประจำ", 4.0),
    (r"บางครั้ง|บ้าง|ปานกลาง|sometimes|occasional", 2.0),
    (r"ไม่บ่อย|not often|^น้อย$|^low$|^weak$", 1.0),
    (r"บ่อย|often|frequent|^มาก$|^high$|^strong$", 3.0),
)


@lru_cache(maxsize=4096)
def strength_of(text: str) -> float | None:
    """Return how strong a tie is: 1 rarely, 2 monthly, 3 weekly, 4 daily.

    Parameters
    ----------
    text
        The cell as written: words of frequency in Thai or English, or a number.

    Returns
    -------
    float or None
        A number is kept as it is, on the scale of the sheet. ``None`` where nothing is said
        or the words are not known.

    Examples
    --------
    >>> [strength_of(text) for text in ("ทุกวัน", "นาน ๆ ครั้ง", "2.5", "")]
    [4.0, 1.0, 2.5, None]
    """
    words = search_text(text_of(text))
    if re.fullmatch(r"\d+(\.\d+)?", words):
        return float(words)
    return next((value for form, value in _STRENGTHS if re.search(form, words)), None)
