"""Export, edit in a spreadsheet, bring back: what was edited changes, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from malai.audit.services import act_undo
from malai.interchange.exporting.tables import Export
from malai.interchange.models import Import, ImportState
from malai.interchange.services import export_make, import_ask, import_reread, import_start
from malai.network.models import Network, Party, PersonFacts
from malai_core.text import phone_e164
from tests import makers
from tests.functional.interchange.workbooks import upload
from tests.makers import World

Change = Callable[[dict[str, Any]], None]


def exported(world: World) -> Any:
    with export_make(
        by=None,
        export=Export(world.workspace, world.network, "th", with_contacts=True),
        form="xlsx",
        reason="แก้ในตาราง",
    ) as made:
        return openpyxl.load_workbook(io.BytesIO(made.read()))


def change(book: Any, name: str, head: str, value: Any) -> None:
    """Type ``value`` into the cell of a person under a heading."""
    sheet = book["บุคคล"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == name)
    row[heads.index(head)].value = value


def started(network: Network, book: Any) -> Import:
    target = io.BytesIO()
    book.save(target)
    name = "ส่งออก.xlsx"
    return import_start(
        by=None, network=network, name=name, content=upload(target.getvalue(), name)
    )


def facts(party: Party) -> PersonFacts:
    return PersonFacts.objects.select_related("party").get(party=party)


def test_an_edited_cell_is_shown_first_and_then_written(world: World) -> None:
    book = exported(world)
    change(book, "นางสาวแก้ว ใจงาม", "บทบาท", "ครูใหญ่")
    change(book, "นางสาวแก้ว ใจงาม", "อีเมล", "new@example.org")
    row = started(world.network, book)
    shown = {(one["th"], one["was"], one["becomes"]) for one in row.preview["edits"]}
    assert shown == {
        ("อีเมล", "kaew@example.org", "new@example.org"),
        ("บทบาท", "", "ครูใหญ่"),
    }
    import_ask(by=None, row=row)
    kru = facts(world.kru)
    assert (kru.role, kru.party.email, kru.party.phone) == (
        "ครูใหญ่",
        "new@example.org",
        "+66812345678",
    )


def test_an_emptied_cell_empties_the_field_and_can_be_taken_back(world: World) -> None:
    book = exported(world)
    change(book, "นางสาวแก้ว ใจงาม", "อีเมล", None)
    row = import_ask(by=None, row=started(world.network, book))
    assert facts(world.kru).party.email == ""
    assert row.act is not None
    act_undo(by=None, act=row.act)
    assert facts(world.kru).party.email == "kaew@example.org"


def test_a_name_is_corrected_under_its_id(world: World) -> None:
    book = exported(world)
    change(book, "นายบุญ ดอยสูง", "ชื่อ", "นายบุญมี ดอยสูง")
    import_ask(by=None, row=started(world.network, book))
    boon = facts(world.boon)
    assert (boon.title, boon.given, boon.party.name_th) == ("นาย", "บุญมี", "นายบุญมี ดอยสูง")
    assert Party.objects.filter(workspace=world.workspace).count() == 4


def test_what_somebody_changed_meanwhile_stays_where_the_file_did_not_touch_it(
    world: World,
) -> None:
    book = exported(world)
    Party.objects.filter(pk=world.kru.pk).update(email="later@example.org")
    change(book, "นางสาวแก้ว ใจงาม", "บทบาท", "ครูใหญ่")
    row = import_ask(by=None, row=started(world.network, book))
    assert facts(world.kru).party.email == "later@example.org"
    assert facts(world.kru).role == "ครูใหญ่"
    assert not row.doubts.exists()


def test_what_both_changed_waits_for_a_person(world: World) -> None:
    book = exported(world)
    Party.objects.filter(pk=world.kru.pk).update(email="later@example.org")
    change(book, "นางสาวแก้ว ใจงาม", "อีเมล", "file@example.org")
    row = import_ask(by=None, row=started(world.network, book))
    assert facts(world.kru).party.email == "later@example.org"
    [doubt] = row.doubts.all()
    assert "file@example.org" in doubt.sentence_en


def test_a_column_that_was_taken_away_empties_nothing(world: World) -> None:
    book = exported(world)
    sheet = book["บุคคล"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index("อีเมล") + 1)
    row = started(world.network, book)
    assert row.preview["counts"]["edited"] == 0
    assert facts(world.kru).party.email == "kaew@example.org"


def test_any_file_may_be_told_to_write_over(world: World) -> None:
    PersonFacts.objects.filter(party=world.kru).update(role="ครู")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("ทะเบียน")
    sheet.append(["ชื่อ - สกุล", "โทรศัพท์", "บทบาท"])
    sheet.append(["นางสาวแก้ว ใจงาม", "081-234-5678", "ครูใหญ่"])
    row = started(world.network, book)
    assert row.preview["counts"]["differs"] == 1
    row = import_reread(row=row, sheets={}, takes_file=True)
    assert [one["becomes"] for one in row.preview["edits"]] == ["ครูใหญ่"]
    import_ask(by=None, row=row)
    assert facts(world.kru).role == "ครูใหญ่"
    assert row.doubts.count() == 0


TEXTS = st.sampled_from(["", "ครู", "อาสาสมัคร", "แม่บ้าน", "=1+1", "- ", "ก๋ง", "line\nbreak", "๑๒๓"])


class RoundTrips(TestCase):
    """Whatever is typed into the cells of one person, those fields and no others change."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["ชื่อเล่น", "บทบาท", "พื้นที่/ที่อยู่", "หมายเหตุ"]), TEXTS, max_size=4
        )
    )
    def test_only_what_was_typed_changes(self, typed: dict[str, str]) -> None:
        world = makers.make_world(makers.make_cast())
        before = _all(world)
        book = exported(world)
        for head, value in typed.items():
            change(book, "นางสาวแก้ว ใจงาม", head, value or None)
        row = started(world.network, book)
        if row.preview["counts"]["edited"] or row.preview["counts"]["filled"]:
            row = import_ask(by=None, row=row)
            assert row.state == ImportState.DONE
        after = _all(world)
        assert {k: v for k, v in after.items() if k[0] != world.kru.pk} == {
            k: v for k, v in before.items() if k[0] != world.kru.pk
        }
        if row.act is not None:
            act_undo(by=None, act=row.act)
        assert _all(world) == before


FIELDS = ("name_th", "phone", "email", "note", "area_written", "search_text")


def _all(world: World) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for party in Party.objects.filter(workspace=world.workspace).select_related("person"):
        found |= {(party.pk, name): getattr(party, name) for name in FIELDS}
        if hasattr(party, "person"):
            found[party.pk, "role"] = party.person.role
            found[party.pk, "nickname"] = party.person.nickname
    return found


@pytest.mark.parametrize("written", ["081-234-5678", "0812345678", "+66 81 234 5678"])
def test_a_phone_written_another_way_is_no_edit(world: World, written: str) -> None:
    book = exported(world)
    change(book, "นางสาวแก้ว ใจงาม", "โทรศัพท์", written)
    assert phone_e164(written) == "+66812345678"
    assert started(world.network, book).preview["counts"]["edited"] == 0
