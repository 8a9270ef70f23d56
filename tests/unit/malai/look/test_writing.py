"""Writing the page: whole or not at all, beside the file or said to be elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from malai.look.writing import NotWrittenError, write_page


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file to be read, alone in its folder."""
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "network.xlsx"
    path.write_bytes(b"rows")
    return path


def test_the_page_stands_beside_the_file_and_only_its_owner_reads_it(source: Path) -> None:
    place = write_page("page", source, None)
    assert place.path == source.with_name("network.malai.html")
    assert place.path.stat().st_mode & 0o077 == 0
    assert not place.is_elsewhere


def test_an_earlier_page_is_replaced(source: Path) -> None:
    write_page("old", source, None)
    assert write_page("new", source, None).path.read_text(encoding="utf-8") == "new"


def test_where_the_folder_refuses_the_page_goes_to_the_current_one(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.with_name("network.malai.html").mkdir()  # a folder stands where the page should go
    monkeypatch.chdir(tmp_path)
    place = write_page("page", source, None)
    assert (place.path, place.is_elsewhere) == (tmp_path / "network.malai.html", True)
    assert len(list(source.parent.iterdir())) == 2


def test_where_nothing_can_be_written_a_sentence_says_so_and_nothing_is_left(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.with_name("network.malai.html").mkdir()
    monkeypatch.chdir(source.parent)
    with pytest.raises(NotWrittenError, match="--out"):
        write_page("page", source, None)
    assert {file.name for file in source.parent.iterdir()} == {"network.xlsx", "network.malai.html"}


def test_a_place_asked_for_is_never_changed_for_another(source: Path) -> None:
    with pytest.raises(NotWrittenError, match="nowhere"):
        write_page("page", source, source.parent / "nowhere" / "page.html")


def test_a_folder_asked_for_gets_the_usual_name(source: Path, tmp_path: Path) -> None:
    assert write_page("page", source, tmp_path).path == tmp_path / "network.malai.html"


def test_the_file_that_is_read_is_never_written_over(source: Path) -> None:
    with pytest.raises(NotWrittenError, match="being read"):
        write_page("page", source, source)
    assert source.read_bytes() == b"rows"


def test_a_name_that_cannot_be_written_as_text_leaves_nothing_behind(source: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_page("\ud800", source, None)
    assert [file.name for file in source.parent.iterdir()] == ["network.xlsx"]
