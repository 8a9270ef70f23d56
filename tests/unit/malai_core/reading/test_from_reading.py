"""A reading as tables: keys, layers, presence and the age of records."""

from __future__ import annotations

from datetime import date

from malai_core.labels import Words
from malai_core.reading.from_reading import tables_of
from malai_core.reading.model import (
    Affiliation,
    Attendance,
    Duplicate,
    DuplicateState,
    Mark,
    Meeting,
    Party,
    PartyKind,
    Reading,
    Tie,
    Where,
)

WHERE = Where("ทะเบียน", 5)


def reading() -> Reading:
    return Reading(
        "network.xlsx",
        parties={
            1: Party(1, PartyKind.PERSON, "ดาว", phone="+66812345678"),
            2: Party(2, PartyKind.PERSON, "ฟ้า", extra={"ปรับปรุงเมื่อ": "12/1/2560"}),
            3: Party(3, PartyKind.ORGANISATION, "วัด", sector="ศาสนา"),
        },
    )


def test_parties_become_members_by_their_key() -> None:
    dao, fah, temple = tables_of(reading()).members
    assert (dao.key, dao.is_reachable, fah.is_reachable) == ("1", True, False)
    assert (temple.kind, temple.sector) == (PartyKind.ORGANISATION, "ศาสนา")


def test_a_column_that_says_when_is_the_age_of_the_record() -> None:
    dao, fah, _ = tables_of(reading()).members
    assert (dao.updated, fah.updated) == (None, date(2017, 1, 12))


def test_a_column_that_should_say_when_and_does_not_leaves_the_age_unknown() -> None:
    found = reading()
    found.parties[2].extra["ปรับปรุงเมื่อ"] = "นานแล้ว"
    assert tables_of(found).members[1].updated is None


def test_only_who_was_present_is_in_a_gathering() -> None:
    found = reading()
    found.meetings[7] = Meeting(7, "ประชุม", None)
    found.attendances = [
        Attendance(1, 7, Mark.PRESENT, WHERE),
        Attendance(2, 7, Mark.LEAVE, WHERE),
    ]
    (gathering,) = tables_of(found).gatherings
    assert gathering.present == {"1"}


def test_a_known_kind_of_tie_has_its_layer_and_label() -> None:
    found = reading()
    found.ties = [Tie(1, 2, "friendship")]
    (link,) = tables_of(found).links
    assert (link.layer, link.label.en) == ("trust", "is a friend of")


def test_an_unknown_kind_of_tie_keeps_its_own_words() -> None:
    found = reading()
    found.ties = [Tie(1, 2, "ยืมเครื่องเสียง", "ยืมเครื่องเสียง")]
    (link,) = tables_of(found).links
    assert (link.layer, link.label) == ("coordination", Words("ยืมเครื่องเสียง", "ยืมเครื่องเสียง"))


def test_a_membership_said_twice_is_one() -> None:
    found = reading()
    found.affiliations = [Affiliation(1, 3, "", WHERE), Affiliation(1, 3, "ประธาน", WHERE)]
    assert tables_of(found).affiliations == [("1", "3")]


def test_only_pairs_that_wait_for_a_person_are_counted_as_duplicates() -> None:
    found = reading()
    reason = Words("ชื่อคล้ายกัน", "like names")
    found.duplicates = [
        Duplicate(1, 1, DuplicateState.MERGED, reason, (WHERE, WHERE)),
        Duplicate(1, 2, DuplicateState.SUGGESTED, reason, (WHERE, WHERE)),
    ]
    assert tables_of(found).duplicates_waiting == 1
