"""By when contact is due: worked cases, laws, what is undefined, what is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from malai_core.errors import InvalidInputError
from malai_core.rhythm import due, overdue, season

TIMES = st.lists(st.integers(0, 1_000), min_size=3, max_size=50, unique=True)


def test_a_worked_case() -> None:
    # Gaps 10, 10, 50, 50: median 30, MAD 20, limit 70, due 70 days after day 120.
    found = due([0, 10, 20, 70, 120], 150).value
    assert found is not None
    assert (found.usual, found.limit, found.due, found.late) == (30.0, 70.0, 190.0, -40.0)


def test_the_bare_rule_makes_a_tie_late_by_one_call_and_this_one_does_not() -> None:
    times = [0, 10, 20, 70, 120]
    bare = [overdue(some, 185).value for some in (times, [*times, 130])]
    assert [one and one.is_overdue for one in bare] == [False, True]
    ours = [due(some, 185).value for some in (times, [*times, 130])]
    assert [one and one.is_overdue for one in ours] == [False, False]


def test_a_steady_rhythm_is_judged_by_the_bare_rule() -> None:
    times = list(range(0, 100, 7))
    for now in range(98, 120):
        ours, bare = due(times, now).value, overdue(times, now).value
        assert ours is not None
        assert bare is not None
        assert ours.is_overdue == bare.is_overdue


@settings(max_examples=100, deadline=None)
@given(TIMES, st.integers(0, 400), st.integers(0, 400))
def test_a_contact_after_the_last_never_makes_it_later(
    times: list[int], ahead: int, further: int
) -> None:
    now = max(times) + ahead + further
    before, after = due(times, now).value, due([*times, max(times) + ahead], now).value
    assert before is not None
    assert after is not None
    assert after.late <= before.late
    assert after.is_overdue <= before.is_overdue


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=6),
    st.integers(0, 200),
    st.integers(0, 200),
    st.sampled_from([5.0, 40.0, math.inf]),
)
def test_with_a_grace_that_holds_from_the_first_contact_on(
    times: list[int], ahead: int, further: int, at_most: float
) -> None:
    now = max(times) + ahead + further
    before = due(times, now, grace=60, at_most=at_most).value
    after = due([*times, max(times) + ahead], now, grace=60, at_most=at_most).value
    assert before is not None
    assert after is not None
    assert after.late <= before.late


@settings(max_examples=60, deadline=None)
@given(TIMES, st.integers(0, 100), st.integers(1, 9), st.randoms())
def test_order_unit_and_beginning_of_time_do_not_matter(
    times: list[int], ahead: int, unit: int, chance: object
) -> None:
    now = max(times) + ahead
    first = due(times, now).value
    mixed = list(times)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    other = due([unit * (time + 77) for time in mixed], unit * (now + 77)).value
    assert first is not None
    assert other is not None
    assert other.late == pytest.approx(unit * first.late)
    assert other.is_overdue == first.is_overdue


@settings(max_examples=40, deadline=None)
@given(TIMES)
def test_a_contact_said_twice_counts_once(times: list[int]) -> None:
    assert due([*times, *times], 2_000) == due(times, 2_000)


@pytest.mark.parametrize("times", [[], [5], [5, 9], [5, 5, 5, 9]])
def test_fewer_than_three_times_have_no_day(times: list[float]) -> None:
    result = due(times, 100)
    assert result.value is None
    assert result.undefined is not None


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        due([0, 1, math.nan], 5)
    with pytest.raises(InvalidInputError):
        due([0, 1, 2], 1)
    with pytest.raises(InvalidInputError):
        due([0, 1, 2], 3, at_most=0)
    with pytest.raises(InvalidInputError):
        season([math.inf], 5, limit=1)


def test_a_silence_counts_as_yearly_only_where_it_ended() -> None:
    assert season([0, 300], 365 + 150, limit=30).value is True
    assert season([0, 800], 365 + 500, limit=30).value is False
    assert season([0], 365 + 150, limit=30).value is False
    assert season([140, 300], 365 + 150, limit=30).value is False
    assert season([300], 365 + 150, limit=30).value is None


@settings(max_examples=60, deadline=None)
@given(TIMES, st.integers(0, 400), st.integers(0, 400))
def test_a_contact_after_the_last_does_not_take_the_season_away(
    times: list[int], ahead: int, further: int
) -> None:
    now = max(times) + ahead + further
    first = season(times, now, limit=30)
    assume(first.value)
    assert season([*times, max(times) + ahead], now, limit=30).value is True


def test_weeks_noted_afterwards_make_a_yearly_rhythm_a_weekly_one() -> None:
    yearly = due([0, 365, 730], 760).known()
    weekly = due([*range(0, 730, 7), 365, 730], 760).known()
    assert (yearly.due, yearly.is_overdue) == (1095, False)
    assert weekly.is_overdue
