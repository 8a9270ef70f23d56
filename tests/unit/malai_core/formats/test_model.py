"""Workbooks close what they opened."""

from __future__ import annotations

from malai_core.formats import Sheet, Workbook


def test_a_workbook_closes_at_the_end_of_its_block() -> None:
    closed: list[str] = []
    sheet = Sheet("ก", is_hidden=False, rows=lambda: iter([(1,), ()]))
    with Workbook("x", (sheet,), "", on_close=lambda: closed.append("x")) as workbook:
        assert list(workbook.sheets[0].rows()) == [(1,), ()]
        assert closed == []
    assert closed == ["x"]


def test_a_workbook_without_a_file_closes_too() -> None:
    Workbook("x", (), "").close()
