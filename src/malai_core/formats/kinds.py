"""What a file is, told from its first bytes and its inner parts, never from its ending."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.refusals import LOCKED, NOT_A_TABLE, SAVE_AS_XLSX, refusal
from malai_core.labels import Words

if TYPE_CHECKING:
    from malai_core.formats.packages import Package

HEAD_BYTES: Final = 4096
_MIMETYPE_BYTES: Final = 100
ZIP: Final = b"PK"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PICTURE: Final = Words("รูปภาพ", "a picture")
WORD: Final = Words("เอกสาร Word", "a Word document")
SLIDES: Final = Words("ไฟล์นำเสนอ", "a presentation")
TEXT_DOCUMENT: Final = Words("เอกสารข้อความ", "a text document")
ARCHIVE: Final = Words("ไฟล์บีบอัด", "a compressed archive")
PROGRAM: Final = Words("ไฟล์ข้อมูลของโปรแกรมอื่น", "a file of some other program")
WEB_PAGE: Final = Words("หน้าเว็บที่บันทึกเป็นไฟล์ตาราง", "a web page saved as a spreadsheet")
XML_TABLE: Final = Words("ไฟล์ XML ของ Excel รุ่นเก่า", "an XML file of an old Excel")
BINARY_WORKBOOK: Final = Words("ไฟล์ Excel ชนิด .xlsb", "an Excel file of type .xlsb")
NUMBERS: Final = Words("ไฟล์ Numbers ของ Apple", "an Apple Numbers file")
MAIL: Final = Words("อีเมลที่บันทึกเป็นไฟล์", "a saved e-mail")

_STARTS: Final[tuple[tuple[bytes, Words], ...]] = (
    (b"%PDF", Words("เอกสาร PDF", "a PDF document")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"RIFF", Words("ไฟล์ภาพหรือเสียง", "a picture or a recording")),
    (b"{\\rtf", TEXT_DOCUMENT),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"SQLite format 3", Words("ฐานข้อมูล", "a database")),
)
WORKBOOK_STREAMS: Final = frozenset({"Workbook", "Book"})
_OLE_STREAMS: Final[tuple[tuple[str, Words], ...]] = (
    ("WordDocument", WORD),
    ("PowerPoint Document", SLIDES),
    ("__properties_version1.0", MAIL),
)
_ZIP_FOLDERS: Final[tuple[tuple[str, Words, Words], ...]] = (
    ("word/", NOT_A_TABLE, WORD),
    ("ppt/", NOT_A_TABLE, SLIDES),
    ("xl/workbook.bin", SAVE_AS_XLSX, BINARY_WORKBOOK),
    ("index/document.iwa", SAVE_AS_XLSX, NUMBERS),
    ("index.zip", SAVE_AS_XLSX, NUMBERS),
)


def refuse_known_others(head: bytes, name: str) -> None:
    """Refuse what its first bytes show to be no table.

    Raises
    ------
    UnreadableFileError
        A PDF, a picture, an archive, a web page and the like; the sentence says which.
    """
    for start, kind in _STARTS:
        if head.startswith(start) and not (start == b"BM" and _is_text(head)):
            raise refusal(NOT_A_TABLE, name, kind=kind)
    opening = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:512].lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise refusal(SAVE_AS_XLSX, name, kind=WEB_PAGE)
    if opening.startswith((b"<?xml", b"<workbook")):
        raise refusal(SAVE_AS_XLSX, name, kind=XML_TABLE)


def _is_text(head: bytes) -> bool:
    return not any(byte < 9 for byte in head)


def is_open_document(package: Package) -> bool:
    """Tell whether a zip is an OpenDocument file (ods, odt, odp)."""
    return "mimetype" in package and "content.xml" in package


def refused_document(package: Package) -> UnreadableFileError:
    """Return the refusal of an OpenDocument file that is no spreadsheet."""
    is_slides = b"presentation" in package.head("mimetype", _MIMETYPE_BYTES)
    return refusal(NOT_A_TABLE, package.name, kind=SLIDES if is_slides else TEXT_DOCUMENT)


def is_workbook(package: Package) -> bool:
    """Tell whether a zip is an xlsx or xlsm workbook, wherever in it the workbook lies."""
    return "[Content_Types].xml" in package and package.starts("xl/") and not _is_binary(package)


def has_macros(package: Package) -> bool:
    """Tell whether a workbook carries macros; they are never looked into."""
    return "xl/vbaProject.bin" in package or package.starts("xl/macrosheets/")


def refused_zip(package: Package) -> UnreadableFileError:
    """Return the refusal of a zip that is not a workbook."""
    for folder, words, kind in _ZIP_FOLDERS:
        if package.starts(folder):
            return refusal(words, package.name, kind=kind)
    return refusal(NOT_A_TABLE, package.name, kind=ARCHIVE)


def refuse_other_streams(streams: Collection[str], name: str) -> None:
    """Refuse a compound file that is locked or no workbook, by the names of its streams."""
    if "EncryptedPackage" in streams:
        raise refusal(LOCKED, name)
    if not WORKBOOK_STREAMS.isdisjoint(streams):
        return
    kinds = (kind for stream, kind in _OLE_STREAMS if stream in streams)
    raise refusal(NOT_A_TABLE, name, kind=next(kinds, PROGRAM))


def _is_binary(package: Package) -> bool:
    return "xl/workbook.bin" in package
