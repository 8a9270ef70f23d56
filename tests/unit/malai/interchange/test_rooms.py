"""An import says and writes the same whether what it reads lies in memory or on disk."""

from __future__ import annotations

from typing import Any, Final

import pytest

from malai.activities.models import Attendance
from malai.audit.models import RowImage
from malai.interchange import bridge
from malai.interchange.bridge import opened, reading_of
from malai.interchange.models import Doubt, Import, ImportState
from malai.interchange.planning import plan_make
from malai.interchange.planning.guests import known_among
from malai.interchange.preview import preview_of
from malai.interchange.progress import folder
from malai.interchange.services import import_ask, import_start, import_undo
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    Evidence,
    Membership,
    Network,
    Party,
    Tie,
)
from malai_core.spill import Spool
from tests import makers
from tests.data import messy, nasty
from tests.functional.interchange.workbooks import NETWORK, upload, workbook
from tests.makers import Cast

BOOKS: Final[dict[str, bytes]] = {
    "ours": workbook(NETWORK),
    "messy": workbook(messy.make(seed=3, people=30, meetings=6, ties=40).tables),
    **{
        name.lower(): workbook(tables)
        for name, tables in vars(nasty).items()
        if name.isupper() and isinstance(tables, dict)
    },
}
#: What stands in the rows of an import, by names that mean the same in two networks.
COLUMNS: Final[dict[Any, tuple[str, ...]]] = {
    Party: ("kind", "name_th", "name_en", "phone", "email", "note", "extra", "is_provisional"),
    Membership: ("party__name_th", "since", "until", "source"),
    Affiliation: ("member__name_th", "body__name_th", "position"),
    Attendance: ("session__activity__title_th", "session__on", "party__name_th", "mark"),
    Tie: ("source__name_th", "target__name_th", "kind__code", "strength", "since", "until"),
    Evidence: ("tie__source__name_th", "tie__target__name_th", "source"),
    DuplicateHint: ("first__name_th", "second__name_th", "reason_th"),
    Doubt: ("sheet", "row", "reason", "sentence_th", "cells", "name"),
}


def shown(data: bytes, network: Network) -> dict[str, Any]:
    with opened(data, "book.xlsx") as book:
        reading = reading_of(book, known_among=known_among(network))
    return preview_of(plan_make(reading, network, source="book.xlsx"), network)


def bring(network: Network, data: bytes) -> Import:
    row = import_start(by=None, network=network, name="book.xlsx", content=upload(data))
    return import_ask(by=None, row=row)


def written() -> dict[str, list[str]]:
    return {
        model.__name__: sorted(map(repr, model.objects.values_list(*columns)))
        for model, columns in COLUMNS.items()
    }


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> list[Spool]:
    """Puts everything on disk; holds the rooms that were made."""
    rooms: list[Spool] = []

    def room(**options: Any) -> Spool:
        rooms.append(Spool(**{**options, "after": bridge.MOST_IN_MEMORY}))
        return rooms[-1]

    monkeypatch.setattr(bridge, "MOST_IN_MEMORY", 0)
    monkeypatch.setattr(bridge, "Spool", room)
    return rooms


@pytest.mark.parametrize("data", BOOKS.values(), ids=BOOKS)
def test_the_preview_is_the_same(cast: Cast, data: bytes, request: pytest.FixtureRequest) -> None:
    network = makers.network(cast.workspace)
    in_memory = shown(data, network)
    rooms = request.getfixturevalue("on_disk")

    assert shown(data, network) == in_memory
    assert all(room.is_on_disk for room in rooms)


@pytest.mark.parametrize("name", ["ours", "messy", "two_registers"])
def test_the_same_is_written_and_taken_back(
    cast: Cast, name: str, request: pytest.FixtureRequest
) -> None:
    network = makers.network(cast.workspace)
    first = bring(network, BOOKS[name])
    in_memory, counts = written(), first.preview
    import_undo(by=None, row=first)
    left = written()
    rooms = request.getfixturevalue("on_disk")

    second = bring(network, BOOKS[name])
    assert (written(), second.preview) == (in_memory, counts)
    assert all(room.is_on_disk for room in rooms)
    again = bring(network, BOOKS[name])
    assert again.state == ImportState.DONE
    assert written() == in_memory
    assert not RowImage.objects.filter(act=again.act).exists()
    import_undo(by=None, row=second)
    assert written() == left


def test_a_mention_of_somebody_known_is_found_from_disk_too(
    cast: Cast, on_disk: list[Spool]
) -> None:
    network = makers.network(cast.workspace)
    bring(network, BOOKS["ours"])
    data = workbook(
        {
            "ทะเบียน": [("ชื่อ - สกุล", "โทรศัพท์"), ("นายใหม่ มาเพิ่ม", "0811110009")],
            "ลงชื่อ": [("ชื่อ - สกุล", "ประชุม 9 มี.ค. 2560"), ("แพรวา สายน้ำ", "มา"), ("ใหม่ มาเพิ่ม", "มา")],
        }
    )
    counts = shown(data, network)["counts"]

    assert (counts["people_new"], counts["came"], counts["set_aside"]) == (1, 2, 0)
    assert len(on_disk) > 2


def test_nothing_of_it_stays_behind(cast: Cast, on_disk: list[Spool]) -> None:
    bring(makers.network(cast.workspace), BOOKS["ours"])

    assert [path.name for path in folder().iterdir() if "spill" in path.name] == []
    assert on_disk


def test_a_full_disk_is_a_sentence_on_the_import(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "MOST_IN_MEMORY", 0)
    monkeypatch.setattr("malai.interchange.services.reading.MOST_ROWS_AT_ONCE", 0)
    monkeypatch.setattr(bridge, "folder", lambda: folder() / "absent")
    row = import_start(
        by=None,
        network=makers.network(cast.workspace),
        name="book.xlsx",
        content=upload(BOOKS["ours"]),
    )
    row.refresh_from_db()

    assert row.state == ImportState.FAILED
    assert "not enough free space" in row.trouble_en
