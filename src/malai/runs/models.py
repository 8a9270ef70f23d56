"""Runs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row


class RunState(models.TextChoices):
    """Where a run is. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class Run(Row):
    """One frozen analysis. It points at its network by public id, never by foreign key."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="runs")
    kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    parameters = models.JSONField(default=dict)
    seed = models.BigIntegerField(default=0)
    methods = models.JSONField(default=list)
    versions = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    """Hash of the input: the same input, methods and seed give the same results."""
    results = models.JSONField(default=dict)
    detail = models.JSONField(default=dict)
    """Numbers of each member and other long lists; loaded only by pages that look into them."""
    trouble = models.TextField(blank=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["workspace", "kind", "about_id", "-id"], name="runs_newest")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
