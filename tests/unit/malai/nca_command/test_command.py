"""The command: tables, one JSON object, files written, and what is said when nothing is analysed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from malai.nca_command import main
from tests.data import innovation


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "innovation.csv"
    path.write_text(innovation.csv(), encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json", "--lang", "en"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_tables_of_the_field_are_printed(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(table), "--outcome", "Innovation", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    for text in ("CE-FDH", "0.416", "NN", "61.6", "Japan", "No condition is shown to be necessary"):
        assert text in said


def test_json_is_one_object_by_measure_condition_and_ceiling(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, str(table), "--outcome", "Innovation", "--ceiling", "ce_fdh,cr_fdh")
    assert found["effect_size"]["Individualism"]["ce_fdh"] == pytest.approx(0.4155, abs=5e-4)
    assert found["effect_size"]["Risk taking"]["cr_fdh"] == pytest.approx(0.2819, abs=5e-4)
    peers = found["peers"]["Individualism"]["ce_fdh"]
    assert [peer["case"] for peer in peers] == ["SouthKorea", "Japan", "Finland", "Sweden", "USA"]
    levels = found["bottleneck"]["Individualism"]["ce_fdh"]
    assert [level["needed"] for level in levels[:2]] == ["NN", "NN"]
    assert levels[2]["needed"] == pytest.approx(38.4, abs=0.05)
    assert 0.06 < found["p"]["Individualism"]["ce_fdh"] < 0.1
    assert found["undefined"]["Individualism"] == {"ce_fdh": None, "cr_fdh": None}


def test_conditions_corner_scope_and_units_are_taken(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "--conditions Individualism --scope 0,120,0,240 --x-unit actual --y-unit actual"
    found = told(
        capsys, str(table), "--outcome", "Innovation", *words.split(), "--permutations", "0"
    )
    assert found["conditions"] == ["Individualism"]
    assert found["zone"]["Individualism"]["ce_fdh"] == pytest.approx(13398.0)
    assert found["p"]["Individualism"]["ce_fdh"] is None


def test_html_and_a_script_for_r_are_written(table: Path, tmp_path: Path) -> None:
    page, script = tmp_path / "out.html", tmp_path / "out.R"
    words = ["--outcome", "Innovation", "--html", str(page), "--r-script", str(script)]
    assert main([str(table), *words, "--permutations", "9"]) == 0
    assert page.read_text(encoding="utf-8").count("<svg") == 2
    assert "library(NCA)" in script.read_text(encoding="utf-8")


def test_an_undefined_number_is_null_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flat.csv"
    path.write_text("x,y\n1,1\n1,2\n1,3\n", encoding="utf-8")
    found = told(capsys, str(path), "--outcome", "y")
    assert found["effect_size"]["x"]["ce_fdh"] is None
    assert "the same in every case" in found["undefined"]["x"]["ce_fdh"]
    assert found["bottleneck"]["x"]["ce_fdh"] is None
    assert main([str(path), "--outcome", "y", "--lang", "en"]) == 0
    assert "the same in every case" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("x,y\n1,1\n", [], "Only 1 case"),
        ("x,y\nhigh,1\n2,3\n", [], "row 2 holds the text “high”"),
        ("x,y\n1,2\n2,3\n", ["--conditions", "z"], "no column “z”"),
        ("x,y\n1,2\n2,3\n", ["--conditions", "y"], "is the outcome"),
        ("x,x,y\n1,2,3\n2,3,4\n", [], "More than one column"),
        ("y\n1\n2\n", [], "has no cases"),
        ("x,y\n1,2\n2,3\n", ["--ceiling", "ols"], "no ceiling called ols"),
        ("x,y\n1,2\n2,3\n", ["--corner", "9"], "no corner 9"),
        ("x,y\n1,2\n2,3\n", ["--scope", "0,1"], "four ends"),
        ("x,y\n1,2\n2,3\n", ["--scope", "0,1,0,1"], "outside the scope"),
        ("x,y\n1,2\n2,3\n", ["--sheet", "May"], "no sheet “May”"),
        ("x,y\n1,2\n2,3\n", ["--permutations", "-1"], "At least 1 repetition"),
        ("x,y\n1,2\n2,3\n", ["--steps", "0"], "at least 1 step"),
    ],
)
def test_what_cannot_be_analysed_ends_with_one_and_a_sentence(
    text: str, words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    asked = [str(path), "--outcome", "y", "--json", *words]
    assert main([*asked, "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert sentence in json.loads(said.out)["error"]
    assert "Traceback" not in said.err
    assert main(asked) == 1
    assert sentence not in capsys.readouterr().out


def test_a_missing_file_ends_with_one_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "gone.csv"), "--outcome", "y"]) == 1
    assert "gone.csv" in capsys.readouterr().err


def test_a_word_that_is_no_number_is_a_wrong_command(table: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(table), "--outcome", "Innovation", "--scope", "a,b"])
    assert ended.value.code == 2


def test_it_does_not_load_django(table: Path) -> None:
    code = (
        "import sys; from malai.cli import main;"
        f"main(['nca', {str(table)!r}, '--outcome', 'Innovation', '--permutations', '9']);"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0
