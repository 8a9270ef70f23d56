"""Exports of group chats: who and when, in every dialect; never what."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.errors import MalaiError, UnreadableFileError
from malai_core.formats.chats import ChatEvent, Happening, read_chat
from tests.unit.malai_core.formats.chats.dialects import DIALECTS, Said

SECRET = "ลับสุดยอดห้ามบอกใคร"
START = datetime(2024, 1, 15, 8, 30)  # noqa: DTZ001 - a chat has the clock of its phone
TEXTS = (
    SECRET,
    f"{SECRET}\nบรรทัดสอง {SECRET}\n\nบรรทัดสี่",
    f'เขาพูดว่า "{SECRET}" จริง ๆ',
    f"{SECRET}\n2024/01/16(Tue)\n10:00 {SECRET}",
    "[Sticker]",
    "[Photo]",
    "[รูป]",
    "[スタンプ]",
)
NAMES = ("ครูแดง", "ป้าสาย", "Somchai")


def conversation(dialect: str = "") -> list[Said]:
    """Return a week of three people, each often enough to be known everywhere.

    What looks like a day and an hour is only for dialects that tell it from one.
    """
    texts = [text for text in TEXTS if not (dialect.startswith("PC") and "10:00" in text)]
    return [
        Said(NAMES[n % 3], START + timedelta(hours=5 * n), texts[n % len(texts)]) for n in range(24)
    ]


def told(events: list[ChatEvent]) -> list[tuple[str, datetime]]:
    """Return who and when."""
    return [(event.who, event.at) for event in events]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_says_who_and_when(dialect: str) -> None:
    said = conversation(dialect)
    chat = read_chat(DIALECTS[dialect].write(said))
    events = list(chat.events())
    assert told(events) == [(one.who, one.at) for one in said]
    assert {event.kind for event in events} == {
        Happening.MESSAGE,
        Happening.STICKER,
        Happening.PHOTO,
    }
    assert SECRET not in repr((events, chat.reading))
    assert chat.reading.title in ("กลุ่มดอยหมอก", "")


def test_the_group_is_named_by_the_head() -> None:
    chat = read_chat(DIALECTS["android, Japanese"].write(conversation(), "ฮักดอย"))
    list(chat.events())
    assert chat.reading.title == "ฮักดอย"


def test_reading_twice_tells_the_same() -> None:
    chat = read_chat(DIALECTS["PC, English"].write(conversation("PC")))
    assert list(chat.events()) == list(chat.events())
    assert chat.reading.events == 24


def test_an_open_file_without_a_name_is_read_and_left_open() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(DIALECTS["PC, Thai"].write(conversation("PC")))
        chat = read_chat(file)
        assert len(list(chat.events())) == len(list(chat.events())) == 24
        assert not file.closed


ANDROID_HEAD = "[LINE] Chat history in ดอยหมอก\nSaved on: 2024/01/20 09:00\n\n2024/01/15(Mon)\n"


def events_of(text: str) -> list[tuple[str, str]]:
    """Return who and what kind of thing."""
    return [(event.who, event.kind.value) for event in read_chat(text.encode()).events()]


def test_who_came_and_went_and_took_back() -> None:
    text = ANDROID_HEAD + (
        "08:00\t\tครูแดง joined the group.\n"
        "08:01\tป้าสายเข้าร่วมกลุ่ม\n"
        "08:02\t\tป้าสาย unsent a message.\n"
        "08:03\t\tนายเก่า ออกจากกลุ่ม\n"
        "08:04\t\tเปลี่ยนรูปกลุ่ม\n"
        "08:05\t\tครูแดงがグループを退会しました。\n"
        "08:06\tครูแดง\t☎ Group voice call started\n"
        "08:07\tครูแดง\tMessage unsent.\n"
    )
    assert events_of(text) == [
        ("ครูแดง", "joined"),
        ("ป้าสาย", "joined"),
        ("ป้าสาย", "unsent"),
        ("นายเก่า", "left"),
        ("ครูแดง", "left"),
        ("ครูแดง", "call"),
        ("ครูแดง", "unsent"),
    ]


def test_a_mark_of_quotation_that_is_never_closed_swallows_nobody() -> None:
    text = ANDROID_HEAD + '08:00\tครูแดง\t"ไม่ปิด\n08:01\tป้าสาย\tค่ะ\n08:02\tครูแดง\t"สอง\nบรรทัด"\n'
    assert events_of(text) == [
        ("ครูแดง", "message"),
        ("ป้าสาย", "message"),
        ("ครูแดง", "message"),
    ]


def test_lines_of_a_message_that_look_like_others_are_nobody() -> None:
    text = ANDROID_HEAD + (
        '08:00\tครูแดง\t"ส่งต่อ\n2024/01/17(Wed)\n09:00\tคนอื่น\tลับ\nจบ"\n08:01\tป้าสาย\tค่ะ\n'
    )
    assert events_of(text) == [("ครูแดง", "message"), ("ป้าสาย", "message")]


def test_spaced_lines_that_begin_with_an_hour_are_no_names() -> None:
    lines = [f"08:0{n} ครูแดง นัดหมาย" for n in range(4)]
    text = "\n".join(["2024.01.15 Monday", *lines, "10:00 ประชุมลับ ที่วัด", "08:09 ครูแดง จบ"])
    chat = read_chat(text.encode())
    assert {event.who for event in chat.events()} == {"ครูแดง"}
    assert (chat.reading.unread, chat.reading.unread_lines) == (1, [6])


def test_spaced_names_of_several_words_are_known_where_they_are_given() -> None:
    text = "2024.01.15 Monday\n08:00 ครู แดง ใจดี สวัสดี\n08:01 ครู แดง มาแล้ว\n"
    chat = read_chat(text.encode(), known=["ครู แดง", "ครู แดง ใจดี"])
    assert [event.who for event in chat.events()] == ["ครู แดง ใจดี", "ครู แดง"]


def test_somebody_who_speaks_of_leaving_is_not_told_as_a_notice() -> None:
    lines = [f"08:0{n} ครูแดง ดี" for n in range(3)] + ["08:05 ครูแดง ยายออกจากกลุ่ม"]
    text = "\n".join(["2024.01.15 Monday", *lines])
    assert events_of(text) == [("ครูแดง", "message")] * 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "ชื่อ,โทรศัพท์\nครูแดง,0812345678\n".encode(),
        b"\x00\x01\x02" * 1_000,
        b"x\n" * 3_000,
        "2024/01/15(Mon)\nไม่มีใครพูด\n".encode(),
        "08:00\tครูแดง\tไม่มีวัน\n".encode(),
        b"PK\x03\x04" + bytes(5_000),
    ],
)
def test_what_is_no_chat_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        list(read_chat(data, name="แชท.txt").events())
    assert "แชท.txt" in caught.value.in_language("th")
    assert "ครูแดง" not in caught.value.in_language("th")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_chat(tmp_path / "ไม่มี.txt")


def test_one_line_without_end_costs_no_memory() -> None:
    text = ANDROID_HEAD + "08:00\tครูแดง\t" + "ก" * 300_000 + "\n08:01\tป้าสาย\tค่ะ\n"
    assert events_of(text) == [("ครูแดง", "message"), ("ป้าสาย", "message")]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(MalaiError):
        list(read_chat(data).events())


#: Letters of texts: no line of them can be a day or a message by itself.
LETTERS = st.text(st.sampled_from("กขคงจ ฉชซ\n\"':.๑๒ab-()[]"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(DIALECTS)),
    st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3_000), LETTERS), max_size=25),
)
def test_whatever_is_said_who_and_when_are_the_same(
    dialect: str, rows: list[tuple[str, int, str]]
) -> None:
    chosen = DIALECTS[dialect]
    # A single quotation mark stays as it is where messages are not put into marks.
    texts = [text if chosen.quotes else text.replace('"', "") for _w, _m, text in rows]
    said = [
        Said(who, START + timedelta(minutes=at), text)
        for (who, at, _text), text in zip(sorted(rows, key=lambda row: row[1]), texts, strict=True)
    ]
    first = [Said(name, START, "[Sticker]") for name in NAMES] * 3
    chat = read_chat(chosen.write(first + said))
    assert told(list(chat.events())) == [(one.who, one.at) for one in first + said]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(DIALECTS)), st.data())
def test_a_chat_cut_anywhere_still_tells_only_who_was_there(
    dialect: str, data: st.DataObject
) -> None:
    whole = DIALECTS[dialect].write(conversation(dialect))
    cut = whole[: data.draw(st.integers(1, len(whole)))]
    try:
        events = list(read_chat(cut).events())
    except MalaiError:
        return
    assert {event.who for event in events} <= set(NAMES) | {
        name[:n] for name in NAMES for n in range(9)
    }


def test_a_short_history_of_a_computer_says_what_is_missing() -> None:
    short = "2024.01.15 Monday\n08:01 Ton good morning\n08:03 Nam hello\n"
    with pytest.raises(UnreadableFileError) as caught:
        list(read_chat(short.encode(), name="pc.txt").events())
    assert "from a computer" in caught.value.in_language("en")
    assert "good" not in caught.value.in_language("en")
    known = read_chat(short.encode(), known=["Ton", "Nam"])
    assert [event.who for event in known.events()] == ["Ton", "Nam"]
