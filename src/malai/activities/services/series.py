"""Activities that come again: made from a rule, changed together, called off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import Activity, Attendance, Series, Session
from malai.activities.recurrence import Rule, days_of
from malai.activities.services.activities import activity_fill
from malai.audit.services import Recorder, recorded
from malai_core.text import PartialDate

#: What is changed for an activity and all that follow it; the days move by ``shift`` days.
TIMES: Final = ("starts_at", "ends_at")
#: A series is moved by less than a week either way: further is another series.
FARTHEST: Final = 6


def series_create(
    *,
    by: User | None,
    workspace: Workspace,
    rule: Rule,
    fields: Mapping[str, Any],
    days: Sequence[date],
) -> Series:
    """Make an activity on each of ``days``, all in one act.

    ``fields`` are those of ``activity_create``, with ``starts_at`` and ``ends_at`` of the sessions.
    ``days`` are those of the rule that somebody has seen and kept; a holiday may be among them.

    Raises
    ------
    ValidationError
        A day is not one of the rule's, none is kept, or as ``activity_create``.
    """
    _refuse_other_days(rule, days)
    _refuse_times(fields)
    with recorded("activities.series_create", by=by, workspace=workspace) as trace:
        model = Activity(workspace=workspace)
        activity_fill(model, fields, trace)
        series = trace.create(
            Series(
                workspace=workspace, network=model.network, title=model.title_th or model.title_en,
                pattern=rule.pattern, first=rule.first, last=rule.last, times=rule.times,
            )
        )  # fmt: skip
        made = trace.create_all(Activity, (_copy(model, series, day) for day in sorted(days)))
        trace.create_all(Session, (_sitting(activity, fields) for activity in made))
        trace.about(series.public_id)
        trace.say(title=series.title, count=len(made))
    return series


def _refuse_other_days(rule: Rule, days: Sequence[date]) -> None:
    if not days:
        raise ValidationError(_("Keep at least one day."))
    offered = {day.on for day in days_of(rule)}
    if not offered.issuperset(days):
        raise ValidationError(_("The days have changed since you looked. Look at them again."))


def _refuse_times(fields: Mapping[str, Any]) -> None:
    begin, end = (fields.get(name) for name in TIMES)
    if begin and end and end <= begin:
        raise ValidationError({"ends_at": _("It ends before it begins. A session past midnight is two: one on each day.")})  # fmt: skip


def _copy(model: Activity, series: Series, day: date) -> Activity:
    names = (
        "title_th", "title_en", "kind", "own_kind", "place", "network", "note", "objectives",
        "expected", "goal_words",
    )  # fmt: skip
    values = {name: getattr(model, name) for name in names}
    return Activity(workspace=model.workspace, series=series, starts=PartialDate.of(day), **values)


def _sitting(activity: Activity, fields: Mapping[str, Any]) -> Session:
    times = {name: fields.get(name) for name in TIMES}
    return Session(activity=activity, on=activity.starts, **times)


def following(activity: Activity) -> list[Activity]:
    """Return an activity and those of its series that follow, but for what has taken place.

    An activity at which somebody is noted, or that was called off, stays as it is. One query.
    """
    noted = Attendance.objects.filter(session__activity=OuterRef("pk"))
    if activity.series_id is None or not activity.starts:
        return [activity]
    rows = Activity.objects.filter(
        ~Exists(noted),
        series=activity.series_id,
        starts__gte=activity.starts.iso,
        called_off_on=None,
    )
    return list(rows.order_by("starts", "pk"))


def following_change(
    *, by: User | None, activity: Activity, fields: Mapping[str, Any], shift: int = 0
) -> int:
    """Change an activity and all that follow it in its series; returns how many.

    ``fields`` as in ``series_create`` but for the days, which move by ``shift`` days. A time that
    is left out stays. Cost: four queries an activity, at most 120 of them.

    Raises
    ------
    ValidationError
        As ``series_create``, or ``shift`` is a week or more.
    """
    if abs(shift) > FARTHEST:
        raise ValidationError({"shift": _("Move by six days at most. For another rhythm call these off and make a new series.")})  # fmt: skip
    _refuse_times(fields)
    rows = following(activity)
    with _about("activities.series_change", by, activity) as trace:
        for row in rows:
            row.workspace = activity.workspace
            trace.changing([row])
            activity_fill(row, fields, trace)
            row.starts = _moved(row.starts, shift)
            row.save()
        _sittings_change(rows, fields, shift, trace)
        trace.say(count=len(rows))
    return len(rows)


def _sittings_change(
    rows: Iterable[Activity], fields: Mapping[str, Any], shift: int, trace: Recorder
) -> None:
    times = {name: fields[name] for name in TIMES if fields.get(name)}
    for session in Session.objects.filter(activity__in=rows):
        trace.changing([session])
        session.on = _moved(session.on, shift)
        for name, value in times.items():
            setattr(session, name, value)
        session.save()


def _moved(on: PartialDate | None, shift: int) -> PartialDate | None:
    if on is None or on.day is None or not shift:
        return on
    return PartialDate.of(on.first_day + timedelta(days=shift))


def activity_call_off(
    *, by: User | None, activity: Activity, why: str, on: date, with_following: bool = False
) -> int:
    """Call an activity off, with the reason; it stays visible. Returns how many were called off.

    Raises
    ------
    ValidationError
        No reason, or somebody is noted as having come; by field.
    """
    if not why:
        raise ValidationError({"why": _("Say why, so that people understand.")})
    rows = following(activity) if with_following else [activity]
    if not with_following and Attendance.objects.filter(session__activity=activity).exists():
        raise ValidationError(_("Somebody is noted at it, so it took place. Take the attendance away first."))  # fmt: skip
    with _about("activities.activity_call_off", by, activity) as trace:
        _call_off(rows, trace, on, why)
        trace.say(count=len(rows))
    return len(rows)


def activity_bring_back(*, by: User | None, activity: Activity) -> None:
    """Let an activity that was called off take place after all."""
    with _about("activities.activity_bring_back", by, activity) as trace:
        _call_off([activity], trace, None, "")


def _call_off(rows: Sequence[Activity], trace: Recorder, on: date | None, why: str) -> None:
    trace.changing(rows)
    for row in rows:
        row.called_off_on, row.called_off_why = on, why
        row.save(update_fields=["called_off_on", "called_off_why", "updated_at"])


def _about(action: str, by: User | None, activity: Activity) -> Any:  # noqa: ANN401 - the context of recorded
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    )
