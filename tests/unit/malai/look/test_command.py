"""The command: exit codes, one JSON object, and what is said when nothing can be read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from malai.look import main
from tests.unit.malai.look.conftest import MakeWorkbook


def test_a_workbook_that_is_read_ends_with_zero_and_a_page_beside_it(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(workbook)]) == 0
    page = workbook.with_name("network.malai.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(page) in capsys.readouterr().out.replace("\n", "")


def test_rows_set_aside_end_with_two(doubtful: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(doubtful)]) == 2
    assert "แขก ไกลบ้าน" in capsys.readouterr().out


def test_json_is_one_object_with_every_count(
    doubtful: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(doubtful), "--json", "--lang", "en"]) == 2
    told = json.loads(capsys.readouterr().out)
    counts = {name: told[name] for name in ("people", "activities", "attendances", "ties")}
    assert counts == {"people": 4, "activities": 3, "attendances": 7, "ties": 3}
    assert told["organisations"] + told["groups"] == 2
    assert told["duplicates"] == []
    (waiting,) = told["set_aside"]
    assert (waiting["sheet"], waiting["row"]) == ("ความสัมพันธ์", 5)
    assert waiting["reason"] == "unknown_name"
    assert told["html"] == str(doubtful.with_name("network.malai.html"))
    assert all(isinstance(sentence, str) for sentence in told["findings"])


def test_a_missing_file_ends_with_one_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "gone.xlsx")]) == 1
    said = capsys.readouterr()
    assert "gone.xlsx" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_broken_file_says_so_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    assert main([str(broken), "--json", "--lang", "en"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]
    assert [file.name for file in tmp_path.iterdir()] == ["broken.xlsx"]


def test_a_folder_of_tables_is_one_network(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "แฟ้ม"
    folder.mkdir()
    (folder / "สมาชิก.csv").write_text("ชื่อ - สกุล\nดาว ริมธาร\nเมฆ ริมธาร\n", encoding="utf-8-sig")
    (folder / "ความสัมพันธ์.csv").write_text("จาก,ถึง\nดาว ริมธาร,เมฆ ริมธาร\n", encoding="tis-620")
    assert main([str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["people"], told["ties"]) == (2, 1)
    assert told["html"] == str(tmp_path / "แฟ้ม.malai.html")


def test_the_page_goes_where_it_is_asked_to(workbook: Path, tmp_path: Path) -> None:
    main([str(workbook), "--out", str(tmp_path / "here.html")])
    assert (tmp_path / "here.html").exists()
    assert not workbook.with_name("network.malai.html").exists()


def test_contacts_can_be_left_out_of_the_page(workbook: Path) -> None:
    main([str(workbook), "--without-contacts"])
    page = workbook.with_name("network.malai.html").read_text(encoding="utf-8")
    assert "081-111-1111" not in page
    assert "dao@example.org" not in page


def test_an_empty_sheet_is_read_and_says_what_to_do_first(
    make_workbook: MakeWorkbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(make_workbook({"เปล่า": []})), "--lang", "en"]) == 0
    assert "a handful of names is enough to begin" in capsys.readouterr().out


def test_a_look_needs_no_django(workbook: Path) -> None:
    asked = "import sys; from malai.look import main; main(sys.argv[1:]); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked, str(workbook)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("False")


def test_the_module_can_be_run(workbook: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "malai.look", str(workbook), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["people"] == 4
