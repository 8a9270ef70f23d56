"""A reading kept on disk says the same as one kept in memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from malai.look.seen import Seen
from malai.look.summary import summary
from malai.look.writing import PagePlace
from malai_core.reading import Reading, near_names, read
from malai_core.reading.near_names import one_letter_apart, similar
from malai_core.spill import Spool
from tests.data import messy, nasty
from tests.data.books import Tables, book

BOOKS: dict[str, Tables] = {
    "messy": messy.make(seed=3, people=60, meetings=9, ties=90).tables,
    "messy without a register": {
        name: rows for name, rows in messy.make(seed=5).tables.items() if name != "ทะเบียนสมาชิก"
    },
    **{
        name.lower(): tables
        for name, tables in vars(nasty).items()
        if name.isupper() and isinstance(tables, dict)
    },
}
SPOOLS: dict[str, Callable[[], Spool]] = {
    "everything": lambda: Spool(after=0, rows_between=1),
    "above one, every other row": lambda: Spool(after=1, rows_between=2),
}


def said(reading: Reading) -> dict[str, Any]:
    """Return everything a reading holds, in plain containers."""
    containers = {field.name: getattr(reading, field.name) for field in fields(reading)}
    del containers["room"]
    by_key = {name: dict(containers.pop(name).items()) for name in ("parties", "meetings")}
    source = containers.pop("source")
    return {"source": source, **by_key, **{name: list(rows) for name, rows in containers.items()}}


def as_json(reading: Reading) -> str:
    seen = Seen(reading, date(2026, 1, 1))
    return json.dumps(summary(seen, "th", PagePlace(Path("x.html"))), ensure_ascii=False)


@pytest.mark.parametrize("spool", SPOOLS.values(), ids=SPOOLS)
@pytest.mark.parametrize("tables", BOOKS.values(), ids=BOOKS)
def test_a_reading_on_disk_is_the_reading_in_memory(
    tables: Tables, spool: Callable[[], Spool]
) -> None:
    room = spool()
    on_disk, in_memory = read(book(tables), room=room), read(book(tables))

    assert room.is_on_disk
    assert said(on_disk) == said(in_memory)
    assert as_json(on_disk) == as_json(in_memory)


@pytest.mark.parametrize("room", [None, Spool(after=2, rows_between=1)], ids=["memory", "disk"])
def test_names_in_a_crowd_are_compared_as_in_a_small_organisation(
    room: Spool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ["กัญญา ทองคำ", "กัญญา ทองดำ", "กัญญ ทองคำ", "สมชาย ใจดี", "ไม่ระบุชื่อ", "สมหมาย ใจดี"]
    names = {key: given[key % len(given)] + "ก" * (key % 3) for key in range(1, 60)}
    few = list(one_letter_apart(names)), list(similar(names))
    monkeypatch.setattr(near_names, "_MOST_AT_ONCE", 0)

    assert (list(one_letter_apart(names, None, room)), list(similar(names, None, room))) == few
