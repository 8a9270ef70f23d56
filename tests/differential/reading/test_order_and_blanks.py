"""What must not matter: the order of rows, blank rows and columns, lines above the heading."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.formats import CellValue
from malai_core.reading import DuplicateState, Reading, read
from tests.data import messy, nasty
from tests.data.books import Tables, book

Rows = list[list[CellValue]]
HEADS_AT = {"ทะเบียนสมาชิก": 4, "องค์กรภาคี": 1, "ใบลงชื่อ": 1, "ความสัมพันธ์": 1}
NASTY = (
    nasty.ENGLISH,
    nasty.SPLIT_REGISTER,
    nasty.TWO_REGISTERS,
    nasty.GROUPS_AND_PEOPLE,
    nasty.NO_REGISTER,
)
BLANKS: list[list[CellValue]] = [[], [None, None], ["", "-"]]


def counts(reading: Reading) -> dict[str, object]:
    """Return what a reading says without its keys, which follow the order of rows."""
    merged = sum(d.state is DuplicateState.MERGED for d in reading.duplicates)
    return {
        "kinds": [sheet.kind for sheet in reading.sheets],
        "parties": Counter(
            (p.kind, p.person.plain if p.person else p.name) for p in reading.parties.values()
        ),
        "phones": Counter(p.phone for p in reading.parties.values()),
        "joined": Counter(p.joined and p.joined.iso for p in reading.parties.values()),
        "meetings": Counter((m.title, m.on) for m in reading.meetings.values()),
        "marks": Counter(a.mark for a in reading.attendances),
        "ties": Counter(t.kind for t in reading.ties),
        "affiliations": len(reading.affiliations),
        "merged": merged,
        "suggested": len(reading.duplicates) - merged,
        "set_aside": Counter(e.reason for e in reading.set_aside),
    }


def in_columns(rows: Rows, column: int) -> Rows:
    """Return rows with a blank column put in."""
    return [[*row[:column], None, *row[column:]] if len(row) >= column else row for row in rows]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(1, 10_000), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_what_is_counted(seed: int, order: random.Random) -> None:
    made = messy.make(seed=seed, people=15, meetings=4, ties=20).tables
    shuffled: dict[str, Rows] = {}
    for name, rows in made.items():
        head, body = rows[: HEADS_AT[name]], [row for row in rows[HEADS_AT[name] :] if row]
        order.shuffle(body)
        shuffled[name] = [*head, *body]

    assert counts(read(book(shuffled))) == counts(read(book(made)))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(1, 10_000), data=st.data())
def test_blank_rows_columns_and_lines_above_change_nothing(seed: int, data: st.DataObject) -> None:
    made = messy.make(seed=seed, people=15, meetings=4, ties=20).tables
    spaced: dict[str, Rows] = {}
    for name, rows in made.items():
        wider = in_columns(rows, data.draw(st.integers(0, 2)))
        for _ in range(data.draw(st.integers(0, 3))):
            wider.insert(data.draw(st.integers(0, len(wider))), data.draw(st.sampled_from(BLANKS)))
        above: Rows = [["เครือข่ายลมหนาว"], []] * data.draw(st.integers(0, 3))
        spaced[name] = [*above, *wider]

    assert counts(read(book(spaced))) == counts(read(book(made)))


@settings(max_examples=20, deadline=None)
@given(tables=st.sampled_from(NASTY), order=st.randoms(use_true_random=False))
def test_the_order_of_sheets_does_not_change_who_is_known(
    tables: Tables, order: random.Random
) -> None:
    names = list(tables)
    order.shuffle(names)

    was, now = (
        counts(read(book(tables))),
        counts(read(book({name: tables[name] for name in names}))),
    )

    for told in ("phones", "ties", "marks", "affiliations", "set_aside"):
        assert now[told] == was[told]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(),
                st.floats(allow_nan=True),
                st.booleans(),
                st.dates(),
                st.times(),
                st.sampled_from(
                    [
                        "ชื่อ - สกุล",
                        "จาก",
                        "ถึง",
                        "โทร",
                        "✓",
                        "รวม",
                        "5 ต.ค. 2565",
                        "-",
                        "ประชุม",
                        "Type",
                        "วันที่",
                    ]
                ),
                st.text(max_size=12),
            ),
            max_size=6,
        ),
        max_size=12,
    )
)
def test_whatever_a_sheet_holds_it_is_read_without_a_crash_and_twice_the_same(rows: Rows) -> None:
    workbook = book({"x": rows})

    reading = read(workbook)

    assert repr(reading) == repr(read(workbook))
    for sheet in reading.sheets:
        assert sheet.rows_read + sheet.passed_over <= len(rows)
