"""The reading while it grows."""

from __future__ import annotations

from malai_core.reading import Meeting, PartyKind, Where
from malai_core.reading.ledger import Ledger
from malai_core.text import PartialDate

HERE = Where("x", 1)


def test_keys_follow_the_order_of_first_sight() -> None:
    ledger = Ledger("x")

    assert [ledger.party_named(name, HERE).key for name in ("ดาริน ดงหมอก", "มูลนิธิเมฆ")] == [1, 2]
    assert ledger.reading.parties[2].kind is PartyKind.ORGANISATION
    assert ledger.body_named("มูลนิธิ เมฆ", HERE).key == 2


def test_a_membership_is_noted_once_and_gains_its_position() -> None:
    ledger = Ledger("x")
    person, body = ledger.party_named("ดาริน ดงหมอก", HERE), ledger.body_named("มูลนิธิเมฆ", HERE)

    for position in ("", "ครู", "แพทย์"):
        ledger.affiliate(person.key, body.key, position, HERE)
    ledger.affiliate(body.key, body.key, "", HERE)

    assert [(a.member, a.body, a.position) for a in ledger.reading.affiliations] == [(1, 2, "ครู")]


def test_a_meeting_is_known_by_title_and_day() -> None:
    ledger, day = Ledger("x"), PartialDate(2022, 10, 5)

    keys = [
        ledger.meeting(Meeting(0, title, on))
        for title, on in (
            ("ปลูกป่า", day),
            ("ปลูกป่า ", day),
            ("ปลูกป่า", None),
            ("ทำฝาย", day),
            ("", day),
        )
    ]

    assert keys == [1, 1, 2, 3, 4]


def test_a_longer_title_of_the_same_day_is_the_same_meeting() -> None:
    ledger, day = Ledger("x"), PartialDate(2022, 10, 5)

    assert ledger.meeting(Meeting(0, "ประชุมแกนนำ", day)) == ledger.meeting(Meeting(0, "ประชุม", day))
