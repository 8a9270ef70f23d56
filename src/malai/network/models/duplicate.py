"""Hints that two parties may be one, and what a person decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models.party import Party


class HintState(models.TextChoices):
    """What was decided. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting")
    DIFFERENT = "different", _("two different ones")


class DuplicateHint(Row):
    """Two parties that may be one. "Two different ones" is remembered; a merge removes the hint.

    ``first`` has the smaller key, so that a pair is hinted at once.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="hints")
    first = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="hints_first")
    second = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="hints_second")
    reason_th = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=HintState.choices, default=HintState.WAITING)

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="network_hint_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="network_hint_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} ? {self.second}"


class SearchState(models.TextChoices):
    """Where a look through all records is. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


class DuplicateSearch(Row):
    """A look through all records of a large workspace, done by the worker."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="duplicate_searches"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    state = models.CharField(max_length=8, choices=SearchState.choices, default=SearchState.WAITING)
    seen = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    """Records looked at and to be looked at, each once for every rule."""
    found = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("look through all records")
        verbose_name_plural = _("looks through all records")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.state}: {self.seen} / {self.total}"
