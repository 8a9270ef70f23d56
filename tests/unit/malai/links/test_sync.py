"""Lines from telephones are read within bounds, whatever was sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from malai.links.sync import MOST_BYTES, MOST_LINES, lines_read
from malai_core.errors import InvalidInputError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


def read(*rows: Any) -> Any:
    return lines_read(json.dumps({"rows": rows}).encode())


@given(JSON)
def test_any_json_is_lines_or_a_sentence(sent: Any) -> None:
    try:
        lines = lines_read(json.dumps({"rows": sent} if isinstance(sent, list) else sent).encode())
    except InvalidInputError:
        return
    for line in lines:
        line.text("name")
        line.moment("came_at")


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidInputError):
        lines_read(b" " * (MOST_BYTES + 1))
    with pytest.raises(InvalidInputError):
        read(*({} for _row in range(MOST_LINES + 1)))


def test_a_line_without_a_number_is_kept_apart() -> None:
    known, unknown = read({"id": str(UUID(int=1))}, {"id": 7})
    assert known.client_id == UUID(int=1)
    assert (unknown.client_id, unknown.written_id) == (None, "7")


def test_moments_have_a_zone_and_a_clock_that_is_ahead_says_nothing() -> None:
    future = (timezone.now() + timedelta(hours=1)).isoformat()
    (line,) = read({"a": "2016-03-05T02:00:00Z", "b": "2016-03-05T09:00:00", "c": future, "d": 4})
    assert line.moment("a") == line.moment("b") == datetime(2016, 3, 5, 2, tzinfo=UTC)
    assert line.moment("c") is line.moment("d") is line.moment("e") is None


def test_texts_are_cut_and_hold_nothing_that_no_database_holds() -> None:
    (line,) = read({"name": "\0 ก" + "ข" * 400, "party": 5})
    assert line.text("name") == ("ก" + "ข" * 400)[:300]
    assert line.text("party") == ""
