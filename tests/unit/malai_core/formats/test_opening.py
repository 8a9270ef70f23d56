"""Opening by what a file is, and refusing with a sentence what cannot be read."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, open_workbook
from tests.unit.malai_core.formats.making import ods, parts, xlsx, zipped

_ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
_TEXTS = "<si><t>ชื่อ</t></si>"
_XLSX = xlsx(_ROWS, texts=_TEXTS)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ทะเบียน.csv", _XLSX),
        ("ทะเบียน", _XLSX),
        ("ทะเบียน.xlsx", "ชื่อ\n".encode()),
        ("ทะเบียน.xls", ods('<table:table table:name="ก"><table:table-row><table:table-cell '
                           'office:value-type="string"><text:p>ชื่อ</text:p></table:table-cell>'
                           "</table:table-row></table:table>")),
    ],
)  # fmt: skip
def test_the_kind_is_told_from_the_content(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with open_workbook(tmp_path / name) as from_disk, open_workbook(data, name=name) as in_memory:
        for workbook in (from_disk, in_memory):
            assert list(workbook.sheets[0].rows()) == [("ชื่อ",)]
            assert workbook.name == name
            assert workbook.fingerprint == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"BM\x00\x01\x00\x00", "a picture"),
        (b"{\\rtf1}", "a text document"),
        (b"\x1f\x8b\x08", "a compressed archive"),
        (b"SQLite format 3\0", "a database"),
        (b"a,b\n\0\0\0", "some other program"),
        (b"\xef\xbb\xbf <!DOCTYPE html><table>", "a web page"),
        (b"<HTML><body>", "a web page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "an XML file"),
        (zipped({"word/document.xml": "<x/>", "[Content_Types].xml": ""}), "a Word document"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a presentation"),
        (zipped({"xl/workbook.bin": "x", "[Content_Types].xml": ""}), "type .xlsb"),
        (zipped({"Index/Document.iwa": "x"}), "Apple Numbers"),
        (zipped({"ภาพ.png": "x"}), "a compressed archive"),
    ],
)
def test_what_is_no_table_is_refused_by_its_kind(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence) as caught:
        open_workbook(data, name="ทะเบียน.xlsx")
    assert "ทะเบียน.xlsx" in caught.value.in_language("th")


def test_a_table_that_begins_like_a_picture_is_read() -> None:
    with open_workbook(b"BMI,name\n21,a\n") as workbook:
        assert list(workbook.sheets[0].rows()) == [("BMI", "name"), ("21", "a")]


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", "﻿\n".encode("utf-16"), b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="is empty"):
        open_workbook(data, name="ว่าง.csv")


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"no file หาย\.xlsx"):
        open_workbook(tmp_path / "หาย.xlsx")


def test_a_file_that_may_not_be_opened_is_refused_with_the_reason(tmp_path: Path) -> None:
    loop = tmp_path / "วน.xlsx"
    loop.symlink_to(loop)
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        open_workbook(loop)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableFileError, match="too large"):
        open_workbook(_XLSX, limits=Limits(file_bytes=len(_XLSX) - 1))


def test_every_cut_of_a_workbook_is_refused() -> None:
    for length in range(4, len(_XLSX), 53):
        with pytest.raises(UnreadableFileError, match="damaged"):
            open_workbook(_XLSX[:length])


def test_every_flipped_byte_is_read_or_refused() -> None:
    for place in range(0, len(_XLSX), 5):
        flipped = bytearray(_XLSX)
        flipped[place] ^= 0xFF
        with suppress(UnreadableFileError), open_workbook(bytes(flipped)) as workbook:
            for sheet in workbook.sheets:
                list(sheet.rows())


def test_a_nameless_file_is_spoken_of_all_the_same() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        open_workbook(b"")
    assert caught.value.in_language("en").startswith("The file is empty")
    assert "ไฟล์ ที่ส่งมา ว่างเปล่า" in caught.value.in_language("th")


def test_closing_twice_is_allowed_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    workbook = open_workbook(_XLSX, limits=Limits(shared_bytes_in_memory=0))
    assert list(workbook.sheets[0].rows()) == [("ชื่อ",)]
    workbook.close()
    workbook.close()
    assert list(tmp_path.iterdir()) == []


def test_a_refused_file_is_closed(tmp_path: Path) -> None:
    made = parts("")
    del made["xl/workbook.xml"]
    path = tmp_path / "x.xlsx"
    path.write_bytes(zipped(made))
    with pytest.raises(UnreadableFileError):
        open_workbook(path)
    path.unlink()
