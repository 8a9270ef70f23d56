"""The terminal: findings worst first, sheets, and names that cannot command the terminal."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from malai.look.seen import Seen
from malai.look.terminal import tell
from malai.look.writing import PagePlace
from malai_core.labels import Language
from tests.unit.malai.look.conftest import REGISTER, SHEETS, MakeWorkbook, look_at

PLACE = PagePlace(Path("/home/network.malai.html"))


def told(seen: Seen, language: Language = "en", place: PagePlace = PLACE, width: int = 100) -> str:
    out = io.StringIO()
    tell(seen, language, place, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_findings_come_with_an_act_each(seen: Seen) -> None:
    assert told(seen, width=400).count("→") == len(seen.findings)


def test_every_sheet_is_told_with_what_it_was_taken_for(seen: Seen) -> None:
    said = told(seen)
    assert "ทะเบียน – people" in said
    assert "ความสัมพันธ์ – relationships" in said


def test_thai_is_told_in_thai(seen: Seen) -> None:
    assert "เปิดดูภาพและตารางได้ที่" in told(seen, "th")


def test_rows_that_wait_are_told_one_by_one(doubtful: Path) -> None:
    said = told(look_at(doubtful))
    assert "Rows waiting for a person: 1" in said
    assert "row 5" in said


def test_only_the_first_waiting_rows_are_told(make_workbook: MakeWorkbook) -> None:
    strangers = [["ดาว ริมธาร", f"แขก คนที่{i}", "ปรึกษา", ""] for i in range(12)]
    ties = [*SHEETS["ความสัมพันธ์"], *strangers]
    said = told(look_at(make_workbook(SHEETS | {"ความสัมพันธ์": ties})))
    assert "4 more are in the page" in said


def test_it_is_said_when_the_page_is_elsewhere(seen: Seen) -> None:
    assert "cannot be written to" in told(seen, place=PagePlace(PLACE.path, is_elsewhere=True))


def test_a_name_commands_neither_rich_nor_the_terminal(make_workbook: MakeWorkbook) -> None:
    name = "[bold red]ดาว[/bold red] \x1b[2Jริมธาร"
    register = [*REGISTER[:2], [name, "", "", "", ""]]
    ties = [["จาก", "ถึง"], [name, name]]
    said = told(look_at(make_workbook({"ทะเบียน": register, "ความสัมพันธ์": ties})), width=400)
    assert "\x1b[2J" not in said
    assert "[bold red]" in said


def test_nothing_is_wider_than_the_terminal(seen: Seen) -> None:
    lines = told(seen, "th", width=60).splitlines()
    from rich.cells import cell_len

    assert max(cell_len(line) for line in lines) <= 60
