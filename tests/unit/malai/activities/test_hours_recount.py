"""Hours of a person beside a clock that is watched minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from malai.activities.hours import HoursSource, Stay, Total, stay_of

DAY = datetime(2016, 2, 28, tzinfo=UTC)
minutes = st.integers(0, 24 * 60 - 1)
#: In and out up to two days apart, over the 29th of February; times of a session; each may be unknown.
rows = st.tuples(
    st.none() | st.integers(0, 2_880), st.none() | st.integers(0, 2_880),
    st.none() | minutes, st.none() | minutes,
)  # fmt: skip


def at(minute: int | None) -> datetime | None:
    return None if minute is None else DAY + timedelta(minutes=minute)


def on_the_wall(minute: int | None) -> time | None:
    return None if minute is None else time(minute // 60, minute % 60)


def watched(came: int | None, left: int | None, starts: int | None, ends: int | None) -> int | None:
    """Count the minutes one by one; ``None`` where nobody can say."""
    if came is not None and left is not None and left > came:
        now, hand, stop = 0, came, left
    elif starts is not None and ends is not None and starts != ends:
        now, hand, stop = 0, starts, ends
        while hand != stop:
            now, hand = now + 1, (hand + 1) % (24 * 60)
        return now
    else:
        return None
    while hand != stop:
        now, hand = now + 1, hand + 1
    return now


def stayed(row: tuple[int | None, int | None, int | None, int | None]) -> Stay:
    came, left, starts, ends = row
    return stay_of(at(came), at(left), on_the_wall(starts), on_the_wall(ends))


@settings(max_examples=60)
@given(rows)
def test_a_stay_is_what_the_clock_showed(
    row: tuple[int | None, int | None, int | None, int | None],
) -> None:
    assert stayed(row).minutes == watched(*row)


@settings(max_examples=40)
@given(st.lists(rows, max_size=6), st.randoms(use_true_random=False))
def test_a_total_adds_what_is_known_and_counts_the_rest_apart(
    many: list[tuple[int | None, int | None, int | None, int | None]], random: object
) -> None:
    random.shuffle(many)  # type: ignore[attr-defined]
    total = Total()
    for row in many:
        total = total.with_stay(stayed(row))
    known = [told for row in many if (told := watched(*row)) is not None]
    assert total == Total(sum(known), len(known), len(many) - len(known))


def test_minutes_that_nobody_knows_are_no_zero() -> None:
    assert Total().with_stay(Stay(None, HoursSource.UNKNOWN)) == Total(0, 0, 1)
