"""What LINE itself writes into an export, in Thai, English and Japanese."""

from __future__ import annotations

import re
from typing import Final

from malai_core.formats.chats.model import Happening

#: In place of what was sent. Older exports have the words without brackets.
_SENT: Final[dict[Happening, tuple[str, ...]]] = {
    Happening.STICKER: ("Sticker", "Stickers", "สติกเกอร์", "สติ๊กเกอร์", "スタンプ"),
    Happening.PHOTO: ("Photo", "Photos", "รูป", "รูปภาพ", "ภาพ", "ภาพถ่าย", "写真"),
    Happening.VIDEO: ("Video", "Videos", "วิดีโอ", "วีดีโอ", "動画"),
    Happening.VOICE: ("Voice message", "Audio", "ข้อความเสียง", "เสียง", "ボイスメッセージ"),
    Happening.FILE: ("File", "Files", "ไฟล์", "ファイル"),
    Happening.PLACE: ("Location", "ตำแหน่งที่ตั้ง", "ตำแหน่ง", "位置情報"),
}
_BARE: Final = {word: kind for kind, words in _SENT.items() for word in words}
SENT: Final = _BARE | {f"[{word}]": kind for word, kind in _BARE.items()}

_CALL: Final = re.compile(
    r"(?:☎ ?|Group (?:voice|video) call |Missed call|Canceled call|"
    r"(?:การ)?โทรกลุ่ม|สายที่ไม่ได้รับ|ยกเลิกการโทร|グループ(?:音声|ビデオ)?通話|不在着信)"
)
_UNSENT: Final = (
    re.compile(r"(?P<who>.{1,40}?) ?unsent a message\.?"),
    re.compile(r"(?P<who>.{1,40}?) ?(?:ได้)?ยกเลิก(?:การส่ง)?ข้อความ(?:แล้ว)?\.?"),
    re.compile(r"(?P<who>.{1,40}?)がメッセージの送信を取り消しました。?"),
)
UNSENT_HERE: Final = (
    "Message unsent.",
    "You unsent a message.",
    "ยกเลิกข้อความแล้ว",
    "メッセージの送信を取り消しました",
)
_JOINED: Final = (
    re.compile(r"(?P<who>.{1,40}?) joined the (?:group|chat)\.?"),
    re.compile(r".{1,40}? (?:added|invited) (?P<who>.{1,40}?) to the (?:group|chat)\.?"),
    re.compile(r"(?P<who>.{1,40}?) ?(?:ได้)?เข้าร่วมกลุ่ม(?:แล้ว)?\.?"),
    re.compile(r".{1,40}? ?(?:ได้)?เพิ่ม ?(?P<who>.{1,40}?) ?(?:เข้า|ใน)กลุ่ม(?:แล้ว)?\.?"),
    re.compile(r"(?P<who>.{1,40}?)が(?:グループ|トーク)に参加しました。?"),
)
_LEFT: Final = (
    re.compile(r"(?P<who>.{1,40}?) left the (?:group|chat)\.?"),
    re.compile(r".{1,40}? removed (?P<who>.{1,40}?) from the (?:group|chat)\.?"),
    re.compile(r"(?P<who>.{1,40}?) ?(?:ได้)?ออกจากกลุ่ม(?:แล้ว)?\.?"),
    re.compile(r"(?P<who>.{1,40}?)が(?:グループ|トーク)を退会しました。?"),
)
_NOTICES: Final = (
    (Happening.UNSENT, _UNSENT),
    (Happening.JOINED, _JOINED),
    (Happening.LEFT, _LEFT),
)
#: One look that most lines end with, before the forms are tried.
_NOTICE: Final = re.compile(
    r"unsent| the (?:group|chat)|ยกเลิก|เข้าร่วมกลุ่ม|กลุ่ม(?:แล้ว)?\.?$|取り消し|参加|退会"
)
_TITLES: Final = (
    re.compile(r"(?:\[LINE\] ?)?Chat history (?:with|in) (?P<title>.+)", re.IGNORECASE),
    re.compile(r"(?:\[LINE\] ?)?ประวัติการ(?:แชท|แชต|สนทนา)(?:กับ|ใน|ของ)? ?(?P<title>.+)"),
    re.compile(r"\[LINE\] ?(?P<title>.+?)(?:と)?のトーク履歴"),
    re.compile(r"\[LINE\] ?(?P<title>.+)"),
)
_SAVED: Final = re.compile(r"(?:Saved on|บันทึก(?:เมื่อ|วันที่|ไว้เมื่อ)?|保存日時) ?[:：].*", re.IGNORECASE)


def kind_of(text: str) -> Happening:
    """Return what kind of thing somebody sent, by the words that stand in its place."""
    kind = SENT.get(text)
    if kind is None and text in UNSENT_HERE:
        return Happening.UNSENT
    if kind is None and _CALL.match(text):
        return Happening.CALL
    return kind or Happening.MESSAGE


def notice_of(text: str) -> tuple[Happening, str] | None:
    """Return what a line of LINE itself tells and of whom, ``None`` for anything else."""
    if len(text) > 200 or not _NOTICE.search(text):
        return None
    for kind, forms in _NOTICES:
        for form in forms:
            found = form.fullmatch(text)
            if found:
                return kind, found["who"].strip()
    return None


def title_of(line: str) -> str | None:
    """Return the name of the group in the first line of an export, ``None`` where it has none."""
    for form in _TITLES:
        found = form.fullmatch(line.strip())
        if found:
            return found["title"].strip()[:200]
    return None


def is_saved_on(line: str) -> bool:
    """Say whether a line tells when the export was made."""
    return _SAVED.fullmatch(line.strip()) is not None
