"""Which letters the bytes of a text file are: UTF-8, UTF-16 or Windows-874 (TIS-620)."""

from __future__ import annotations

import codecs
import re
from typing import Final

THAI: Final = "cp874"
WESTERN: Final = "cp1252"
UTF_8: Final = "utf-8-sig"

_UTF_16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIGH: Final = re.compile(r"[^\x00-\x7f]")
#: Western letters stand among Latin ones, Thai ones hardly ever touch them.
_BESIDE_LATIN: Final = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
_MOSTLY: Final = 0.5
_FEW_BROKEN: Final = 10  # sound letters for each broken one


class Utf8Check:
    """Told of all bytes piece by piece, says whether they are UTF-8."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.is_utf8 = True

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        """Look at the next piece."""
        if self.is_utf8:
            try:
                self._decoder.decode(chunk, is_last)
            except UnicodeDecodeError:
                self.is_utf8 = False


def encoding_of(head: bytes, *, is_utf8: bool) -> str:
    """Return the encoding of a text whose first bytes are ``head``.

    A byte order mark has the first word, then UTF-8 if the whole text is valid, as other encodings
    practically never are, or nearly valid, as after a careless cut. What remains is Thai Windows,
    unless most of its letters stand right beside Latin ones: then it is a Western text.

    Examples
    --------
    >>> encoding_of("ครูแดง".encode("cp874"), is_utf8=False)
    'cp874'
    >>> encoding_of("José Núñez".encode("cp1252"), is_utf8=False)
    'cp1252'
    """
    if head.startswith(_UTF_16_MARKS):
        return "utf-16"
    if is_utf8 or head.startswith(codecs.BOM_UTF8) or _is_mostly_utf8(head):
        return UTF_8
    text = head.decode(THAI, "replace")
    is_western = len(_BESIDE_LATIN.findall(text)) > len(_HIGH.findall(text)) * _MOSTLY
    return WESTERN if is_western else THAI


def _is_mostly_utf8(head: bytes) -> bool:
    text = head.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(_HIGH.findall(text)) > broken * _FEW_BROKEN
