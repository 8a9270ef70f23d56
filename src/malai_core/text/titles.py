"""Titles, ranks and forms of address before a Thai or an English name, and how each is written.

Three kinds are read by three rules, because Thai writes a title and a name without a space:

* abbreviations (``น.ส.``, ``พ.ต.อ.``) need their last dot or a space;
* words that begin no name (``นางสาว``, ``พันตำรวจเอก``) may be glued to the name;
* short words (``นาย``, ``คุณ``, ``พระ``) may be glued, where the rest can be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

Kind = Literal["abbreviation", "rank", "word", "civil", "address", "english"]

#: With their dots; they are found under every spelling (``นส.``, ``น.ส.``, ``น. ส.``).
_ABBREVIATIONS: Final = """
น.ส. ด.ช. ด.ญ. ดร. ผศ. รศ. ศ. อ. อจ. นพ. พญ. ทพ. ทพญ. ภก. ภญ. กภ. พว. สพ.ญ. น.สพ. ผอ. ผญบ.
ม.จ. ม.ร.ว. ม.ล. ส.ณ. ศจ. ศบ. ส.อบต. ส.อบจ. สจ. สท. ส.ส. ส.ว.
"""

_RANK_ABBREVIATIONS: Final = """
พล.ต.อ. พล.ต.ท. พล.ต.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. จ.ส.ต. ส.ต.อ. ส.ต.ท. ส.ต.ต.
พล.อ. พล.ท. พล.ต. พ.อ. พ.ท. พ.ต. ร.อ. ร.ท. ร.ต. จ.ส.อ. จ.ส.ท. ส.อ. ส.ท. ส.ต.
พล.ร.อ. พล.ร.ท. พล.ร.ต. น.อ. น.ท. น.ต. พ.จ.อ. พ.จ.ท. พ.จ.ต. จ.อ. จ.ท. จ.ต.
พล.อ.อ. พล.อ.ท. พล.อ.ต. พ.อ.อ. พ.อ.ท. พ.อ.ต.
"""

#: Abbreviations nobody is called by: a space after them is enough, whatever follows.
_SURE_WITHOUT_DOT: Final = frozenset({"ดร.", "ผศ.", "รศ.", "ผอ.", "อจ."})

_RANKS_IN_STEPS: Final = """
พลตำรวจ พันตำรวจ ร้อยตำรวจ สิบตำรวจ พล พัน ร้อย จ่าสิบ สิบ พลเรือ พลอากาศ นาวา นาวาอากาศ
เรือ เรืออากาศ พันจ่า พันจ่าอากาศ จ่า จ่าอากาศ
"""
_RANKS: Final = (
    *(f"{rank}{step}" for rank in _RANKS_IN_STEPS.split() for step in ("เอก", "โท", "ตรี")),
    *("ดาบตำรวจ", "จ่าสิบตำรวจ", "พลตำรวจ", "พลทหาร", "ว่าที่"),
)

_WORDS: Final = """
นางสาว เด็กชาย เด็กหญิง
ศาสตราจารย์ ศาสตราจารย์เกียรติคุณ ศาสตราจารย์กิตติคุณ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ อาจารย์ ดอกเตอร์
นายแพทย์ แพทย์หญิง ทันตแพทย์ ทันตแพทย์หญิง เภสัชกร เภสัชกรหญิง สัตวแพทย์ สัตวแพทย์หญิง นายสัตวแพทย์
ผู้อำนวยการ ผู้ใหญ่บ้าน กำนัน สารวัตรกำนัน พ่อหลวง แม่หลวง
หม่อมเจ้า หม่อมราชวงศ์ หม่อมหลวง ท่านผู้หญิง คุณหญิง
พระครู พระมหา พระอาจารย์ พระอธิการ พระปลัด พระสมุห์ พระใบฎีกา พระภิกษุ สามเณร สามเณรี ภิกษุณี แม่ชี
หลวงพ่อ หลวงปู่ หลวงตา หลวงพี่ หลวงน้า ครูบา ตุ๊เจ้า บาทหลวง คุณพ่อ ซิสเตอร์ ภราดา มาเซอร์
ศิษยาภิบาล ศาสนาจารย์ อิหม่าม โต๊ะอิหม่าม คอเต็บ บิหลั่น
"""

_CIVIL: Final = ("นาย", "นาง")
_ADDRESSES: Final = """
คุณ ครู คุณครู คุณหมอ คุณแม่ คุณลุง คุณป้า คุณน้า คุณพี่ พระ หม่อม ท่าน หมอ ลุง ป้า พี่ ครูใหญ่
"""

ADDRESSES: Final = frozenset(_ADDRESSES.split())

_ENGLISH: Final = "Mr Mrs Ms Dr Prof Rev Ven Fr Sr Hon Capt Col Maj Lt Gen Sgt Pol Asst Assoc Asst.Prof Assoc.Prof"

#: Given names that begin with the letters of a short title and whose rest could be a name too.
_NAMES_LIKE_TITLES: Final = """
พระพร คุณกร คุณดร คุณธรรม คุณภัทร คุณภาพ คุณเดช คุณวุฒิ คุณวัฒน์ หมอนชัย
"""
NAMES_LIKE_TITLES: Final = frozenset(_NAMES_LIKE_TITLES.split())
#: Behind one of these comes the name itself, whatever its first letters are.
CIVIL_TITLES: Final = frozenset({*_CIVIL, "นางสาว", "น.ส.", "เด็กชาย", "เด็กหญิง", "ด.ช.", "ด.ญ."})


@dataclass(frozen=True, slots=True)
class Title:
    """One title as it is written, and the kind that says how it may be recognised."""

    written: str
    kind: Kind
    is_rank: bool = False

    @property
    def needs_no_dot(self) -> bool:
        """Whether a space alone marks it as a title, because no name is written so."""
        return self.kind != "abbreviation" or self.written in _SURE_WITHOUT_DOT


@dataclass(frozen=True, slots=True)
class Match:
    """A title at the start of a text: what stood there, and what follows."""

    title: Title
    seen: str
    rest: str


def _letters(title: str) -> str:
    return title.replace(".", "").replace(" ", "").lower()


TITLES: Final[dict[str, Title]] = {
    **{_letters(name): Title(name, "abbreviation") for name in _ABBREVIATIONS.split()},
    **{
        _letters(name): Title(name, "abbreviation", is_rank=True)
        for name in _RANK_ABBREVIATIONS.split()
    },
    **{name: Title(name, "rank", is_rank=True) for name in _RANKS},
    **{name: Title(name, "word") for name in _WORDS.split()},
    **{name: Title(name, "civil") for name in _CIVIL},
    **{name: Title(name, "address") for name in ADDRESSES},
    **{
        _letters(name): Title(f"{name.replace('.', '. ')}.", "english") for name in _ENGLISH.split()
    },
    "miss": Title("Miss", "english"),
}
SPELLED_RANKS: Final = tuple(name for name in _RANKS if name != "ว่าที่")


def _pattern(letters: str, title: Title) -> str:
    if title.kind == "abbreviation":
        dotted = r"\s?\.?\s?".join(letters) + r"(?:\s?\.\s*|\s+)"
        # ``น.สกัญญา`` is a usual slip; with a rank, ``ร.ต.อรุณ`` would lose the first letter.
        slip = re.escape(title.written[:-1]) + "(?=[ก-ฮเ-ไ])"
        return f"{dotted}|{slip}" if title.written in CIVIL_TITLES else dotted
    if title.kind == "english":
        words = title.written.replace(".", " ").split()
        return r"\.?\s?".join(words) + r"(?:\.\s*|\s+)"
    return letters + r"\s*"


@cache
def _by_first_letter() -> dict[str, list[tuple[re.Pattern[str], Title]]]:
    """Return the titles of each first letter, the longest first; compiled at the first name."""
    groups: dict[str, list[tuple[re.Pattern[str], Title]]] = {}
    for letters, title in sorted(TITLES.items(), key=lambda item: -len(item[0])):
        pattern = re.compile(_pattern(letters, title), re.IGNORECASE)
        groups.setdefault(letters[0], []).append((pattern, title))
    return groups


def titles_at_start(text: str) -> Iterator[Match]:
    """Yield what ``text`` may start with as a title, the longest first.

    Whether what follows can be a name is for the caller to judge.

    Examples
    --------
    >>> [match.title.written for match in titles_at_start("คุณครูแดง")]
    ['คุณครู', 'คุณ']
    """
    for pattern, title in _by_first_letter().get(text[:1].lower(), ()):
        if found := pattern.match(text):
            yield Match(title, found.group(), text[found.end() :])
