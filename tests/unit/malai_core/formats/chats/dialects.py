"""Chats as phones and computers write them, made up from one list of who wrote when and what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Final

EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TH: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
TH_LONG: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
JA: Final = ("月", "火", "水", "木", "金", "土", "日")


@dataclass(frozen=True)
class Said:
    """What somebody wrote, before it is exported."""

    who: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Dialect:
    """How one phone or computer writes a chat."""

    head: str
    day: Callable[[datetime], str]
    hour: Callable[[time], str]
    by: str = "\t"
    quotes: bool = True
    newline: str = "\n"
    encoding: str = "utf-8"

    def write(self, said: Sequence[Said], title: str = "กลุ่มดอยหมอก") -> bytes:
        """Return the export."""
        lines = self.head.format(title=title).splitlines() if self.head else []
        lines += self._lines(said)
        return (self.newline.join(lines) + self.newline).encode(self.encoding)

    def _lines(self, said: Sequence[Said]) -> Iterator[str]:
        for day, some in groupby(said, key=lambda one: one.at.date()):
            yield ""
            yield self.day(datetime.combine(day, time()))
            for one in some:
                text = one.text
                if self.quotes and ("\n" in text or '"' in text):
                    text = '"' + text.replace('"', '""') + '"'
                whole = f"{self.hour(one.at.time())}{self.by}{one.who}{self.by}{text}"
                yield from whole.split("\n")


def half(*, th: bool = False) -> Callable[[time], str]:
    """Return how hours are written with halves of the day."""
    words = ("ก่อนเที่ยง", "หลังเที่ยง") if th else ("AM", "PM")

    def said(at: time) -> str:
        hour = at.hour % 12 or 12
        return f"{hour}:{at.minute:02d} {words[at.hour >= 12]}"

    return said


def japanese(at: time) -> str:
    """Return an hour as iOS in Japanese writes it."""
    return f"{'午後' if at.hour >= 12 else '午前'}{at.hour % 12 or 12}:{at.minute:02d}"


def plain(at: time) -> str:
    """Return an hour of 24."""
    return f"{at:%H:%M}"


DIALECTS: Final[dict[str, Dialect]] = {
    "android, English": Dialect(
        "[LINE] Chat history in {title}\nSaved on: 2024/01/20 09:00",
        lambda day: f"{day:%Y/%m/%d}({EN[day.weekday()]})",
        plain,
    ),
    "iOS, English, 12 hours": Dialect(
        "[LINE] Chat history with {title}\nSaved on: 1/20/2024, 09:00",
        lambda day: f"{EN[day.weekday()]}, {day.month}/{day.day}/{day.year}",
        half(),
        newline="\r\n",
        encoding="utf-8-sig",
    ),
    "android, Thai, Buddhist era": Dialect(
        "[LINE] ประวัติการแชทกับ {title}\nบันทึกเมื่อ: 20/01/2567 09:00",
        lambda day: f"{TH[day.weekday()]}, {day.day:02d}/{day.month:02d}/{day.year + 543}",
        plain,
    ),
    "iOS, Thai, halves of the day": Dialect(
        "[LINE] ประวัติการสนทนากับ {title}\nบันทึกวันที่: 20/01/2024 09:00",
        lambda day: f"วัน{TH_LONG[day.weekday()]}, {day.day}/{day.month}/{day.year}",
        half(th=True),
    ),
    "android, Japanese": Dialect(
        "[LINE] {title}のトーク履歴\n保存日時：2024/01/20 09:00",
        lambda day: f"{day:%Y/%m/%d}({JA[day.weekday()]})",
        plain,
        newline="\r\n",
    ),
    "iOS, Japanese, halves of the day": Dialect(
        "[LINE] {title}のトーク履歴\n保存日時：2024/01/20 09:00",
        lambda day: f"{day.year}年{day.month}月{day.day}日{JA[day.weekday()]}曜日",
        japanese,
    ),
    "old android, several lines without quotation marks": Dialect(
        "[LINE] Chat history with {title}\nSaved on: 2024/01/20 09:00",
        lambda day: f"{day:%Y/%m/%d}({EN[day.weekday()]})",
        plain,
        quotes=False,
    ),
    "PC, English": Dialect("", lambda day: f"{day:%Y.%m.%d %A}", plain, " ", quotes=False),
    "PC, Thai": Dialect(
        "",
        lambda day: f"{day.year + 543}.{day:%m.%d} วัน{TH_LONG[day.weekday()]}",
        plain,
        " ",
        quotes=False,
        newline="\r\n",
        encoding="utf-16",
    ),
}
