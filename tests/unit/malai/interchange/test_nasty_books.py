"""Twenty nasty workbooks: what the preview promises, and why rows wait. People are invented."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import pytest

from malai.interchange.models import Import
from malai.interchange.services import import_ask, import_start
from malai.interchange.services.undoing import import_undo
from malai.network.models import Party, Tie
from tests import makers
from tests.data import nasty
from tests.data.books import Tables
from tests.data.nasty_books import BOOKS
from tests.functional.interchange.workbooks import upload, workbook
from tests.makers import Cast

COUNTED: Final = (
    "people_new", "organisations_new", "groups_new", "ties", "activities", "came", "affiliations",
    "merged", "suggested", "set_aside",
)  # fmt: skip
OLD: Final[dict[str, Tables]] = {
    "english": nasty.ENGLISH,
    "gephi": nasty.GEPHI,
    "groups and people": nasty.GROUPS_AND_PEOPLE,
    "no register": nasty.NO_REGISTER,
    "sections": nasty.SECTIONS,
    "sign-in lists": nasty.SIGN_IN_LISTS,
    "split register": nasty.SPLIT_REGISTER,
    "three columns": nasty.THREE_COLUMNS,
    "two registers": nasty.TWO_REGISTERS,
    "two-row heads": nasty.TWO_ROW_HEADS,
}
#: Name of the workbook -> what is counted (in the order of ``COUNTED``), and why rows wait.
EXPECTED: Final[dict[str, tuple[tuple[int, ...], dict[str, int]]]] = {
    "english": ((3, 3, 0, 3, 0, 0, 3, 0, 0, 0), {}),
    "gephi": ((3, 0, 0, 2, 0, 0, 0, 0, 1, 2), {"unknown_name": 1, "self_tie": 1}),
    "groups and people": ((3, 1, 2, 0, 0, 0, 3, 0, 0, 0), {}),
    "no register": ((2, 2, 0, 3, 0, 0, 0, 0, 0, 1), {"self_tie": 1}),
    "sections": ((3, 0, 0, 0, 0, 0, 0, 0, 0, 1), {"no_name": 1}),
    "sign-in lists": ((3, 2, 0, 0, 3, 4, 2, 0, 0, 2), {"unknown_mark": 1, "other": 1}),
    "split register": ((4, 3, 0, 0, 0, 0, 4, 0, 0, 0), {}),
    "three columns": ((3, 2, 0, 0, 0, 0, 3, 0, 0, 0), {}),
    "two registers": ((6, 2, 0, 2, 0, 0, 2, 1, 1, 2), {"ambiguous_name": 2}),
    "two-row heads": ((3, 1, 0, 0, 3, 4, 2, 0, 0, 1), {"unknown_mark": 1}),
    "phones of every sort": ((5, 0, 0, 0, 0, 0, 0, 0, 0, 0), {}),
    "dates of every sort": ((6, 0, 0, 0, 0, 0, 0, 0, 0, 2), {"bad_date": 2}),
    "one person in four spellings": ((1, 0, 0, 0, 0, 0, 0, 3, 0, 0), {}),
    "two people of one name and a mention": (
        (2, 0, 0, 0, 0, 0, 0, 0, 1, 1), {"ambiguous_name": 1},
    ),
    "ties to nobody and to oneself": (
        (2, 0, 0, 1, 0, 0, 0, 0, 0, 3), {"self_tie": 1, "unknown_name": 1, "no_name": 1},
    ),
    "marks nobody explained": ((3, 0, 0, 0, 2, 3, 0, 0, 0, 1), {"unknown_mark": 1}),
    "text that wants to be a program": ((4, 0, 0, 0, 0, 0, 0, 0, 0, 0), {}),
    "a heading far below a letter head": ((2, 0, 0, 0, 0, 0, 0, 0, 0, 0), {}),
    "empty, hidden in notes, and one real sheet": ((1, 0, 0, 0, 0, 0, 0, 0, 0, 0), {}),
    "headings twice, and none": ((1, 0, 0, 0, 0, 0, 0, 0, 0, 0), {}),
}  # fmt: skip


def begun(cast: Cast, tables: Tables) -> Import:
    rows: dict[str, Any] = {name: [list(row) for row in rows] for name, rows in tables.items()}
    data = upload(workbook(rows), "ก.xlsx")
    return import_start(
        by=None, network=makers.network(cast.workspace), name="ก.xlsx", content=data
    )


def test_there_are_twenty() -> None:
    assert len(EXPECTED) == 20
    assert set(EXPECTED) == {*OLD, *BOOKS}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_nasty_workbook_brings_what_its_preview_says(cast: Cast, name: str) -> None:
    row = begun(cast, {**OLD, **BOOKS}[name])
    counts, reasons = EXPECTED[name]
    assert tuple(row.preview["counts"][one] for one in COUNTED) == counts

    row = import_ask(by=None, row=row)

    assert Counter(row.doubts.values_list("reason", flat=True)) == Counter(reasons)
    assert Party.objects.count() == sum(counts[:3])
    assert Tie.objects.count() == counts[3]
    import_undo(by=None, row=row)
    assert not Party.objects.exists()
