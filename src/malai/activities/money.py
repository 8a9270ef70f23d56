"""Amounts in satang: read as people write baht, and written as they read it."""

from __future__ import annotations

import re
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.text import ascii_digits

_BAHT: Final = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?", re.ASCII)


def satang_of(text: str) -> int | None:
    """Return an amount of baht as satang, ``None`` where nothing is written.

    Whole numbers throughout: no amount is rounded. Commas, blanks, Thai digits and the word
    "baht" are understood.

    Raises
    ------
    InvalidInputError
        It is no amount, or has more than two decimals.

    Examples
    --------
    >>> satang_of("1,250.50"), satang_of("๓๐๐ บาท"), satang_of(" ")
    (125050, 30000, None)
    """
    plain = ascii_digits(text).replace(",", "").replace("บาท", "").replace("฿", "")
    plain = "".join(plain.split())
    if not plain:
        return None
    found = _BAHT.fullmatch(plain)
    if found is None:
        raise InvalidInputError(
            Words(
                "เขียนจำนวนเงินเป็นบาทด้วยตัวเลข เช่น 1,250 หรือ 1,250.50",
                "Write the amount in baht, in digits, such as 1,250 or 1,250.50",
            )
        )
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def baht_said(satang: int | None) -> str:
    """Return satang as baht with thousands separators; satang only where there are some.

    Examples
    --------
    >>> baht_said(125050), baht_said(30000), baht_said(None)
    ('1,250.50', '300', '–')
    """
    if satang is None:
        return "–"
    baht, rest = divmod(satang, 100)
    return f"{baht:,}.{rest:02d}" if rest else f"{baht:,}"
