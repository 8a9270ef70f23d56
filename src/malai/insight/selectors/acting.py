"""From seeing to doing: how long tasks that came from an analysis took."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils import timezone

from malai.insight.results import KIND
from malai.network.models import Network
from malai.runs.models import RunState
from malai.runs.selectors import runs_of
from malai.work.models import Task, TaskState
from malai.work.selectors import tasks_seen

#: Tasks that the pages of this room make.
FROM_HERE = "insight."


@dataclass(frozen=True, slots=True)
class Acting:
    """Days from what was seen to what was done about it."""

    taken_on: int
    """Tasks that came from an analysis, those that are no longer needed left out."""
    done: int
    days: float | None
    """Median of the days until done; ``None`` where none is done."""
    waiting: int | None
    """Days that the oldest open one waits; ``None`` where none is open."""


def acting_of(network: Network, *, today: date) -> Acting:
    """Return how long acting took. Two queries; O(tasks + analyses).

    A task was seen on the day of the last kept analysis before it was made, or else on the day it
    was made.
    """
    tasks = tasks_seen(network.workspace).filter(network=network, origin__startswith=FROM_HERE)
    rows = list(tasks.exclude(state=TaskState.DROPPED).order_by())
    runs = runs_of(network.workspace, kind=KIND, about=network.public_id)
    finished = runs.filter(state=RunState.DONE).order_by("finished_at")
    seen = [timezone.localdate(at) for at in finished.values_list("finished_at", flat=True)]
    done = [
        (row.settled_on - seen_on(row, seen)).days for row in rows if row.settled_on is not None
    ]
    waits = [(today - seen_on(row, seen)).days for row in rows if row.settled_on is None]
    return Acting(
        len(rows), len(done), median(done) if done else None, max(waits) if waits else None
    )


def seen_on(task: Task, analyses: Sequence[date]) -> date:
    """Return the day of the last of ``analyses`` (in order) before a task was made, or its own."""
    made = timezone.localdate(task.created_at)
    place = bisect_right(analyses, made)
    return analyses[place - 1] if place else made
