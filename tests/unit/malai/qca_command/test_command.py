"""The command: exit codes, one JSON object, tables, and what is said when it cannot answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from malai.cli import main
from tests.golden.qca import lipset


@pytest.fixture
def csv(tmp_path: Path) -> Callable[[lipset.Table], Path]:
    def written(table: lipset.Table) -> Path:
        rows = [list(table), *zip(*table.values(), strict=True)]
        path = tmp_path / "table.csv"
        path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
        return path

    return written


def test_json_is_one_object_with_table_models_and_fit(
    csv: Callable[[lipset.Table], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    expect = "DEV=1,URB=1,LIT=1,IND=1,STB=1"
    path = str(csv(lipset.fuzzy()))
    options = ["--outcome", "SURV", "--incl", "0.8", "--expect", expect, "--json"]
    assert main(["qca", path, *options]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {row["row"]: row["OUT"] for row in told["truth_table"] if row["OUT"] == "1"} == {
        22: "1",
        32: "1",
    }
    assert {kind: found["models"] for kind, found in told["solutions"].items()} == {
        "conservative": [["DEV*~URB*LIT*~IND*STB", "DEV*URB*LIT*IND*STB"]],
        "parsimonious": [["DEV*~IND", "URB*STB"]],
        "intermediate": [["DEV*URB*LIT*STB", "DEV*LIT*~IND*STB"]],
    }
    (fit,) = told["solutions"]["intermediate"]["fit"]
    assert fit["inclS"] == pytest.approx(0.866, abs=0.0005)
    assert fit["terms"][0]["covU"] == pytest.approx(0.378, abs=0.0005)
    assert told["solutions"]["intermediate"]["pairs"][0]["easy"] == [30]


def test_one_kind_of_a_negated_outcome_with_chosen_conditions(
    csv: Callable[[lipset.Table], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(csv(lipset.multi_value()))
    options = ["--outcome", "~SURV", "--conditions", "DEV,URB,LIT,IND", "--json"]
    assert main(["qca", path, *options, "--solution", "parsimonious"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["solutions"]) == {"parsimonious"}
    (model,) = told["solutions"]["parsimonious"]["models"]
    assert set(model) == {"DEV{0}", "DEV{1}*URB{0}*IND{1}"}


def test_the_terminal_says_the_tables_in_two_languages(
    csv: Callable[[lipset.Table], Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = str(csv(lipset.multi_value()))
    script = tmp_path / "again.R"
    assert main(["qca", path, "--outcome", "SURV", "--r-script", str(script)]) == 0
    said = capsys.readouterr().out
    assert "ตารางความจริง" in said
    assert "DEV{2} + DEV{1}*STB{1} <-> SURV" in said
    assert "--expect" in said
    assert script.read_text(encoding="utf-8").startswith("library(QCA)")
    assert main(["qca", path, "--outcome", "SURV", "--lang", "en", "--expect", "DEV=2"]) == 0
    said = capsys.readouterr().out
    assert "Rows assumed to show the outcome" in said
    assert "Easy counterfactuals used" in said


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("A,B,Y\n1,0,1\n", [], "one case only"),
        ("A,Y\n1,1\n0,0\n", ["--incl", "much"], "The cut-off incl is “much”"),
        ("A,B,Y\n1,0,1\n0,,0\n", [], "The cell “B” of “2” is empty"),
        ("A,B,Y\n1,0,1\n1,0,1\n", [], "All cases are in one row"),
        ("A,B,Y\n1,0,1\n0,2.5,0\n", [], "calibrate it first"),
        ("A,Y\n1,1\n0,0\n", ["--exclude", "x"], "no whole numbers"),
        ("A,Y\n1,1\n0,0\n", ["--conditions", "A,Y"], "both the outcome and a condition"),
        ("A,Y\n", [], "holds no table"),
    ],
)
def test_bad_input_ends_with_one_and_a_sentence(
    text: str, options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["qca", str(path), "--outcome", "Y", "--lang", "en", "--json", *options]) == 1
    told = capsys.readouterr()
    assert said in json.loads(told.out)["error"]
    assert said in told.err


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["qca", str(tmp_path / "gone.csv"), "--outcome", "Y"]) == 1
    assert "gone.csv" in capsys.readouterr().err


def test_no_django_is_loaded(csv: Callable[[lipset.Table], Path]) -> None:
    code = (
        "import sys; from malai.cli import main; "
        f"main(['qca', {str(csv(lipset.crisp()))!r}, '--outcome', 'SURV', '--json']); "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )
