"""``malai convert``: exit codes, what is said, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from malai.convert import main
from malai_core.formats.networks import read_network
from tests.data import network_files as files


@pytest.fixture
def pajek(tmp_path: Path) -> Path:
    path = tmp_path / "a.net"
    path.write_text(files.PAJEK, encoding="utf-8")
    return path


def test_converts_and_says_what_was_set_aside(
    pajek: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = pajek.with_name("b.gexf")
    assert main([str(pajek), str(target), "--lang", "en"]) == 2
    said = capsys.readouterr().out
    assert "Read a.net (Pajek): 4 members, 4 ties" in said
    assert "The file says 4 members; 4 were read." in said
    assert "line 9: Number 9 is outside the 4 that the file says. 9" in said
    assert "Wrote b.gexf (GEXF): 4 members, 4 ties" in said
    assert len(read_network(target).ties) == 4


def test_nothing_lost_ends_with_zero(tmp_path: Path) -> None:
    source = tmp_path / "a.net"
    source.write_text('*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 2\n')
    assert main([str(source), str(tmp_path / "b.graphml")]) == 0


def test_personal_data_need_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "k.json", tmp_path / "b.graphml"
    source.write_text(files.KUMU_FULL, encoding="utf-8")
    assert main([str(source), str(target)]) == 2
    assert "--with-personal" in capsys.readouterr().out
    assert "0812345678" not in target.read_text(encoding="utf-8")
    main([str(source), str(target), "--with-personal"])
    assert "0812345678" in target.read_text(encoding="utf-8")
    main([str(source), str(target), "--without-names"])
    assert "ดาว" not in target.read_text(encoding="utf-8")


def test_layers_and_days(pajek: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "b.graphml"
    main([str(pajek), str(target), "--layer", "kin"])
    assert read_network(target).relations == ["kin"]
    assert main([str(pajek), str(target), "--layer", "trust", "--lang", "en"]) == 1
    assert "It has: advice, kin" in capsys.readouterr().err
    assert main([str(pajek), str(target), "--on", "noon"]) == 1
    main([str(pajek), str(target), "--on", "11"])
    assert "1" not in read_network(target).members


def test_faults_are_one_sentence(pajek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for target in (pajek, pajek.with_name("b.docx"), pajek / "b.net"):
        assert main([str(pajek), str(target), "--lang", "en"]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "Traceback" not in said
    assert main([str(pajek.with_name("gone.net")), "b.net"]) == 1


def test_the_format_can_be_told(pajek: Path) -> None:
    target = pajek.with_name("b.txt")
    main([str(pajek), str(target), "--from", "pajek", "--to", "dl-matrix"])
    assert target.read_text(encoding="utf-8").startswith("dl n=4, nm=3")
