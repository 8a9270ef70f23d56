"""What a file is, by its first bytes; its name decides only between kinds of text."""

from __future__ import annotations

from typing import Final

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OTHER: Final = "application/octet-stream"

_MAGIC: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x05\x06", "application/zip"),
)
_TEXTS: Final = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
}


def kind_of(head: bytes, name: str) -> str:
    r"""Return the media type of a file that begins with ``head``.

    Examples
    --------
    >>> kind_of(b"PK\x03\x04....xl/workbook.xml", "members.csv") == XLSX
    True
    >>> kind_of("ชื่อ,อายุ".encode(), "members.csv"), kind_of(b"\x00\x01", "members.xlsx")
    ('text/csv', 'application/octet-stream')
    """
    if head.startswith(b"PK\x03\x04"):
        return _packed(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    for start, kind in _MAGIC:
        if head.startswith(start):
            return kind
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return OTHER
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return _TEXTS.get(ending, "text/plain")


def _packed(head: bytes) -> str:
    if b"opendocument.spreadsheet" in head:
        return ODS
    if b"word/" in head:
        return DOCX
    # The members of a workbook come in any order; its list of kinds is nearly always the first.
    is_workbook = b"xl/" in head or b"[Content_Types].xml" in head
    return XLSX if is_workbook else "application/zip"
