"""When a message may go: not at night, not on a public holiday."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from django.utils import timezone

from malai.kernel.holidays import holidays_of
from malai.post.models import PostRules

#: No row of holidays is longer.
MOST_DAYS: Final = 30
#: Older than any call to another system: each gives up after 20 seconds.
LEASE: Final = timedelta(minutes=5)


def not_before(rules: PostRules, now: datetime) -> datetime:
    """Return the first moment from ``now`` on that is neither quiet nor a holiday.

    Examples
    --------
    >>> from datetime import timezone as zone
    >>> late = datetime(2026, 11, 26, 15, 30, tzinfo=zone.utc)  # 22:30 in Bangkok
    >>> not_before(PostRules(), late).isoformat()
    '2026-11-27T08:00:00+07:00'
    """
    local = timezone.localtime(now)
    for _day in range(MOST_DAYS):
        if rules.rests_on_holidays and local.date() in holidays_of(local.year):
            local = _at(local + timedelta(days=1), time(0))
            continue
        if not is_quiet(rules, local.time()):
            return local
        end = rules.quiet_to
        local = _at(local if local.time() < end else local + timedelta(days=1), end)
    return local


def is_quiet(rules: PostRules, at: time) -> bool:
    """Say whether ``at`` lies in the quiet hours, which may go over midnight."""
    begin, end = rules.quiet_from, rules.quiet_to
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end


def _at(day: datetime, at: time) -> datetime:
    return day.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
