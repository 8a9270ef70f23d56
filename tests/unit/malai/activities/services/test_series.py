"""Series: made in one act, changed from one on, called off and back."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from malai.activities.models import Activity, Attendance, Pattern, Series, Session
from malai.activities.recurrence import Rule
from malai.activities.selectors_series import turns_of
from malai.activities.services.series import (
    activity_bring_back,
    activity_call_off,
    following,
    following_change,
    series_create,
)
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from tests.makers import World

RULE = Rule(Pattern.MONTH_WEEKDAY, date(2016, 3, 8), times=4, skips_holidays=False)
DAYS = [date(2016, 3, 8), date(2016, 4, 12), date(2016, 5, 10), date(2016, 6, 14)]
FIELDS: dict[str, Any] = {
    "title_th": "วัน CBR", "kind": "meeting", "place": "ศาลาวัด",
    "starts_at": time(9), "ends_at": time(12),
}  # fmt: skip


def made(world: World, days: list[date] = DAYS) -> Series:
    fields = {**FIELDS, "network": world.network}
    return series_create(
        by=world.cast.coordinator, workspace=world.workspace, rule=RULE, fields=fields, days=days
    )


def rows(series: Series) -> list[Activity]:
    return list(series.activities.order_by("starts"))


def test_a_series_is_one_act_with_a_session_each_and_undone_as_one(world: World) -> None:
    series = made(world, [*DAYS[:1], *DAYS[2:]])
    turns = turns_of(series)
    assert [str(turn.activity.starts and turn.activity.starts.iso) for turn in turns] == [
        "2016-03-08", "2016-05-10", "2016-06-14",
    ]  # fmt: skip
    sessions = Session.objects.filter(activity__series=series)
    assert {(one.starts_at, one.ends_at) for one in sessions} == {(time(9), time(12))}
    assert {turn.activity.place and turn.activity.place.name_th for turn in turns} == {"ศาลาวัด"}
    act_undo(by=world.cast.owner, act=Act.objects.get())
    assert list(Activity.objects.all()) == [world.activity]
    assert not Series.objects.exists()


def test_days_that_the_rule_does_not_have_are_refused(world: World) -> None:
    for days in ([], [date(2016, 3, 9)]):
        with pytest.raises(ValidationError):
            made(world, days)
    assert not Series.objects.exists()


def test_a_change_from_one_on_leaves_the_past_and_what_was_held(world: World) -> None:
    first, second, third, fourth = rows(made(world))
    held = Session.objects.get(activity=third)
    Attendance.objects.create(session=held, party=world.kru, mark="present", method="list")
    assert following(second) == [second, fourth]
    change = {"title_th": "วัน CBR ใหม่", "place": "ศาลาวัด", "starts_at": time(10)}
    assert following_change(by=None, activity=second, fields=change, shift=2) == 2
    for row in (first, second, third, fourth):
        row.refresh_from_db()
    assert [row.title_th for row in (first, second, third, fourth)] == [
        "วัน CBR", "วัน CBR ใหม่", "วัน CBR", "วัน CBR ใหม่",
    ]  # fmt: skip
    assert fourth.starts is not None
    assert fourth.starts.iso == "2016-06-16"
    moved = Session.objects.get(activity=fourth)
    assert (moved.on, moved.starts_at, moved.ends_at) == (fourth.starts, time(10), time(12))


def test_a_move_of_a_week_and_an_end_before_the_beginning_are_refused(world: World) -> None:
    second = rows(made(world))[1]
    with pytest.raises(ValidationError, match="6"):
        following_change(by=None, activity=second, fields={}, shift=7)
    with pytest.raises(ValidationError, match="เที่ยงคืน"):
        following_change(
            by=None, activity=second, fields={"starts_at": time(13), "ends_at": time(12)}
        )


def test_called_off_stays_visible_with_its_reason_and_may_come_back(world: World) -> None:
    first, second, third, fourth = rows(made(world))
    on = date(2016, 4, 1)
    with pytest.raises(ValidationError, match="เพราะอะไร"):
        activity_call_off(by=None, activity=second, why="", on=on)
    activity_call_off(by=None, activity=third, why="น้ำท่วม", on=on)
    count = activity_call_off(by=None, activity=second, why="โรคระบาด", on=on, with_following=True)
    assert count == 2
    fresh = rows(second.series)  # type: ignore[arg-type]
    assert [row.called_off_why for row in fresh] == ["", "โรคระบาด", "น้ำท่วม", "โรคระบาด"]
    activity_bring_back(by=None, activity=fresh[3])
    fourth.refresh_from_db()
    assert fourth.called_off_on is None
    assert first.called_off_on is None


def test_what_took_place_is_not_called_off(world: World) -> None:
    with pytest.raises(ValidationError, match="จัดไปแล้ว"):
        activity_call_off(by=None, activity=world.activity, why="ฝนตก", on=date(2016, 3, 6))
