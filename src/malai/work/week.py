"""Tasks on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import thai_date
from malai.network.models import Network
from malai.work.models import Task
from malai.work.selectors import is_late, tasks_listed

#: Days ahead, and tasks at most.
AHEAD: Final = 7
MOST: Final = 5


class TasksOfWeek:
    """Promises and tasks that are due."""

    title: StrOrPromise = gettext_lazy("Promises and tasks")
    icon = "list-checks"
    order = 20

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return what is due within a week, soonest first, also of no network. Two queries."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        ours = Q(network=network) | Q(network=None)
        rows = tasks_listed(seat.workspace).filter(ours)
        soon = rows.filter(by_when__lte=today + timedelta(days=AHEAD))[:MOST]
        return [_item(task, seat, today) for task in soon]


def _item(task: Task, seat: OpenSeat, today: date) -> WeekItem:
    here = [seat.workspace.public_id, task.public_id]
    day = thai_date(task.by_when, "short")
    due = _("was to be done by %(day)s") if is_late(task, today) else _("by %(day)s")
    said = due % {"day": day}
    return WeekItem(
        key=f"work.task:{task.public_id}",
        text=task.what,
        why=f"{task.who.name} · {said}" if task.who else said,
        act_label=_("Open"),
        act_url=reverse("work:task", args=here),
        done_url=reverse("work:task-settle", args=here),
        due=task.by_when,
    )
