"""Tasks: what is to be done, by whom, by when, and where it comes from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network, Party


class TaskState(models.TextChoices):
    """Where a task stands. Values are stored: add, never rename."""

    OPEN = "open", _("to do")
    DONE = "done", _("done")
    DROPPED = "dropped", _("no longer needed")


class Task(Row):
    """One thing to do. The room that made it is named by ``origin``, its row by ``origin_id``."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tasks")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    what = models.CharField(_("what"), max_length=300)
    why = models.TextField(_("why"), blank=True)
    who = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks_taken_on",
        verbose_name=_("who"),
    )  # fmt: skip
    by_when = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=TaskState.choices, default=TaskState.OPEN
    )
    origin = models.CharField(max_length=40, blank=True)
    """``<room>.<what>``, such as ``insight.introduction``; empty where a person typed it."""
    origin_id = models.UUIDField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    """When it was done or dropped."""

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["by_when", "pk"]
        indexes = [
            models.Index(fields=["workspace", "state", "by_when", "id"], name="work_task_order"),
            models.Index(fields=["origin", "origin_id"], name="work_task_origin"),
        ]

    def __str__(self) -> str:
        return self.what


class TaskParty(Row):
    """Somebody a task is about. The database keeps one row for a pair."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="about")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="tasks_about")

    class Meta:
        verbose_name = _("party of a task")
        verbose_name_plural = _("parties of tasks")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["task", "party"], name="work_party_once")]

    def __str__(self) -> str:
        return f"{self.task}: {self.party}"
