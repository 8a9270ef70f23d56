"""Chats, calendars and lists of calls: one act, nothing said is kept, order does not matter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.contact.models import (
    ChatGroup,
    Contact,
    ContactParty,
    FileKind,
    FileRead,
    KnownName,
    Presence,
)
from malai.contact.selectors.groups import groups_listed
from malai.contact.selectors.names import names_meant
from malai.contact.services.bringing import Choice, Written, chat_write, lines_write
from malai.contact.services.files import FileRefusedError, file_remap, file_take
from malai.contact.services.lines import calls_found, columns_of
from malai.network.models import Party
from malai.network.services.merging import party_merge
from tests import makers
from tests.makers import World

SECRET = "ลับสุดยอดห้ามบอกใคร"


def export(*lines: str, day: str = "จ., 15/01/2567") -> bytes:
    head = ["[LINE] ประวัติการแชทกับ ฮักดอย", "บันทึกเมื่อ: 20/01/2567", "", day]
    return "\n".join([*head, *lines]).encode()


WEEK = export(
    f"08:00\tครูแก้ว\t{SECRET}",
    f"08:01\tบุญ\t{SECRET}",
    "08:02\tครูแก้ว\t[รูป]",
    f"08:03\tคนแปลกหน้า\t{SECRET}",
    "",
    "อ., 16/01/2567",
    f'09:00\tบุญ\t"{SECRET}\nบรรทัดสอง {SECRET}"',
)


def take(world: World, data: bytes, name: str = "แชท.txt") -> FileRead:
    return file_take(
        by=world.cast.coordinator, workspace=world.workspace, name=name,
        content=io.BytesIO(data), language="th",
    )  # fmt: skip


def group_of(world: World) -> ChatGroup:
    found = ChatGroup.objects.filter(name="ฮักดอย").first()
    return found or ChatGroup(workspace=world.workspace, name="ฮักดอย", network=world.network)


def write(world: World, data: bytes, *pairs: tuple[str, Party | None]) -> Written:
    choices = [Choice(name, party) for name, party in pairs]
    return chat_write(
        by=world.cast.coordinator, row=take(world, data), choices=choices, group=group_of(world)
    )


def days() -> list[tuple[str, date, int]]:
    rows = Presence.objects.order_by("party__sort_key", "on")
    return [(row.party.name, row.on, row.times) for row in rows.select_related("party")]


def everything() -> str:
    """Return every value of every row of the database as one text."""
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return "\n".join(repr(row) for row in rows)


def test_a_chat_is_shown_by_counts_and_who_may_be_meant(world: World) -> None:
    row = take(world, WEEK)
    assert (row.kind, row.title) == (FileKind.CHAT, "ฮักดอย")
    assert row.counts["names"] == 3
    assert row.counts["months"] == [("2024-01", 5)]
    meant = {
        one.name: one for one in names_meant(world.workspace, row.kind, list(row.found["names"]))
    }
    assert meant["ครูแก้ว"].chosen == world.kru.pk
    assert meant["บุญ"].chosen == world.boon.pk
    assert meant["คนแปลกหน้า"].chosen is None


def test_who_wrote_and_when_is_one_act_and_can_be_undone(world: World) -> None:
    written = write(world, WEEK, ("ครูแก้ว", world.kru), ("บุญ", world.boon))
    assert days() == [
        (world.kru.name, date(2024, 1, 15), 2),
        (world.boon.name, date(2024, 1, 15), 1),
        (world.boon.name, date(2024, 1, 16), 1),
    ]
    assert (written.new, FileRead.objects.count()) == (3, 0)
    assert written.act is not None
    act_undo(by=world.cast.coordinator, act=written.act)
    assert (Presence.objects.count(), ChatGroup.objects.count(), KnownName.objects.count()) == (
        0,
        0,
        0,
    )


def test_nothing_that_was_said_is_in_the_database(world: World) -> None:
    row = take(world, WEEK)
    assert SECRET not in everything()
    assert "บรรทัดสอง" not in everything()
    chat_write(
        by=world.cast.coordinator, row=row, choices=[Choice("บุญ", world.boon)], group=group_of(world)
    )  # fmt: skip
    assert SECRET not in everything()
    assert "คนแปลกหน้า" not in everything()


def test_the_same_export_twice_changes_nothing(world: World) -> None:
    pairs = (("ครูแก้ว", world.kru), ("คนแปลกหน้า", None))
    write(world, WEEK, *pairs)
    before, acts = everything(), Act.objects.count()
    assert write(world, WEEK, *pairs).act is None
    assert (everything(), Act.objects.count()) == (before, acts)


def test_the_order_of_exports_does_not_matter(world: World) -> None:
    short = export("08:00\tบุญ\tก", "08:01\tบุญ\tข")
    later = export("08:00\tบุญ\tก", day="พ., 17/01/2567")
    found = []
    for order in permutations((WEEK, short, later)):
        Presence.objects.all().delete()
        for data in order:
            write(world, data, ("บุญ", world.boon))
        found.append(days())
    assert found[0][0] == (world.boon.name, date(2024, 1, 15), 2)
    assert all(one == found[0] for one in found)


def test_choices_are_remembered_also_that_a_name_is_nobody(world: World) -> None:
    write(world, WEEK, ("ครูแก้ว", world.mali), ("คนแปลกหน้า", None))
    meant = names_meant(world.workspace, FileKind.CHAT, ["ครูแก้ว", "คนแปลกหน้า", "บุญ"])
    assert [(one.chosen, one.is_nobody, one.is_remembered) for one in meant] == [
        (world.mali.pk, False, True),
        (None, True, True),
        (world.boon.pk, False, False),
    ]


def test_two_names_of_one_person_are_added_up_and_a_merge_adds_too(world: World) -> None:
    write(world, WEEK, ("ครูแก้ว", world.kru), ("บุญ", world.kru))
    assert days()[0] == (world.kru.name, date(2024, 1, 15), 3)
    write(world, export("08:00\tอื่น\tก"), ("อื่น", world.mali))
    party_merge(by=world.cast.owner, kept=world.kru, gone=world.mali)
    assert days()[0] == (world.kru.name, date(2024, 1, 15), 4)


def test_somebody_of_another_workspace_is_refused(world: World) -> None:
    far = makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")
    with pytest.raises(ValidationError):
        write(world, WEEK, ("บุญ", far))
    assert Presence.objects.count() == 0


def test_a_group_says_who_wrote_lately(world: World) -> None:
    write(world, WEEK, ("ครูแก้ว", world.kru), ("บุญ", world.boon))
    (shown,) = groups_listed(world.workspace, date(2024, 1, 16))
    assert (shown.writing, shown.last) == (1, date(2024, 1, 16))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("แชท.txt", b"nothing of a chat"),
        ("ปฏิทิน.ics", b"BEGIN:VCALENDAR\nhopeless"),
        ("ปฏิทิน.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"),
        ("โทร.csv", b""),
        ("โทร.xlsx", b"PK\x03\x04broken"),
    ],
)
def test_what_tells_of_no_contact_is_refused_with_a_sentence(
    world: World, name: str, data: bytes
) -> None:
    with pytest.raises(FileRefusedError):
        take(world, data, name)
    assert FileRead.objects.count() == 0


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:วางแผน\r\nDTSTART:20240115T090000\r\n"
    "ATTENDEE;CN=Kaew:mailto:KAEW@example.org\r\nATTENDEE;CN=Far;PARTSTAT=DECLINED:mailto:far@x.org\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:ยกเลิก\r\nSTATUS:CANCELLED\r\nDTSTART:20240116\r\n"
    "ATTENDEE:mailto:kaew@example.org\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:c\r\nSUMMARY:ยังไม่ถึง\r\nDTSTART:20990116\r\n"
    "ATTENDEE:mailto:kaew@example.org\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
).encode()
CALLS = (
    "เบอร์โทร,ชื่อ,วันที่,ประเภท\n"
    "081-234-5678,แก้ว,15/01/2567 08:30,โทรออก\n"
    "0812345678,แก้ว,16/01/2567 09:00,สายที่ไม่ได้รับ\n"
    ",ป้ามะลิ,2024-01-17 10:00:00,โทรเข้า\n"
    ",,ไม่รู้วัน,\n"
).encode()


def written_lines(world: World, data: bytes, name: str) -> Written:
    row = take(world, data, name)
    names = sorted({one for line in row.found["lines"] for one in line["names"]})
    meant = names_meant(world.workspace, row.kind, names)
    people: Sequence[Party | None] = [
        Party.objects.filter(pk=one.chosen).first() if one.chosen else None for one in meant
    ]
    choices = [Choice(one.name, who) for one, who in zip(meant, people, strict=True) if who]
    return lines_write(by=world.cast.coordinator, row=row, choices=choices)


def test_a_calendar_becomes_meetings_once(world: World) -> None:
    written_lines(world, CALENDAR, "ปฏิทิน.ics")
    made = Contact.objects.get()
    assert (made.what, made.channel, made.manner) == ("วางแผน", "meeting", "formal")
    assert (str(made.at), ContactParty.objects.get().party) == ("09:00:00", world.kru)
    again = written_lines(world, CALENDAR, "ปฏิทิน.ics")
    assert (again.act, Contact.objects.count()) == (None, 1)


def test_calls_become_contacts_by_number_or_name(world: World) -> None:
    written = written_lines(world, CALLS, "โทร.csv")
    rows = ContactParty.objects.order_by("contact__on").select_related("contact", "party")
    assert [(row.contact.on and row.contact.on.iso, row.party) for row in rows] == [
        ("2024-01-15", world.kru),
        ("2024-01-17", world.mali),
    ]
    assert written.act is not None
    act_undo(by=world.cast.coordinator, act=written.act)
    assert Contact.objects.count() == 0


def test_columns_are_known_by_their_headings_or_chosen(world: World) -> None:
    assert columns_of(["Contact name", "Phone number", "Date", "Call type"]) == {
        "number": 1, "name": 0, "on": 2, "kind": 3,
    }  # fmt: skip
    row = take(world, b"a,b\n0812345678,15/01/2567\n", "x.csv")
    assert row.counts["messages"] == 0
    file_remap(row=row, columns={"number": 0, "on": 1, "name": None, "kind": None})
    assert row.counts["messages"] == 1


def test_a_line_of_no_day_or_of_a_day_to_come_is_passed_over() -> None:
    data = b"number,date\n0812345678,15/01/2567\n0812345678,soon\n0812345678,1/1/2599\n"
    found = calls_found(data, "x.csv", date(2024, 2, 1))
    assert (len(found["lines"]), found["passed"]) == (1, 2)
