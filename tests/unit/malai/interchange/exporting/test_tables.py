"""What is taken out, and that it comes back unchanged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Workspace
from malai.audit.models import Act
from malai.interchange.exporting.tables import Export
from malai.interchange.models import Import, ImportState
from malai.interchange.services import export_make, import_ask, import_start
from malai.network.models import Affiliation, Network, Party, Tie
from malai_core.labels import Language
from malai_core.text import PartialDate
from tests import makers
from tests.functional.interchange.workbooks import people, upload, workbook
from tests.makers import World


def export(
    workspace: Workspace,
    network: Network | None,
    *,
    form: str = "xlsx",
    language: Language = "th",
    with_contacts: bool = True,
) -> bytes:
    made = export_make(
        by=None,
        export=Export(workspace, network, language, with_contacts),
        form=form,
        reason="รายงานประจำปี",
    )
    with made:
        return made.read()


def sheet(made: bytes, name: str) -> list[Sequence[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(made))
    return list(book[name].iter_rows(values_only=True))


def bring(network: Network, data: bytes, name: str = "ส่งออก.xlsx") -> Import:
    row = import_start(by=None, network=network, name=name, content=upload(data, name))
    return import_ask(by=None, row=row)


@pytest.fixture
def rich(world: World) -> World:
    """The small network, with what makes a round trip hard."""
    workspace, network = world.workspace, world.network
    bring(network, workbook())
    namesake = makers.person(workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    makers.member(network, namesake, since=PartialDate(2015), until=PartialDate(2016, 4))
    for body, position in ((world.temple, "กรรมการ"), (world.temple, "ประธาน")):
        Affiliation.objects.create(
            workspace=workspace, member=namesake, body=body, position=position
        )
    Tie.objects.create(
        workspace=workspace,
        network=network,
        source=namesake,
        target=world.boon,
        kind=world.kind,
        since=PartialDate(2014, 2),
        until=PartialDate(2016),
        strength=3,
    )
    formula = makers.person(
        workspace, "นางสูตร คำนวณ", note="=HYPERLINK(1)", extra={"รหัสบ้าน": "-12", "โทรศัพท์": "1669"}
    )
    makers.member(network, formula)
    english = Party.objects.create(
        workspace=workspace,
        kind="organisation",
        name_en="Hill Trust",
        sort_key="h",
        match_key="hilltrust",
        area_code="570101",
    )
    makers.member(network, english)
    return world


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_workbook_comes_back_and_changes_nothing(rich: World, language: Language) -> None:
    made = export(rich.workspace, rich.network, language=language)
    row = bring(rich.network, made)

    assert row.state == ImportState.DONE
    changes = {k: v for k, v in row.preview["counts"].items() if v and k not in _STANDING}
    assert changes == {}
    assert list(row.doubts.values_list("sentence_en", flat=True)) == []


#: Counts that say what the file holds, not what it changes.
_STANDING = {"known", "ties_all", "attendances_all"}


def test_a_row_added_to_the_workbook_is_brought_in(rich: World) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(rich.workspace, rich.network)))
    book["บุคคล"].append(["นางสาวเพิ่ม มาใหม่"])
    book["ความสัมพันธ์"].append(["เพิ่ม มาใหม่", "แก้ว ใจงาม", "", "ทุกเดือน"])
    target = io.BytesIO()
    book.save(target)
    row = bring(rich.network, target.getvalue())
    assert row.preview["counts"]["people_new"] == 1
    tie = Tie.objects.get(kind__code="contact")
    assert {tie.source.match_key, tie.target} == {
        "แก้วใจงาม",
        Party.objects.get(match_key="เพิ่มมาใหม่"),
    }


def test_dates_are_given_in_both_calendars(world: World) -> None:
    rows = sheet(export(world.workspace, world.network), "กิจกรรม")
    assert rows[0][1:3] == ("วันที่", "วันที่ (พ.ศ.)")
    assert rows[1][1:3] == ("2016-03-05", "5 มี.ค. 2559")


def test_without_the_right_to_contacts_there_are_none(rich: World) -> None:
    made = export(rich.workspace, rich.network, with_contacts=False)
    text = str([sheet(made, name) for name in ("บุคคล", "องค์กรและกลุ่ม")])
    for secret in ("081-234-5678", "kaew@example.org", "1669", "HYPERLINK", "โทรศัพท์", "อีเมล"):
        assert secret not in text


def test_no_cell_is_a_formula(rich: World) -> None:
    made = export(rich.workspace, rich.network)
    book = openpyxl.load_workbook(io.BytesIO(made))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_plain_tables_are_guarded_and_marked_as_unicode(rich: World) -> None:
    made = export(rich.workspace, rich.network, form="csv")
    text = zipfile.ZipFile(io.BytesIO(made)).read("บุคคล.csv")
    assert text.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK(1)" in text.decode("utf-8-sig")
    assert "'-12" in text.decode("utf-8-sig")


def test_another_workspace_is_not_in_it(world: World) -> None:
    makers.person(world.cast.elsewhere, "นายลับ มาก")
    assert "ลับ" not in str(sheet(export(world.workspace, None), "บุคคล"))


def test_one_network_leaves_out_the_others(world: World) -> None:
    other = makers.network(world.workspace, "เครือข่ายอื่น")
    makers.member(other, makers.person(world.workspace, "นายอื่น ไกล"))
    assert "อื่น" not in str(sheet(export(world.workspace, world.network), "บุคคล"))
    assert "นายอื่น ไกล" in str(sheet(export(world.workspace, None), "บุคคล"))


def test_the_history_says_why_and_how_much(world: World) -> None:
    export(world.workspace, world.network)
    act = Act.objects.get(action="interchange.data_export")
    assert act.facts["reason"] == "รายงานประจำปี"
    assert act.facts["rows"] > 5
    assert act.subject_id == world.network.public_id


def test_queries_do_not_grow_with_the_rows(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bring(world.network, people(300), "คน.xlsx")
    with django_assert_max_num_queries(30):
        export(world.workspace, world.network)
