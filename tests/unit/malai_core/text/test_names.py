"""Names of people: what is a title, what is a name, and when two spellings are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import PersonName, name_key, split_name


@pytest.mark.parametrize(
    ("typed", "title", "given", "family"),
    [
        ("นายก้อง ใจดี", "นาย", "ก้อง", "ใจดี"),
        ("นางมา ใจดี", "นาง", "มา", "ใจดี"),
        ("นาย ก ใจดี", "นาย", "ก", "ใจดี"),
        ("น.ส.กัญญา  ทองคำ", "น.ส.", "กัญญา", "ทองคำ"),
        ("นส กัญญา ทองคำ", "น.ส.", "กัญญา", "ทองคำ"),
        ("น.สกัญญา ทองคำ", "น.ส.", "กัญญา", "ทองคำ"),
        ("ด.ช.ก้อง ใจดี", "ด.ช.", "ก้อง", "ใจดี"),
        ("เด็กหญิงแก้ว ใจดี", "เด็กหญิง", "แก้ว", "ใจดี"),
        ("ครูแดง", "ครู", "แดง", ""),
        ("คุณครูแดง", "คุณครู", "แดง", ""),
        ("คุณเอ", "คุณ", "เอ", ""),
        ("คุณหมอก", "คุณ", "หมอก", ""),
        ("อ.มะลิ ใจดี", "อ.", "มะลิ", "ใจดี"),
        ("ดร มะลิ", "ดร.", "มะลิ", ""),
        ("ผศ. ดร.พญ.มะลิ ณ ดอยงาม", "ผศ.ดร.พญ.", "มะลิ", "ณ ดอยงาม"),
        ("ศาสตราจารย์ ดร.มะลิ ใจดี", "ศาสตราจารย์ ดร.", "มะลิ", "ใจดี"),
        ("รศ.(พิเศษ) ดร.มะลิ ใจดี", "รศ.ดร.", "มะลิ", "ใจดี"),
        ("ดร.นางสาวมะลิ ใจดี", "ดร.นางสาว", "มะลิ", "ใจดี"),
        ("พระครูสังฆรักษ์วิทยา", "พระครู", "สังฆรักษ์วิทยา", ""),
        ("พระมหาก้อง ธมฺมวโร", "พระมหา", "ก้อง", "ธมฺมวโร"),
        ("พระก้อง", "พระ", "ก้อง", ""),
        ("แม่ชีแก้ว", "แม่ชี", "แก้ว", ""),
        ("บาทหลวงเปโตร ใจดี", "บาทหลวง", "เปโตร", "ใจดี"),
        ("พ.ต.อ.ก้อง ใจดี", "พ.ต.อ.", "ก้อง", "ใจดี"),
        ("พ.ต.อำนวย ใจดี", "พ.ต.", "อำนวย", "ใจดี"),
        ("ร.ต.อรุณ ใจดี", "ร.ต.", "อรุณ", "ใจดี"),
        ("พล.ต.ต.(หญิง) กัญญา ใจดี", "พล.ต.ต.หญิง", "กัญญา", "ใจดี"),
        ("ว่าที่ร.ต.หญิงกัญญา ใจดี", "ว่าที่ ร.ต.หญิง", "กัญญา", "ใจดี"),
        ("ว่าที่ร้อยตรีก้อง ใจดี", "ว่าที่ร้อยตรี", "ก้อง", "ใจดี"),
        ("ม.ร.ว.ก้อง ใจดี", "ม.ร.ว.", "ก้อง", "ใจดี"),
        ("Mr.Kong Jaidee", "Mr.", "Kong", "Jaidee"),
        ("miss Mali Na Doi", "Miss", "Mali", "Na Doi"),
        ("Assoc. Prof. Dr. Mali Ann Jaidee", "Assoc. Prof. Dr.", "Mali Ann", "Jaidee"),
    ],
)
def test_titles_are_told_from_names(typed: str, title: str, given: str, family: str) -> None:
    assert split_name(typed) == PersonName(title, given, family)


@pytest.mark.parametrize(
    "name",
    [
        "นายิกา ใจดี",
        "นายก",
        "อรุณ",
        "คุณากร",
        "คุณธรรม ใจดี",
        "ดรุณี",
        "ศรีสุดา",
        "พระพร",
        "พลอย",
        "นพ ใจดี",
        "อาหมี่ แซ่ลี",
        "หญิง ใจดี",
        "Missy Jaidee",
        "คุณ",
        "พระครู",
    ],
)
def test_a_name_that_begins_like_a_title_survives(name: str) -> None:
    found = split_name(name)
    assert (found.title, found.plain) == ("", name)


@pytest.mark.parametrize("name", ["นางนวล", "พระพร", "พลเอก", "คุณากร", "หญิง"])
def test_behind_a_civil_title_stands_the_name_itself(name: str) -> None:
    assert split_name(f"นางสาว{name} ใจดี") == PersonName("นางสาว", name, "ใจดี")


@pytest.mark.parametrize(
    ("typed", "aside"),
    [
        ("นายก้อง ใจดี (แดง)", "แดง"),
        ("นายก้อง (แดง) ใจดี", "แดง"),
        ("นายก้อง “แดง” ใจดี", "แดง"),
        ("นายก้อง ใจดี [ประธาน]", "ประธาน"),
        ("๑๒. นายก้อง ใจดี", ""),
        ("3) นายก้อง ใจดี", ""),
    ],
)
def test_asides_and_numbering_are_no_part_of_the_name(typed: str, aside: str) -> None:
    assert split_name(typed) == PersonName("นาย", "ก้อง", "ใจดี", aside)


def test_a_name_wholly_in_brackets_is_the_name() -> None:
    assert split_name("(แดง)") == PersonName("", "แดง", "")


def test_a_name_is_shown_the_thai_way() -> None:
    assert PersonName("นางสาว", "กัญญา", "ทองคำ").thai == "นางสาวกัญญา ทองคำ"
    assert PersonName("", "กัญญา", "").thai == "กัญญา"
    assert PersonName("ผศ.ดร.", "มะลิ", "ใจดี").thai == "ผศ.ดร.มะลิ ใจดี"
    assert PersonName("พันตำรวจเอกหญิง", "มะลิ", "ใจดี").thai == "พันตำรวจเอกหญิง มะลิ ใจดี"
    assert PersonName("Dr.", "Mali", "Jaidee").thai == "Dr. Mali Jaidee"
    assert PersonName("Rev.", "ก้อง", "").thai == "Rev. ก้อง"
    assert PersonName("นางสาว", "กัญญา", "ทองคำ").plain == "กัญญา ทองคำ"


def test_spellings_of_one_person_have_one_key() -> None:
    spellings = ["น.ส. กัญญา  ทองคำ (แดง)", "นางสาวกัญญาทองคำ", "กัญญา-ทองคำ", "ดร.กัญญา ทองคำ"]
    assert {name_key(text) for text in spellings} == {"กัญญาทองคำ"}
    assert name_key("Dr. Anne-Marie O'Hara") == name_key("anne marie OHara")
    assert name_key(" ") == ""


@given(st.text(max_size=30))
def test_no_text_is_refused_and_no_letter_lost_to_nothing(text: str) -> None:
    found = split_name(text)
    assert bool(name_key(text)) <= bool(found.plain)
    assert split_name(found.thai).plain != "" or found.plain == ""
