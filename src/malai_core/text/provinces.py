"""The 77 provinces of Thailand: codes, names and abbreviations, and the ways people write them.

Codes are those of the Department of Provincial Administration (DOPA); they are text, and equal the
digits of ISO 3166-2:TH.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malai_core.labels import Words
from malai_core.text.cleaning import search_text

#: Code, abbreviation, Thai name, English name (RTGS as DOPA writes it).
_ROWS: Final = """
10 กทม กรุงเทพมหานคร Bangkok
11 สป สมุทรปราการ Samut Prakan
12 นบ นนทบุรี Nonthaburi
13 ปท ปทุมธานี Pathum Thani
14 อย พระนครศรีอยุธยา Phra Nakhon Si Ayutthaya
15 อท อ่างทอง Ang Thong
16 ลบ ลพบุรี Lop Buri
17 สห สิงห์บุรี Sing Buri
18 ชน ชัยนาท Chai Nat
19 สบ สระบุรี Saraburi
20 ชบ ชลบุรี Chon Buri
21 รย ระยอง Rayong
22 จบ จันทบุรี Chanthaburi
23 ตร ตราด Trat
24 ฉช ฉะเชิงเทรา Chachoengsao
25 ปจ ปราจีนบุรี Prachin Buri
26 นย นครนายก Nakhon Nayok
27 สก สระแก้ว Sa Kaeo
30 นม นครราชสีมา Nakhon Ratchasima
31 บร บุรีรัมย์ Buri Ram
32 สร สุรินทร์ Surin
33 ศก ศรีสะเกษ Si Sa Ket
34 อบ อุบลราชธานี Ubon Ratchathani
35 ยส ยโสธร Yasothon
36 ชย ชัยภูมิ Chaiyaphum
37 อจ อำนาจเจริญ Amnat Charoen
38 บก บึงกาฬ Bueng Kan
39 นภ หนองบัวลำภู Nong Bua Lam Phu
40 ขก ขอนแก่น Khon Kaen
41 อด อุดรธานี Udon Thani
42 ลย เลย Loei
43 นค หนองคาย Nong Khai
44 มค มหาสารคาม Maha Sarakham
45 รอ ร้อยเอ็ด Roi Et
46 กส กาฬสินธุ์ Kalasin
47 สน สกลนคร Sakon Nakhon
48 นพ นครพนม Nakhon Phanom
49 มห มุกดาหาร Mukdahan
50 ชม เชียงใหม่ Chiang Mai
51 ลพ ลำพูน Lamphun
52 ลป ลำปาง Lampang
53 อต อุตรดิตถ์ Uttaradit
54 พร แพร่ Phrae
55 นน น่าน Nan
56 พย พะเยา Phayao
57 ชร เชียงราย Chiang Rai
58 มส แม่ฮ่องสอน Mae Hong Son
60 นว นครสวรรค์ Nakhon Sawan
61 อน อุทัยธานี Uthai Thani
62 กพ กำแพงเพชร Kamphaeng Phet
63 ตก ตาก Tak
64 สท สุโขทัย Sukhothai
65 พล พิษณุโลก Phitsanulok
66 พจ พิจิตร Phichit
67 พช เพชรบูรณ์ Phetchabun
70 รบ ราชบุรี Ratchaburi
71 กจ กาญจนบุรี Kanchanaburi
72 สพ สุพรรณบุรี Suphan Buri
73 นฐ นครปฐม Nakhon Pathom
74 สค สมุทรสาคร Samut Sakhon
75 สส สมุทรสงคราม Samut Songkhram
76 พบ เพชรบุรี Phetchaburi
77 ปข ประจวบคีรีขันธ์ Prachuap Khiri Khan
80 นศ นครศรีธรรมราช Nakhon Si Thammarat
81 กบ กระบี่ Krabi
82 พง พังงา Phang-nga
83 ภก ภูเก็ต Phuket
84 สฎ สุราษฎร์ธานี Surat Thani
85 รน ระนอง Ranong
86 ชพ ชุมพร Chumphon
90 สข สงขลา Songkhla
91 สต สตูล Satun
92 ตง ตรัง Trang
93 พท พัทลุง Phatthalung
94 ปน ปัตตานี Pattani
95 ยล ยะลา Yala
96 นธ นราธิวาส Narathiwat
""".strip()

#: Old, short and everyday names, and English spellings that differ by more than spaces.
_ALSO: Final = {
    "10": "กทม กรุงเทพ กรุงเทพมหานครฯ กทมฯ บางกอก bkk krungthep krungthepmahanakhon bangkokmetropolis",
    "14": "อยุธยา กรุงเก่า ayutthaya ayudhya phranakhonsiayudhya",
    "24": "แปดริ้ว chachoengsao chacheongsao",
    "30": "โคราช korat nakornratchasima",
    "34": "อุบล ubon",
    "40": "khonkhen",
    "41": "อุดร udon udornthani",
    "61": "uthaithanee",
    "62": "kampaengphet kamphaengpet",
    "65": "พิษโลก pitsanulok",
    "66": "pichit",
    "67": "petchabun",
    "72": "สุพรรณ suphan",
    "76": "เมืองเพชร petchaburi phetburi",
    "77": "ประจวบ prachuap",
    "80": "นครศรี เมืองคอน nakhonsithamarat nakornsrithammarat",
    "84": "สุราษฎร์ สุราษ สุราษฏร์ธานี suratthanee",
    "90": "songkla",
}

_NOT_LETTERS: Final = re.compile(r"[\s.,\-()ฯ'’_]+")
_SAID_BEFORE: Final = re.compile(r"^(?:จังหวัด|จว|จ(?=\.)|changwat|province(?:of)?)")
_SAID_BEHIND: Final = re.compile("(?:province|จังหวัด)$")
#: The province inside an address: ``อ.แม่จัน จ.เชียงราย 57110``.
_IN_ADDRESS: Final = re.compile(r"(?:จ\.|จังหวัด)\s*([ก-๎]+)")


def _tables() -> tuple[dict[str, Words], dict[str, str]]:
    """Return the names by code, and the code by every spelling."""
    names: dict[str, Words] = {}
    codes: dict[str, str] = {}
    for row in _ROWS.splitlines():
        code, short, thai, english = row.split(" ", 3)
        names[code] = Words(thai, english)
        spellings = [short, thai, english, *_ALSO.get(code, "").split()]
        codes |= dict.fromkeys(map(_letters, spellings), code)
    return names, codes


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", search_text(text))


_NAMES, _CODES = _tables()


@lru_cache(maxsize=1 << 10)
def province_code(text: str) -> str:
    """Return the two-digit DOPA code of a province, however it is written.

    Parameters
    ----------
    text
        A name with or without ``จ.`` or ``จังหวัด``, an abbreviation (``ชร.``), an English name, an
        everyday name (``โคราช``), a code, or an address that names a province.

    Returns
    -------
    str
        The code as text; ``""`` where no province, or no certain one, is named.

    References
    ----------
    DOPA, codes of provinces; abbreviations as the Office of the Royal Society lists them.

    Examples
    --------
    >>> [province_code(text) for text in ("จ.เชียงราย", "ชร.", "Chiang Rai", "กรุงเทพฯ", "ดอยงาม")]
    ['57', '57', '57', '10', '']
    """
    said = search_text(text)
    if said in _NAMES:
        return said
    if code := _CODES.get(_letters(said)):
        return code
    bare = _SAID_BEHIND.sub("", _letters(_SAID_BEFORE.sub("", said)))
    if code := _CODES.get(bare):
        return code
    found = _IN_ADDRESS.search(said)
    return _CODES.get(found[1], "") if found else ""


def province_name(code: str) -> Words:
    """Return the name of a province; both words are empty for a code that is none.

    Examples
    --------
    >>> province_name("57").in_language("en")
    'Chiang Rai'
    """
    return _NAMES.get(code, Words("", ""))
