"""Containers that put aside what is too much for memory."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.errors import UnreadableFileError
from malai_core.spill import PICKLED, Lookup, Memory, Records, Rows, Spool, joined


@dataclass
class Note:
    """A record that changes."""

    text: str


def spool(**options: Path) -> Spool:
    return Spool(after=2, rows_between=1, **options)


def test_nothing_is_put_aside_below_the_number() -> None:
    room = spool()
    rows: Rows[str] = room.rows(PICKLED)
    rows.extend(["a", "b"])
    room.rest()

    assert (list(rows), room.is_on_disk) == (["a", "b"], False)


def test_a_record_that_was_fetched_may_be_changed_until_the_next_rest() -> None:
    room = spool()
    records: Records[Note] = room.records(PICKLED)
    for key in range(1, 10):
        records[key] = Note(f"{key}")
        room.rest()
    assert room.is_on_disk
    for key in (1, 5, 9):
        note = records[key]
        records[4].text += "!"
        note.text = "changed"
        room.rest()

    texts = {key: note.text for key, note in records.items()}
    assert texts == {
        1: "changed",
        2: "2",
        3: "3",
        4: "4!!!",
        5: "changed",
        6: "6",
        7: "7",
        8: "8",
    } | {9: "changed"}


def test_records_put_back_are_kept_and_counted_once() -> None:
    room = spool()
    records: Records[str] = room.records(PICKLED)
    for key in (30, 10, 20, 40):
        records[key] = str(key)
        room.rest()
    records[10] = "ten"
    records[15] = "new"
    room.rest()

    assert list(records.items()) == [(10, "ten"), (15, "new"), (20, "20"), (30, "30"), (40, "40")]
    assert (len(records), 15 in records, 16 in records, records.get(99)) == (5, True, False, None)
    with pytest.raises(KeyError):
        records[16]


def test_a_list_knows_its_places() -> None:
    room = spool()
    rows: Rows[int] = room.rows(PICKLED)
    for number in range(7):
        rows.append(number)
        room.rest()
    rows[1] = 11

    assert list(rows) == [0, 11, 2, 3, 4, 5, 6]
    assert (rows[6], len(rows)) == (6, 7)
    with pytest.raises(IndexError):
        rows[7]
    with pytest.raises(IndexError):
        rows[7] = 1


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.integers(0, 99), st.booleans())))
@settings(max_examples=60, deadline=None)
def test_a_lookup_on_disk_is_one_in_memory(steps: list[tuple[str, int, bool]]) -> None:
    room, plain = spool(), Lookup()
    spilled = room.lookup()
    for key, number, asks in steps:
        if asks:
            assert spilled.all(key) == plain.all(key)
            assert spilled.add_new(key, number) == plain.add_new(key, number)
        else:
            spilled.add(key, number)
            plain.add(key, number)
        room.rest()

    for least in (1, 2):
        groups = [(key, list(numbers)) for key, numbers in plain.groups(least)]
        assert [(key, list(numbers)) for key, numbers in spilled.groups(least)] == groups


def test_pairs_are_sorted_either_way() -> None:
    pairs = [(3, -1), (-(1 << 60), 4), (3, -2), (3, -1)]

    assert list(spool().sorted(iter(pairs))) == list(Memory().sorted(pairs)) == sorted(pairs)


def test_joined_texts_tell_the_parts_apart() -> None:
    assert joined("ab", "c") != joined("a", "bc")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_the_file_has_no_name_so_that_nothing_stays_behind(tmp_path: Path) -> None:
    room = spool(folder=tmp_path)
    list(room.sorted([(1, 2)]))

    assert room.is_on_disk
    assert list(tmp_path.iterdir()) == []
    room.close()
    room.close()


def test_a_disk_without_room_is_a_sentence(tmp_path: Path) -> None:
    room = spool(folder=tmp_path / "absent")

    with pytest.raises(UnreadableFileError, match="not enough free space"):
        list(room.sorted([(1, 2)]))


def test_a_full_disk_is_a_sentence() -> None:
    room = spool()
    rows: Rows[bytes] = room.rows(PICKLED)
    list(room.sorted([(1, 2)]))
    room.base.execute("PRAGMA max_page_count = 20")
    rows.extend(bytes([number]) * 10_000 for number in range(100))
    with pytest.raises(UnreadableFileError, match="not enough free space"):
        room.rest()
