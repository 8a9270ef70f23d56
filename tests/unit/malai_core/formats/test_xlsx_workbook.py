"""What an xlsx workbook says of its sheets."""

from __future__ import annotations

import io

import openpyxl
import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, open_workbook
from tests.unit.malai_core.formats.making import parts, zipped

_ROW = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def test_sheets_come_in_order_and_tell_whether_they_are_hidden() -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("ซ่อน").sheet_state = "hidden"
    workbook.create_sheet("ลึก").sheet_state = "veryHidden"
    workbook.create_sheet("ก่อน", 0)
    file = io.BytesIO()
    workbook.save(file)
    with open_workbook(file.getvalue()) as opened:
        found = [(sheet.name, sheet.is_hidden) for sheet in opened.sheets]
    assert found == [("ก่อน", False), ("Sheet", False), ("ซ่อน", True), ("ลึก", True)]


def test_sheets_of_charts_are_passed_over() -> None:
    workbook = openpyxl.Workbook()
    workbook.create_chartsheet("กราฟ")
    file = io.BytesIO()
    workbook.save(file)
    with open_workbook(file.getvalue()) as opened:
        assert [sheet.name for sheet in opened.sheets] == ["Sheet"]


def test_the_size_hint_is_the_last_row_the_sheet_speaks_of() -> None:
    padding = "<sheetViews/>" * 20
    with open_workbook(zipped(parts(f'<dimension ref="A1:K12"/>{padding}{_ROW}'))) as workbook:
        assert workbook.sheets[0].size_hint == 12
    with open_workbook(zipped(parts(_ROW))) as workbook:
        assert workbook.sheets[0].size_hint is None


def test_links_to_other_files_are_never_followed() -> None:
    made = parts(_ROW)
    made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="x/sharedStrings" Target="file:///etc/passwd" '
        'TargetMode="External"/></Relationships>',
    )
    made["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    with open_workbook(zipped(made)) as workbook:
        assert list(workbook.sheets[0].rows()) == [(1,)]


def test_a_part_outside_the_package_is_not_there() -> None:
    made = parts(_ROW)
    relations = str(made["xl/_rels/workbook.xml.rels"])
    made["xl/_rels/workbook.xml.rels"] = relations.replace(
        "worksheets/sheet1.xml", "../../../etc/passwd"
    )
    with pytest.raises(UnreadableFileError, match="damaged"):
        open_workbook(zipped(made))


def test_the_workbook_part_may_have_another_name() -> None:
    made = {
        path.replace("workbook.xml", "Workbook22.xml"): part for path, part in parts(_ROW).items()
    }
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("xl/workbook.xml", "/xl/Workbook22.xml")
    with open_workbook(zipped(made)) as workbook:
        assert list(workbook.sheets[0].rows()) == [(1,)]


def test_without_root_relations_the_usual_place_is_tried() -> None:
    made = parts(_ROW)
    del made["_rels/.rels"]
    with open_workbook(zipped(made)) as workbook:
        assert list(workbook.sheets[0].rows()) == [(1,)]


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_a_part_it_needs_is_refused(missing: str) -> None:
    made = parts(_ROW)
    del made[missing]
    with pytest.raises(UnreadableFileError, match="damaged"):
        open_workbook(zipped(made))


def test_relations_that_name_no_workbook_are_refused() -> None:
    made = parts(_ROW)
    made["_rels/.rels"] = "<Relationships/>"
    with pytest.raises(UnreadableFileError, match="damaged"):
        open_workbook(zipped(made))


def test_a_workbook_without_sheets_is_refused() -> None:
    made = parts(_ROW)
    made["xl/_rels/workbook.xml.rels"] = "<Relationships/>"
    with pytest.raises(UnreadableFileError, match="no sheet"):
        open_workbook(zipped(made))


def test_too_many_sheets_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="has 1 sheets; at most 0"):
        open_workbook(zipped(parts(_ROW)), limits=Limits(sheets=0))


def test_macros_are_left_alone_and_told_of() -> None:
    made = parts(_ROW)
    made["xl/vbaProject.bin"] = b"\xff" * 99
    with open_workbook(zipped(made), name="x.xlsm") as workbook:
        assert list(workbook.sheets[0].rows()) == [(1,)]
        assert "macros" in workbook.notes[0].en
        assert "มาโคร" in workbook.notes[0].th
