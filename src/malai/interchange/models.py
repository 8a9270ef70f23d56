"""Imports: from a file to a preview to one act."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.audit.models import Act
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Network


class ImportState(models.TextChoices):
    """Where an import is. Values are stored: add, never rename."""

    READING = "reading", _("being read")
    READY = "ready", _("waiting for you")
    WRITING = "writing", _("being written")
    DONE = "done", _("brought in")
    FAILED = "failed", _("could not be finished")
    DROPPED = "dropped", _("not used")
    UNDOING = "undoing", _("being taken back")
    UNDONE = "undone", _("undone")


class Import(Row):
    """One file brought into one network. Nothing but this row is written before the person says so."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="imports")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="imports")
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="imports"
    )
    """Gone where the file turned out to be unreadable: nothing of it is kept."""
    name = models.CharField(_("file name"), max_length=300, blank=True)
    rows = models.PositiveIntegerField(default=0)
    """About how many rows the file has; decides whether a worker takes it."""
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.READING
    )
    overrides = models.JSONField(default=dict)
    """What the person said about sheets, by their names."""
    takes_file = models.BooleanField(default=False)
    """Whether differing values of the file are written over known ones; otherwise they wait."""
    preview = models.JSONField(default=dict)
    """Counts and sheet reports shown before writing; afterwards the counts alone."""
    trouble_th = models.TextField(blank=True)
    trouble_en = models.TextField(blank=True)
    act = models.ForeignKey(Act, on_delete=models.SET_NULL, null=True, related_name="imports")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def is_undone(self) -> bool:
        """Whether its act was undone, from here or from the history."""
        return self.state == ImportState.UNDONE


class KnownColumn(Row):
    """A heading that somebody explained: later files of the workspace are read accordingly."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="columns")
    kind = models.CharField(_("kind of sheet"), max_length=20)
    heading = models.CharField(_("heading"), max_length=300)
    key = models.CharField(max_length=300)
    """The heading without spaces, marks and case, as files are compared."""
    meaning = models.CharField(_("what it holds"), max_length=20, blank=True)
    """A column the reading knows; empty where it is kept as a further column."""
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("explained heading")
        verbose_name_plural = _("explained headings")
        ordering = ["kind", "heading", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "key"], name="interchange_heading_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.meaning or '–'}"


class DoubtState(models.TextChoices):
    """What became of a row that was set aside. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting")
    SOLVED = "solved", _("solved")
    LEFT = "left", _("left out")


class Doubt(Row):
    """A row that was set aside: it waits in a list, and nothing of it is lost."""

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="doubts")
    sheet = models.CharField(max_length=300)
    row = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    sentence_th = models.TextField()
    sentence_en = models.TextField()
    cells = models.JSONField(default=dict)
    name = models.CharField(max_length=300, blank=True)
    candidates = models.JSONField(default=list)
    """Public ids of the parties that the name fits."""
    facts = models.JSONField(default=dict)
    """Of a value that differs from what is known: the field, both values and the party."""
    state = models.CharField(max_length=8, choices=DoubtState.choices, default=DoubtState.WAITING)

    class Meta:
        verbose_name = _("row set aside")
        verbose_name_plural = _("rows set aside")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.row}"
