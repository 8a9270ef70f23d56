"""From a written name to the party it means."""

from __future__ import annotations

import pytest

from malai_core.reading import Party, PartyKind, Where, matching
from malai_core.reading.ledger import Ledger
from malai_core.reading.matching import nickname_key
from malai_core.text import split_name


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger("x")
    where = Where("x", 1)
    body = made.body_named("โรงเรียนเมฆ", where)
    for name, nickname, phone in (
        ("นายธารา สายฝน", "ฝน", "+66811111111"),
        ("นางธารา สายฝน", "ธา", "+66811111112"),
        ("เมฆา เนินทราย", "เมฆ", ""),
    ):
        person = split_name(name)
        made.add(
            Party(0, PartyKind.PERSON, name, [where], person=person, nickname=nickname, phone=phone)
        )
    made.affiliate(2, body.key, "", where)
    made.affiliate(4, body.key, "", where)
    made.index.add_code("M7", 4)
    return made


@pytest.mark.parametrize(
    ("name", "phone", "body", "found"),
    [
        ("เมฆา เนินทราย", "", "", [4]),
        ("คุณเมฆา  เนินทราย", "", "", [4]),
        ("M7", "", "", [4]),
        ("โรงเรียนเมฆ", "", "", [1]),
        ("ธารา สายฝน", "", "", [2, 3]),
        ("คุณธารา สายฝน", "", "", [2, 3]),
        ("ธารา สายฝน", "+66811111112", "", [3]),
        ("ธารา สายฝน", "", "โรงเรียนเมฆ", [2]),
        ("นางธารา สายฝน", "", "", [3]),
        ("ธารา สายฝน (ธา)", "", "", [3]),
        ("ธารา สายฝน (โรงเรียนเมฆ)", "", "", [2]),
        ("ครูเมฆ", "", "โรงเรียนเมฆ", [4]),
        ("ครูเมฆ (โรงเรียนเมฆ)", "", "", [4]),
        ("ครูเมฆ", "", "", []),
        ("ครูเมฆ", "", "โรงเรียนอื่น", []),
        ("ใครก็ไม่รู้", "", "", []),
    ],
)
def test_a_name_finds_whom_it_fits(
    ledger: Ledger, name: str, phone: str, body: str, found: list[int]
) -> None:
    assert ledger.index.find(name, phone=phone, body=body) == found


def test_a_body_and_a_person_of_one_name_are_told_by_the_name(ledger: Ledger) -> None:
    where = Where("x", 9)
    ledger.add(Party(0, PartyKind.PERSON, "โรงเรียนเมฆ", [where]))
    ledger.body_named("เมฆา เนินทราย", where)

    assert ledger.index.find("โรงเรียนเมฆ") == [1]
    assert ledger.index.find("เมฆา เนินทราย") == [4]


def test_kinship_before_a_nickname_does_not_count() -> None:
    assert nickname_key("ป้า แดง") == nickname_key("แดง")
    assert nickname_key("อา") == "อา"


def test_a_nickname_is_known_however_many_came_since(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_MOST_UNFILED", 3)
    monkeypatch.setattr(matching, "_AT_WORK", 1)
    for number in range(8):
        ledger.party_named(f"สมหมาย คนที่{number}", Where("x", number))
    body = ledger.body_named("โรงเรียนเมฆ", Where("x", 9))
    late = ledger.party_named("ปราณี มาช้า", Where("x", 10))
    late.nickname = "แดง"
    ledger.affiliate(late.key, body.key, "", Where("x", 10))

    assert ledger.index.find("ครูเมฆ", body="โรงเรียนเมฆ") == [4]
    assert ledger.index.find("พี่แดง", body="โรงเรียนเมฆ") == [late.key]


def test_a_nickname_of_a_later_row_counts(ledger: Ledger) -> None:
    assert ledger.index.find("พี่จ๋า", body="โรงเรียนเมฆ") == []
    body = ledger.body_named("วัดเมฆ", Where("x", 9))
    new = ledger.party_named("จรรยา ใหม่", Where("x", 9))
    ledger.affiliate(new.key, body.key, "", Where("x", 9))
    assert ledger.index.find("พี่จ๋า", body="วัดเมฆ") == []
    new.nickname = "จ๋า"
    ledger.index.renew(new)

    assert ledger.index.find("พี่จ๋า", body="วัดเมฆ") == [new.key]


def test_a_code_is_noted_once(ledger: Ledger) -> None:
    ledger.index.add_code("M7", 4)

    assert ledger.index.by_code("M7") == [4]
