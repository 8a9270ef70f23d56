"""Lists of people and organisations together."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import DuplicateState, PartyKind, Reading, SetAsideReason, read
from tests.data import nasty
from tests.data.books import book


def elements(*rows: list[CellValue], heads: tuple[str, ...] = ("Label", "Type", "Tags")) -> Reading:
    return read(book({"Elements": [list(heads), *rows]}))


def test_a_type_tells_people_from_organisations_and_groups() -> None:
    reading = elements(
        ["Dao Wave", "Person", "a|b"], ["Blue Hill", "Company", ""], ["Weavers", "กลุ่ม", ""]
    )

    kinds = [(p.name, p.kind, p.sector) for p in reading.parties.values()]
    assert kinds == [
        ("Dao Wave", PartyKind.PERSON, ""),
        ("Blue Hill", PartyKind.ORGANISATION, "Company"),
        ("Weavers", PartyKind.GROUP, "กลุ่ม"),
    ]
    assert reading.parties[1].tags == ("a", "b")


def test_a_type_nobody_knows_is_read_as_an_organisation_and_said() -> None:
    reading = elements(["Dao Wave", "Person"], ["Blue Hill", "Company"], ["Lake", "Place"])

    assert reading.parties[3].kind is PartyKind.ORGANISATION
    assert "“Place”" in reading.sheets[0].doubts[0].in_language("en")


def test_without_a_type_the_name_decides() -> None:
    reading = elements(
        ["Dao Wave", "Person"], ["Rainbow Foundation", "Company"], ["มูลนิธิเมฆ", ""], ["Fah", ""]
    )

    assert [p.kind for p in reading.parties.values()][2:] == [
        PartyKind.ORGANISATION,
        PartyKind.PERSON,
    ]


def test_one_label_is_one_party() -> None:
    reading = elements(["Dao Wave", "Person"], ["Blue Hill", "Company"], ["dao wave", "Person"])

    assert len(reading.parties) == 2
    assert [d.state for d in reading.duplicates] == [DuplicateState.MERGED]


def test_with_phones_one_label_without_a_phone_is_only_suggested() -> None:
    reading = elements(
        ["Dao Wave", "Person", "0811111111"],
        ["Dao Wave", "Person", ""],
        ["Blue Hill", "Company", ""],
        heads=("Name", "Type", "Phone"),
    )

    assert len(reading.parties) == 3
    assert [d.state for d in reading.duplicates] == [DuplicateState.SUGGESTED]


def test_the_code_is_who_where_there_is_one() -> None:
    reading = read(book(nasty.GEPHI))

    assert [p.name for p in reading.parties.values()] == ["Dao", "Fah", "Dao"]
    assert [(t.source, t.target, t.strength) for t in reading.ties] == [(1, 2, 1.5), (2, 3, 2)]


def test_an_organisation_mentioned_before_its_own_row_is_one() -> None:
    reading = elements(
        ["Dao Wave", "Person", "Blue Hill"],
        ["Blue Hill", "Company", ""],
        heads=("Label", "Type", "Affiliation"),
    )

    assert len(reading.parties) == 2
    (joined,) = reading.affiliations
    assert reading.parties[joined.body].sector == "Company"
    assert reading.parties[joined.body].is_listed


def test_a_row_without_label_is_set_aside() -> None:
    reading = elements(["Dao Wave", "Person"], ["Blue Hill", "Company"], ["", "Person", "x"])

    assert [e.reason for e in reading.set_aside] == [SetAsideReason.NO_NAME]


def test_a_list_without_types_says_how_it_was_read() -> None:
    reading = read(book(nasty.GEPHI))

    assert "คน" in reading.sheets[0].doubts[0].in_language("th")
