"""The joint plan of a network: goals, what is done for each, and each partner's share."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models_money import GivenAs
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models import Network, Party, Project


class PlanGoal(Row):
    """What partners of a network want to reach together, over fiscal years of the Buddhist era."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="plan_goals")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plan_goals")
    what = models.CharField(_("goal"), max_length=300)
    goal_words = models.CharField(_("goal words"), max_length=300, blank=True)
    first_year = models.PositiveSmallIntegerField(_("first fiscal year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last fiscal year"), null=True, blank=True)

    class Meta:
        verbose_name = _("goal of a joint plan")
        verbose_name_plural = _("goals of joint plans")
        ordering = ["first_year", "pk"]

    def __str__(self) -> str:
        return self.what


class Progress(models.TextChoices):
    """How far something planned is. Values are stored: add, never rename."""

    NOT_BEGUN = "not_begun", _("not begun")
    GOING_ON = "going_on", _("going on")
    DONE = "done", _("done")
    GIVEN_UP = "given_up", _("given up")


class PlanItem(Row):
    """Something to be done for a goal; once it has a day it may be an activity."""

    goal = models.ForeignKey(PlanGoal, on_delete=models.CASCADE, related_name="items")
    what = models.CharField(_("what is done"), max_length=300)
    due = PartialDateField(_("when"))
    activity = models.ForeignKey(
        "activities.Activity",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="plan_items",
    )
    progress = models.CharField(
        _("progress"), max_length=10, choices=Progress.choices, default=Progress.NOT_BEGUN
    )
    why = models.CharField(_("why it was given up"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("part of a joint plan")
        verbose_name_plural = _("parts of joint plans")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class PlanShare(Row):
    """What one partner gives to something planned. An unknown amount is not zero."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="shares")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="plan_shares")
    given_as = models.CharField(_("given as"), max_length=6, choices=GivenAs.choices)
    satang = models.BigIntegerField(_("amount in satang"), null=True, blank=True)
    what = models.CharField(_("what is given"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("share in a joint plan")
        verbose_name_plural = _("shares in joint plans")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.party}: {self.item}"


class ProjectGoal(Row):
    """The goal of a project in the words by which overlap is found."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="goal_said")
    goal_words = models.CharField(_("goal words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("goal words of a project")
        verbose_name_plural = _("goal words of projects")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.goal_words
