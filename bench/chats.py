"""Reading 200,000 lines of a group chat: lines per second against a plain loop over the lines, and peak memory."""

from __future__ import annotations

import tempfile
import tracemalloc
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bench.harness import line, ratio, seconds
from malai_core.formats.chats import read_chat

SMALL, LARGE = 20_000, 200_000
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def main() -> None:
    """Measure both ways a line is divided."""
    with tempfile.TemporaryDirectory(prefix="malai-bench-") as folder:
        for name, by in (("tabs", "\t"), ("spaces", " ")):
            small, large = (written(Path(folder), count, by) for count in (SMALL, LARGE))
            took = seconds(lambda path=large: read(path))  # type: ignore[misc]
            line(f"chat, {name}: lines per second", f"{LARGE / took:,.0f}")
            ratio(
                f"chat, {name}, {LARGE:,} lines, to a plain loop over them",
                lambda path=large: read(path),  # type: ignore[misc]
                lambda path=large: looped(path),  # type: ignore[misc]
            )
            peaks = peak(large), peak(small)
            text = f"{peaks[0] / peaks[1]:6.2f} x   ({peaks[0] / 1e6:.2f} MB against {peaks[1] / 1e6:.2f} MB)"
            line(f"chat, {name}: peak memory of {LARGE:,} lines to {SMALL:,}", text)


def written(folder: Path, count: int, by: str) -> Path:
    """Write a chat of so many lines by forty people, about sixty messages a day."""
    path = folder / f"{count}-{ord(by)}.txt"
    with path.open("w", encoding="utf-8") as file:
        day = date(2015, 1, 1)
        for n in range(count):
            if n % 60 == 0:
                day += timedelta(days=1)
                file.write(f"\n{day:%Y/%m/%d}({_DAYS[day.weekday()]})\n")
            minute = n % 60
            text = "[Sticker]" if n % 9 == 0 else "ประชุมวันเสาร์ที่ศาลา นัดเก้าโมงเช้า เอาข้าวมาด้วย"
            file.write(f"{8 + minute // 6:02d}:{minute:02d}{by}สมาชิก{n % 40}{by}{text}\n")
    return path


def read(path: Path) -> int:
    """Read with the core."""
    return sum(1 for _ in read_chat(path).events())


def looped(path: Path) -> int:
    """Count who wrote as one would first write it down: cut each line, no dialect, no check."""
    found: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for one in file:
            parts = one.split("\t" if "\t" in one else " ", 2)
            if len(parts) == 3:
                found[parts[1]] += 1
    return len(found)


def peak(path: Path) -> int:
    """Return the most bytes held at once while a chat is read."""
    tracemalloc.start()
    read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    main()
