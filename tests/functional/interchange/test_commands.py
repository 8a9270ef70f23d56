"""Importing and exporting from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

from tests.functional.interchange.place import Place
from tests.functional.interchange.workbooks import workbook


def test_a_workbook_comes_in_and_goes_out_by_command(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "ภูตะวัน.xlsx"
    file.write_bytes(workbook())

    done = place.malai("import", str(file))
    assert done.returncode == 2, done.stderr
    assert "3 people" in done.stdout
    assert "2 rows set aside" in done.stdout

    target = tmp_path / "out.xlsx"
    out = place.malai("export", str(target), "--reason", "สำรอง")
    assert out.returncode == 0, out.stderr
    assert target.read_bytes()[:2] == b"PK"

    twice = place.malai("export", str(target), "--reason", "สำรอง")
    assert (twice.returncode, "there already" in twice.stderr) == (1, True)


def test_what_cannot_be_read_or_meant_is_a_sentence(place: Place, tmp_path: Path) -> None:
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    wrong = [
        ["import", str(tmp_path / "absent.xlsx")],
        ["import", str(broken)],
        ["import", str(broken), "--network", "ไม่มี"],
        ["import", str(broken), "--by", "nobody@example.org"],
        ["export", str(tmp_path / "o.xlsx"), "--reason", "x", "--workspace", "ไม่มี"],
    ]
    done = place.run(EACH, json.dumps(wrong))
    assert done.stdout == "[1, 1, 1, 1, 1]\n"
    said = done.stderr.splitlines()
    assert len(said) == len(wrong)
    assert all(line.startswith("malai ") for line in said)


#: Runs several commands in one process and prints their exit codes.
EACH = """
import json
from malai.cli import main
print([main(words) for words in json.loads(sys.argv[1])])
"""
