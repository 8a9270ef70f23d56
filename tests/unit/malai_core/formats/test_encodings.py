"""Which letters the bytes of a text are."""

from __future__ import annotations

import pytest

from malai_core.formats.encodings import Utf8Check, encoding_of

_THAI = "ชื่อ,กลุ่ม\nสมหญิง ใจดี,กลุ่มแม่บ้านห้วยใส\n"


def _encoding(data: bytes) -> str:
    check = Utf8Check()
    check.feed(data, is_last=True)
    return encoding_of(data, is_utf8=check.is_utf8)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_THAI.encode(), "utf-8-sig"),
        (_THAI.encode("utf-8-sig"), "utf-8-sig"),
        (_THAI.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + _THAI.encode("utf-16-be"), "utf-16"),
        (_THAI.encode("cp874"), "cp874"),
        (_THAI.encode("tis-620"), "cp874"),
        (b"name,phone\n", "utf-8-sig"),
        ("café,Müller,Núñez,Ærø".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes, encoding: str) -> None:
    assert _encoding(data) == encoding


def test_utf8_with_one_broken_letter_is_still_utf8() -> None:
    assert _encoding(_THAI.encode() + b"\xff") == "utf-8-sig"


def test_a_letter_cut_in_two_by_the_pieces_is_whole() -> None:
    check = Utf8Check()
    data = "ก".encode()
    check.feed(data[:1])
    check.feed(data[1:], is_last=True)
    assert check.is_utf8


def test_a_letter_cut_off_at_the_end_is_not() -> None:
    check = Utf8Check()
    check.feed("ก".encode()[:2])
    check.feed(b"", is_last=True)
    assert not check.is_utf8
