"""Reports, their sections, who is named in them, and the Word templates of a workspace."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Party


class Scope(models.TextChoices):
    """What a report is about. Values are stored: add, never rename."""

    ACTIVITY = "activity", _("one activity")
    SERIES = "series", _("a series of activities")
    QUARTER = "quarter", _("a quarter of a fiscal year")
    YEAR = "year", _("a fiscal year")


class Form(models.TextChoices):
    """The outline of a report. Values are stored: add, never rename."""

    OUTLINE = "outline", _("report of a training")
    MEMO = "memo", _("official memo")


class Digits(models.TextChoices):
    """How numbers are written. Values are stored: add, never rename."""

    ARABIC = "arabic", _("1 2 3")
    THAI = "thai", _("๑ ๒ ๓")


class Language(models.TextChoices):
    """In which language a report is composed. Values are stored: add, never rename."""

    THAI = "th", _("Thai")
    ENGLISH = "en", _("English")


class ReportState(models.TextChoices):
    """Where a report stands. Values are stored: add, never rename."""

    DRAFT = "draft", _("draft")
    FINAL = "final", _("final")


class WordTemplate(Row):
    """A Word file of a workspace with marks where a report is written. Retired, never changed."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="word_templates"
    )
    name = models.CharField(_("name"), max_length=150)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    is_retired = models.BooleanField(_("offered no longer"), default=False)

    class Meta:
        verbose_name = _("Word template")
        verbose_name_plural = _("Word templates")
        ordering = ["is_retired", "name", "pk"]

    def __str__(self) -> str:
        return self.name


class Report(Row):
    """A report: a draft that follows the records, then frozen. It names its subject by public id."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="reports")
    scope = models.CharField(_("about"), max_length=8, choices=Scope.choices)
    about_id = models.UUIDField()
    """Of the activity, the series or the network."""
    year = models.PositiveSmallIntegerField(_("fiscal year"), null=True, blank=True)
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True)
    title = models.CharField(_("title of the report"), max_length=300, blank=True)
    """Empty: as the records say it."""
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.THAI
    )
    form = models.CharField(_("form"), max_length=8, choices=Form.choices, default=Form.OUTLINE)
    digits = models.CharField(
        _("digits"), max_length=6, choices=Digits.choices, default=Digits.ARABIC
    )
    with_names = models.BooleanField(_("with names of people"), default=True)
    memo = models.JSONField(default=dict, blank=True)
    word = models.ForeignKey(
        WordTemplate, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    state = models.CharField(
        _("state"), max_length=5, choices=ReportState.choices, default=ReportState.DRAFT
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    number = models.PositiveIntegerField(_("number of the report"), null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(_("year of the number"), null=True, blank=True)
    frozen = models.TextField(blank=True)
    """The document as JSON; of a final report only."""
    fingerprint = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(_("made final"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_whole = models.BooleanField(default=True)
    """Whether it was composed by somebody who sees the whole workspace."""
    blackened_on = models.DateField(null=True, blank=True)
    """When a name was taken out of the frozen words because somebody was made anonymous."""

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "number_year", "number"],
                condition=Q(number__isnull=False),
                name="reports_number_once",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.numbered

    @property
    def numbered(self) -> str:
        """The number as it is written, such as 3/2569; empty of a draft."""
        return f"{self.number}/{self.number_year}" if self.number else ""

    @property
    def is_final(self) -> bool:
        """Whether it is frozen."""
        return self.state == ReportState.FINAL


class ReportSection(Row):
    """One section of a draft: from the records until somebody writes in it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    name = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"), blank=True)
    is_written = models.BooleanField(default=False)
    """Whether a person's text stands instead of the one from the records."""
    is_out = models.BooleanField(_("left out of the report"), default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("section of a report")
        verbose_name_plural = _("sections of reports")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "name"], name="reports_section_once")
        ]

    def __str__(self) -> str:
        return self.name


class NamedIn(Row):
    """Somebody is named in a final report, so that it is found when she asks or is erased."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="named")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="named_in")

    class Meta:
        verbose_name = _("somebody named in a report")
        verbose_name_plural = _("people named in reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "party"], name="reports_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.report}"
