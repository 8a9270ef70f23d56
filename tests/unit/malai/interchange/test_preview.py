"""What a preview and a finished import say of an import in numbers."""

from __future__ import annotations

from django.utils import translation

from malai.interchange.bridge import opened, reading_of
from malai.interchange.planning import plan_make
from malai.interchange.preview import preview_of
from malai.interchange.said import news, sheet_news
from tests import makers
from tests.functional.interchange.workbooks import workbook
from tests.makers import Cast

SIGN_IN = [
    ("ชื่อ - สกุล", "ประชุม 5 มี.ค. 2559", "ประชุม 2 เม.ย. 2559"),
    ("แก้ว ใจงาม", "มา", "ลา"),
    ("มะลิ ลำธาร", "ขาด", "มา"),
]


def test_only_who_came_is_counted_as_attendance(cast: Cast) -> None:
    with opened(workbook({"ลงชื่อ": SIGN_IN}), "ภูตะวัน.xlsx") as book:
        reading = reading_of(book)
    network = makers.network(cast.workspace)
    shown = preview_of(plan_make(reading, network, source="ภูตะวัน.xlsx"), network)
    with translation.override("en"):
        said = news(shown["counts"])
        by_sheet = sheet_news(shown["sheets"][0]["news"])
    expected = ["2 attendances", "2 notes of leave or absence"]
    assert said[-2:] == expected
    assert by_sheet[-2:] == expected
