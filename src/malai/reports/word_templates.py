"""Looks through a Word file that is to be a template: what it holds, which marks, what is wrong.

Nothing of the file is run: it is a zip of XML, read with bounds.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from malai.reports.composing.wording import TITLES
from malai.reports.writers.word_marks import INLINE, LOOSE, MARK, WHOLE, Line, Place, lines_of
from malai_core.errors import InvalidInputError
from malai_core.labels import Value, Words

LARGEST: Final = 5_000_000
_UNPACKED: Final = 60_000_000
_PARTS: Final = 2_000
#: What a template may hold beside words: none of it acts or asks another place for anything.
_RELATION: Final = re.compile(rb"<[^<>]*Relationship [^<>]*>")
_ACTING: Final = ("vbaproject", "vbadata", "activex", "embeddings/", "oleobject")
#: Letters of a line that a sentence repeats, so that it is found again.
_QUOTED: Final = 60

PLACES: Final = {
    Place.BODY: Words("ในเนื้อเรื่อง", "in the text"),
    Place.TABLE: Words("ในตาราง", "in a table"),
    Place.BOX: Words("ในกล่องข้อความ", "in a text box"),
    Place.HEAD: Words("ในหัวกระดาษ", "in the header"),
    Place.FOOT: Words("ในท้ายกระดาษ", "in the footer"),
}
UNKNOWN: Final = Words(
    "มาลัยไม่รู้จัก {mark} ซึ่งอยู่{place} บรรทัด “{line}” ลองเทียบกับรายการด้านล่างแล้วแก้ในเวิร์ด",
    "Malai does not know {mark}, {place}, line “{line}”. Compare it with the list below and mend it in Word.",
)
NOT_ALONE: Final = Words(
    "{mark} ต้องอยู่บรรทัดเดียวลำพัง เพราะจะกลายเป็นหลายย่อหน้า ตอนนี้อยู่{place} บรรทัด “{line}” แยกข้อความอื่นไปบรรทัดอื่น",
    "{mark} becomes many paragraphs, so it needs a line of its own. Now it is {place}, line “{line}”. Move the other words to another line.",
)
NO_ROOM: Final = Words(
    "{mark} อยู่{place} ซึ่งไม่มีที่ให้เนื้อหายาว ๆ ย้ายไปไว้ในเนื้อเรื่องหรือในตาราง",
    "{mark} is {place}, where long content has no room. Move it into the text or a table.",
)


def marks_of(content: bytes) -> list[str]:
    """Return the marks of a template, each once, in the order they stand.

    Raises
    ------
    InvalidInputError
        Too large, not a Word file, with macros or links that fetch something, with marks that
        nobody knows, or without a place for the title or the content.
    """
    _refuse_hostile(content)
    lines = _read(content)
    _refuse_lines(lines)
    marks = list(dict.fromkeys(mark for line in lines for mark in line.marks()))
    _refuse_without_place(marks)
    return marks


def _refuse_lines(lines: list[Line]) -> None:
    known = {*INLINE, *WHOLE, *TITLES}
    for line in lines:
        for loose in LOOSE.findall(line.text):
            found = MARK.fullmatch(loose)
            if found is None or found[1].lower() not in known:
                raise InvalidInputError(UNKNOWN, mark=loose.strip(), **_at(line))
        blocks = [mark for mark in line.marks() if mark not in INLINE]
        if blocks and line.alone() != blocks[0]:
            raise InvalidInputError(NOT_ALONE, mark=f"{{{{{blocks[0]}}}}}", **_at(line))
        if blocks and line.place not in (Place.BODY, Place.TABLE):
            raise InvalidInputError(NO_ROOM, mark=f"{{{{{blocks[0]}}}}}", **_at(line))


def _at(line: Line) -> dict[str, Value]:
    text = line.text.strip()
    short = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
    return {"line": short, "place": PLACES[line.place]}


def _refuse_without_place(marks: list[str]) -> None:
    if "title" not in marks and "subject" not in marks:
        raise InvalidInputError(
            Words(
                "แม่แบบนี้ไม่มีที่ให้ชื่อรายงาน ใส่ {{{{title}}}} หรือ {{{{subject}}}} ไว้ตรงที่ต้องการ",
                "There is no place for the title. Put {{{{title}}}} or {{{{subject}}}} where it belongs.",
            )
        )
    if "content" not in marks and not set(marks) & set(TITLES):
        raise InvalidInputError(
            Words(
                "แม่แบบนี้ไม่มีที่ให้เนื้อหา ใส่ {{{{content}}}} ไว้ในบรรทัดของตัวเอง",
                "There is no place for the content. Put {{{{content}}}} on a line of its own.",
            )
        )


def sections_without_place(marks: list[str]) -> list[str]:
    """Return the sections that a template leaves out."""
    return [] if "content" in marks else [name for name in TITLES if name not in marks]


def _read(content: bytes) -> list[Line]:
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        return list(lines_of(document))
    except Exception as error:  # python-docx has no error of its own for files that are broken
        raise _no_word_file() from error


def _refuse_hostile(content: bytes) -> None:
    if len(content) > LARGEST:
        raise InvalidInputError(
            Words(
                "แม่แบบใหญ่เกิน 5 MB ลดขนาดรูปในแม่แบบก่อน",
                "A template is at most 5 MB. Make its pictures smaller.",
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_parts(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise _no_word_file() from error


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        raise _no_word_file()
    if "word/document.xml" not in archive.namelist():
        raise _no_word_file()
    has_kinds = "[Content_Types].xml" in archive.namelist()
    kinds = archive.read("[Content_Types].xml").lower() if has_kinds else b""
    acting = any(word in part.filename.lower() for part in parts for word in _ACTING)
    if acting or b"macroenabled" in kinds:
        raise InvalidInputError(
            Words(
                "แม่แบบนี้มีมาโครหรือสิ่งที่ฝังไว้ให้ทำงานเอง บันทึกใหม่เป็น .docx ธรรมดาแล้วลองอีกครั้ง",
                "This file has macros or embedded objects. Save it as a plain .docx and try again.",
            )
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_xml(part.filename, archive.read(part))


def _refuse_xml(name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _no_word_file()
    links = _RELATION.findall(content) if name.endswith(".rels") else []
    if any(b"External" in link and b"/hyperlink" not in link for link in links):
        raise InvalidInputError(
            Words(
                "แม่แบบนี้ดึงรูปหรือไฟล์จากที่อื่น ใส่รูปไว้ในไฟล์เองแล้วลองอีกครั้ง",
                "This file fetches pictures or files from elsewhere. Put them inside and try again.",
            )
        )


def _no_word_file() -> InvalidInputError:
    return InvalidInputError(
        Words(
            "ไฟล์นี้ไม่ใช่ไฟล์เวิร์ด (.docx) ที่เปิดได้ บันทึกเป็น .docx แล้วลองอีกครั้ง",
            "This is no Word file (.docx) that can be opened. Save it as .docx and try again.",
        )
    )
