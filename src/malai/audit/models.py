"""Acts and the images of the rows they touched."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row


class Origin(models.TextChoices):
    """Where an act came from. Values are stored: add, never rename."""

    WEB = "web", _("web page")
    IMPORT = "import", _("import")
    COMMAND = "command", _("command")
    LINK = "link", _("personal link")


class Act(Row):
    """One thing somebody did: one service call, one transaction, one entry."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="acts")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="acts"
    )
    action = models.CharField(max_length=60)
    """``<room>.<entity>_<verb>``, the name of the service."""
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.WEB)
    subject_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    """Counts and names for the sentence of the history; no sensitive field."""
    undoes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="undone_by"
    )

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["workspace", "-id"], name="audit_act_newest"),
            models.Index(fields=["subject_id"], name="audit_act_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} #{self.pk}"


class RowImage(models.Model):
    """Rows of one table as they were before and after an act, up to a few hundred at once.

    ``before`` and ``after`` map the primary key (as text) to the row's plain values. A key only in
    ``after`` was created, only in ``before`` deleted, in both changed.
    """

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="images")
    table = models.CharField(max_length=60)
    """``app.Model``"""
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("row image")
        verbose_name_plural = _("row images")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.table}: {len(self.before)} → {len(self.after)}"
