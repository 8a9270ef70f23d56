"""Thai order as published implementations give it."""

from __future__ import annotations

import random

from malai_core.text import sort_key

#: ICU 78.3 (CLDR 48), ``Intl.Collator("th", {ignorePunctuation: false})`` in Node 24.19, over invented
#: pairs that differ by one rule each: leading vowels, tone marks, signs, spaces, digits, Latin.
ICU_ORDER = """
ก็|กก|กอ|ก่อ|กะ|กัน|กา|กา งาม|กา ดี|ก๊าซ|กาดี|กาบ|การ|การ์ด|การะ|กาล|ก้าว|กำ|กิ่ง|กุ้ง|กู|เก|เก้|เก๋|เก่ง|
เกด|เก่า|เกิด|แก|แก้ว|แก้ว ใจดี|แก้วใจดี|โก|โกมล|ใก|ไก|ไก่|ขมิ้น|ขวัญ|ขา|ขาว|ข่าว|ข้าว|เขมร|แขก|จาน|แจ่ม|
โจ๊ก|ใจ|ใจดี|ต่าง|ต่างๆ|ทราย|ไทร|นา|น้า|นำ|น้ำ|ปลา|เป็ด|เปลา|เปล่า|เปล้า|รึ|ฤดู|ฤๅษี|ลา|ฦ|วันที่|วัว|วา|
สือ|เสือ|เสื่อ|เสื้อ|หมู|หมู่|หมู่2|หมู่๓|เหมือง|เหมือน|ฮา|Anna|Boon|Élan|Zoe
"""

#: The example of PyThaiNLP 5.4, ``pythainlp.util.collate``.
COLLATE_EXAMPLE = ["กาล", "เกิด", "ไก่", "เป็ด", "วันที่", "วัว", "หมู"]

#: The consonants and vowels in the order of the dictionary of the Office of the Royal Society.
CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
VOWELS = ["กะ", "กัน", "กา", "กำ", "กิ", "กี", "กึ", "กื", "กุ", "กู", "เก", "แก", "โก", "ใก", "ไก"]


def shuffled(words: list[str]) -> list[str]:
    """Return the words in another order, the same each time."""
    return random.Random(2560).sample(words, len(words))  # noqa: S311 - a test's order


def test_the_order_of_icu_is_kept() -> None:
    words = ICU_ORDER.replace("\n", "").split("|")
    assert sorted(shuffled(words), key=sort_key) == words


def test_the_example_of_pythainlp_is_kept() -> None:
    assert sorted(shuffled(COLLATE_EXAMPLE), key=sort_key) == COLLATE_EXAMPLE


def test_letters_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(shuffled(list(CONSONANTS)), key=sort_key) == list(CONSONANTS)
    assert sorted(shuffled(VOWELS), key=sort_key) == VOWELS


def test_the_order_of_the_sign_in_sheet_is_kept() -> None:
    sheet = ["กก", "กา", "เกด", "แก้ว", "โกมล", "ขา"]
    assert sorted(shuffled(sheet), key=sort_key) == sheet
    assert sorted(["ขวัญ", "เก่ง", "กา"], key=sort_key) == ["กา", "เก่ง", "ขวัญ"]
