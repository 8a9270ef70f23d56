"""Hours that an activity needs, and hours that people promised. Each function is one act."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity
from malai.activities.models_attending import HoursNeed, HoursPledge
from malai.activities.services.activities import refuse_strangers
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Party

#: The most hours of one activity: ten thousand people for a hundred hours.
MOST_HOURS: Final = 1_000_000


def hours_need_set(*, by: User | None, activity: Activity, hours: int | None) -> None:
    """Say how many hours an activity needs; ``None`` takes it back.

    Raises
    ------
    ValidationError
        Less than nothing, or more than any activity needs.
    """
    _refuse_odd(hours)
    with recorded(
        "activities.hours_need_set", by=by, workspace=activity.workspace, title=activity.title,
        subject=activity.public_id, hours=hours or 0,
    ) as trace:  # fmt: skip
        known = HoursNeed.objects.select_for_update().filter(activity=activity).first()
        if hours is None:
            _drop(trace, known)
        elif known is None:
            trace.create(HoursNeed(activity=activity, minutes=hours * 60))
        else:
            trace.changing([known])
            known.minutes = hours * 60
            known.save()


def hours_pledge_set(
    *, by: User | None, activity: Activity, party: Party, hours: int | None
) -> None:
    """Note what somebody promised to give; a second promise replaces the first, ``None`` ends it.

    Raises
    ------
    ValidationError
        Somebody of another workspace, or no number of hours.
    """
    _refuse_odd(hours)
    refuse_strangers(activity.workspace, [party])
    with recorded(
        "activities.hours_pledge_set", by=by, workspace=activity.workspace, name=party.name,
        subject=activity.public_id, title=activity.title, hours=hours or 0,
    ) as trace:  # fmt: skip
        rows = HoursPledge.objects.select_for_update().filter(activity=activity, party=party)
        known = rows.first()
        if not hours:
            _drop(trace, known)
        elif known is None:
            trace.create(HoursPledge(activity=activity, party=party, minutes=hours * 60))
        else:
            trace.changing([known])
            known.minutes = hours * 60
            known.save()


def _drop(trace: Recorder, row: HoursNeed | HoursPledge | None) -> None:
    if row is not None:
        trace.deleting([row])
        rows_drop([row])


def _refuse_odd(hours: int | None) -> None:
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise ValidationError({"hours": _("Give a number of hours.")})
