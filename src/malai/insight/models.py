"""What people decided about introductions, and what members answered about each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network, Party
from malai.work.models import Task


class Decision(models.TextChoices):
    """What was decided about an introduction. Values are stored: add, never rename."""

    ACCEPTED = "accepted", _("taken on")
    DISMISSED = "dismissed", _("not now")


class Introduction(Row):
    """Two members whom the weaving list proposed to introduce, and what a person decided.

    ``one`` has the smaller key; the database keeps one row for a pair of a network.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="introductions")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="introductions")
    one = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="introductions_one")
    other = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="introductions_other")
    through = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, related_name="introductions_through"
    )
    """Who knows both and can introduce them."""
    reason = models.CharField(_("reason"), max_length=20)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    task = models.ForeignKey(
        Task, on_delete=models.SET_NULL, null=True, related_name="introductions"
    )

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "one", "other"], name="insight_introduction_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.one} + {self.other}"


class SheetKind(models.TextChoices):
    """What a sheet of answers is about. Values are stored: add, never rename."""

    TRUST = "trust", _("trust and value")
    GIVING = "giving", _("give and take")
    NEEDS = "needs", _("needs")


class AnswerSheet(Row):
    """Answers of members that were brought in together, as of one day."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="answer_sheets")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="answer_sheets")
    kind = models.CharField(_("kind"), max_length=8, choices=SheetKind.choices)
    on = models.DateField(_("answered on"))
    top = models.PositiveSmallIntegerField(_("highest point of the scale"), default=4)
    source = models.CharField(_("source"), max_length=300, blank=True)
    asides = models.JSONField(_("rows set aside"), default=list)
    """Rows that could not be understood: row number and why, never names of anybody else."""
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("sheet of answers")
        verbose_name_plural = _("sheets of answers")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.source or self.kind


class Answer(Row):
    """What one member said: about another, or of herself. Never a source of a relationship."""

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="answers_given")
    about = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, related_name="answers_received"
    )
    items = models.JSONField(_("answered items"), default=list)
    """Trust and value: six numbers or nothing, in the order of the questions."""
    value = models.FloatField(_("how much"), null=True)
    text = models.CharField(_("in words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by}"
