"""What an activity costs and who gives it; who is responsible for what."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from malai.kernel.models import Row
from malai.network.models import Party


class GivenAs(models.TextChoices):
    """How something is given. Values are stored: add, never rename."""

    MONEY = "money", _("money")
    KIND = "kind", _("in kind")
    WORK = "work", _("work")


class LineState(models.TextChoices):
    """Where a budget line stands. Values are stored: add, never rename."""

    PLANNED = "planned", _("planned")
    PAID = "paid", _("paid")


class BudgetLine(Row):
    """One thing an activity needs, and which partner gives it. An unknown amount is not zero."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="budget_lines"
    )
    what = models.CharField(_("what for"), max_length=200)
    satang = models.BigIntegerField(_("amount in satang"), null=True, blank=True)
    """A hundredth of a baht; of what is given in kind or as work, what it is worth."""
    partner = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="budget_lines"
    )
    given_as = models.CharField(
        _("given as"), max_length=6, choices=GivenAs.choices, default=GivenAs.MONEY
    )
    state = models.CharField(
        _("state"), max_length=8, choices=LineState.choices, default=LineState.PLANNED
    )

    class Meta:
        verbose_name = _("line of a budget")
        verbose_name_plural = _("lines of a budget")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class Part(models.TextChoices):
    """What somebody has to do with a duty. Values are stored: add, never rename."""

    RESPONSIBLE = "responsible", _("is responsible")
    DOES = "does", _("does it")
    CONSULTED = "consulted", _("is consulted")
    INFORMED = "informed", _("is informed")


class Duty(Row):
    """One thing to be seen to for an activity; one party is responsible for it."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="duties"
    )
    what = models.CharField(_("what is to be seen to"), max_length=200)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class DutyParty(Row):
    """Who has which part in a duty. The database keeps one responsible for each."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="parts")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="duties")
    part = models.CharField(_("part"), max_length=12, choices=Part.choices)

    class Meta:
        verbose_name = _("part in a duty")
        verbose_name_plural = _("parts in duties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "party", "part"], name="activities_part_once"),
            models.UniqueConstraint(
                fields=["duty"],
                condition=Q(part="responsible"),
                name="activities_one_responsible",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.duty}"
