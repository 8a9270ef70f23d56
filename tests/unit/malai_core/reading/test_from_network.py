"""Network files as readings: who is a person, what is a membership, what waits."""

from __future__ import annotations

from pathlib import Path

from malai_core.formats.networks import Member, Network, Tie, read_network
from malai_core.reading import DuplicateState, PartyKind
from malai_core.reading.any_file import read_any
from malai_core.reading.from_network import reading_of
from tests.data import network_files as files

CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
BEGIN:VEVENT\r
UID:e1\r
SUMMARY:Meeting\r
DTSTART;VALUE=DATE:20240105\r
ATTENDEE;CN=Fah;PARTSTAT=ACCEPTED:mailto:fah@example.org\r
END:VEVENT\r
END:VCALENDAR\r
"""
CARDS = b"""BEGIN:VCARD
FN:Dao Rim
TEL:081-234-5678
ORG:Rainbow Foundation
END:VCARD
"""


def test_members_of_one_label_stay_two_and_are_suggested() -> None:
    found = reading_of(read_network(files.PAJEK.encode()), "x.net")
    assert len(found.parties) == 4
    assert [pair.state for pair in found.duplicates] == [DuplicateState.SUGGESTED]
    assert [party.name for party in found.parties.values()] == ["ดาว ก", "ดาว ก", "ลม", "3"]
    assert [(row.where.row, row.is_whole_row) for row in found.set_aside] == [(9, True)]
    assert found.sheets[0].doubts[0].in_language("en") == "The file says 4 members; 4 were read."


def test_types_and_names_tell_people_from_bodies() -> None:
    found = reading_of(read_network(files.KUMU_SIMPLE.encode()), "x.json")
    kinds = [party.kind for party in found.parties.values()]
    assert kinds == [PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.PERSON]
    assert next(iter(found.parties.values())).tags == ("ก", "ข")


def test_two_modes_are_memberships() -> None:
    found = reading_of(read_network(files.PAJEK_TWO_MODE.encode()), "x.net")
    assert len(found.affiliations) == 4
    assert [party.kind for party in found.parties.values()][3:] == [PartyKind.GROUP] * 2
    assert list(found.ties) == []


def test_a_tie_with_itself_waits() -> None:
    found = reading_of(read_network(b"*Vertices 2\n*Arcs\n1 1\n1 2\n1 2\n"), "x.net")
    assert [row.reason.value for row in found.set_aside] == ["self_tie"]
    assert (len(found.ties), found.sheets[1].duplicates) == (1, 1)


def test_contacts_go_where_they_belong() -> None:
    found = read_any(CARDS, name="x.vcf").reading
    person, body = found.parties.values()
    assert (person.phone, body.kind) == ("+66812345678", PartyKind.ORGANISATION)
    assert [(a.member, a.body) for a in found.affiliations] == [(person.key, body.key)]


def test_an_answer_to_an_invitation_is_no_attendance() -> None:
    found = read_any(CALENDAR, name="x.ics").reading
    assert [meeting.title for meeting in found.meetings.values()] == ["Meeting"]
    assert [party.name for party in found.parties.values()] == ["Fah"]
    assert list(found.attendances) == []
    assert "no attendance" in found.sheets[1].doubts[0].in_language("en")


def test_tables_are_read_as_tables_unless_only_a_network_fits(tmp_path: Path) -> None:
    listed = read_any("ชื่อ,โทร\nดาว,081\nฟ้า,082\n".encode(), name="x.csv").reading
    assert len(listed.parties) == 2
    square = read_any(files.SQUARE.encode(), name="x.csv").reading
    assert (len(square.parties), len(square.ties)) == (3, 2)
    numbers = read_any(files.TWO_MODE_NUMBERS.encode(), name="x.2sm").reading
    assert len(numbers.affiliations) == 3
    for name, text in files.CANVAS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(read_any(tmp_path).reading.parties) == 5
    nothing = read_any(b"a,b\n1,x\n2,y\n", name="x.csv").reading
    assert len(nothing.parties) == 0


def test_one_way_of_a_pair_that_is_tied_both_ways_is_no_tie_of_its_own() -> None:
    ties = [Tie("1", "2"), Tie("2", "3"), Tie("2", "1", is_directed=False)]
    found = reading_of(Network.of([Member("1"), Member("2"), Member("3")], ties), "x.net")
    assert [(tie.kind, tie.is_directed) for tie in found.ties] == [
        ("contact", False),
        ("naming", True),
    ]
