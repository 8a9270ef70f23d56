"""What the room of tasks answers when other rooms ask about parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party
from malai.work.models import Task, TaskParty
from malai.work.selectors import is_late, tasks_of, tasks_seen
from malai.work.week import TasksOfWeek


def register() -> None:
    """Fill the registries of the kernel."""
    registries.merge_carriers.register("work.tasks", ForeignKeyCarrier(Task, "who"))
    registries.merge_carriers.register(
        "work.about", ForeignKeyCarrier(TaskParty, "party", unique_with=["task_id"])
    )
    registries.subject_data.register(
        "work.Task", ForeignKeyData(Task, ["who"], _("Tasks taken on"), _readable)
    )
    registries.subject_data.register(
        "work.TaskParty",
        ForeignKeyData(TaskParty, ["party"], _("Tasks about her or him"), _about, related=["task"]),
    )
    registries.erasers.register("work", WorkEraser())
    registries.party_panels.register("work.tasks", TasksPanel())
    registries.week_items.register("work", TasksOfWeek())
    registries.navigation.register(
        "work.tasks",
        NavigationItem(_("Tasks"), "work:tasks", "list-checks", Action.NETWORK_EDIT.value, 45),
    )
    registries.subjects_seen.register(
        "work", lambda here: tasks_seen(here).order_by().values_list("public_id", flat=True)
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _readable(row: Task) -> dict[str, Any]:
    return {"what": row.what, "state": row.get_state_display(), "by_when": str(row.by_when or "")}


def _about(row: TaskParty) -> dict[str, Any]:
    return _readable(row.task)


class WorkEraser:
    """The words of tasks that a person takes on or that are about her go; that there was one stays."""

    covers = frozenset({"work.Task"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. One query."""
        theirs = Q(who__in=party_ids) | Q(about__party__in=party_ids)
        keys = Task.objects.filter(theirs).values("pk")
        Task.objects.filter(pk__in=list(keys.values_list("pk", flat=True))).update(what="…", why="")


class TasksPanel:
    """The open tasks on the page of a party."""

    title: StrOrPromise = _("Tasks")
    template = "work/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return what is to be done. Two queries."""
        tasks, today = tasks_of(party), timezone.localdate()
        return {"tasks": [(task, is_late(task, today)) for task in tasks]} if tasks else {}


WORDS: Final[dict[str, StrOrPromise]] = {
    "work.task_create": _("New task: %(what)s."),
    "work.task_change": _("Changed the task %(what)s."),
    "work.task_done": _("Done: %(what)s."),
    "work.task_drop": _("No longer needed: %(what)s."),
    "work.task_reopen": _("Back on the list: %(what)s."),
}
