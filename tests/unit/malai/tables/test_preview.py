"""The first rows of a table."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import override

from malai.tables.preview import PreviewTable


def made() -> PreviewTable:
    table = PreviewTable("คน", ["ชื่อ", "โทร", "เข้าร่วม", ""])
    table.add(["แก้ว <b>", "081"], day="2016-03-05", badge=("ใหม่", "good"))
    table.add(["บุญ", ""], day="", badge=("มีอยู่แล้ว", "plain"))
    return table


def test_every_cell_stands_under_its_heading() -> None:
    assert [cell.head for cell in made().rows[0]] == ["ชื่อ", "โทร", "เข้าร่วม", ""]


def test_the_table_says_dates_in_the_readers_calendar_and_escapes_texts() -> None:
    with override("th"):
        page = render_to_string("tables/preview.html", {"table": made()})
    assert "5 มี.ค. 2559" in page
    assert "แก้ว &lt;b&gt;" in page
    assert 'data-label="โทร"' in page


def test_columns_that_say_nothing_are_left_out() -> None:
    table = PreviewTable("คน", ["ชื่อ", "โทร", "จำนวน", ""])
    table.add(["แก้ว", "", 0], badge=("ใหม่", "good"))
    assert list(table.without_empty_columns().heads) == ["ชื่อ", "จำนวน", ""]
