"""What members sent by LINE, beside the activities it may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from malai.accounts.models import Workspace
from malai.activities.models import Activity
from malai.activities.selectors import activities_seen
from malai.post.models import LineDraft

#: Activities to choose from, the newest.
OFFERED: Final = 60


@dataclass(frozen=True, slots=True)
class Looked:
    """One draft, and the activity of the day it was sent, where there is one."""

    draft: LineDraft
    likely: int | None


def activities_offered(workspace: Workspace) -> list[Activity]:
    """Return the newest activities that are seen and were not called off. One query."""
    rows = activities_seen(workspace).filter(called_off_on=None)
    return list(rows.order_by("-starts", "-pk")[:OFFERED])


def looked_at(drafts: Sequence[LineDraft], offered: Sequence[Activity]) -> list[Looked]:
    """Return the drafts, each with the activity of its day. No query."""
    by_day: dict[str, int] = {}
    for activity in offered:
        if activity.starts is not None:
            by_day.setdefault(activity.starts.iso, activity.pk)
    return [Looked(one, by_day.get(_day(one))) for one in drafts]


def _day(draft: LineDraft) -> str:
    return timezone.localtime(draft.sent_at).date().isoformat()
