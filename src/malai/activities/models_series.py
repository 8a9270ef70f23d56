"""Activities that come again: every second Tuesday, every month."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network


class Pattern(models.TextChoices):
    """How a series comes again. Values are stored: add, never rename."""

    WEEKLY = "weekly", _("every week")
    FORTNIGHT = "fortnight", _("every second week")
    MONTH_DAY = "month_day", _("every month on the same day")
    MONTH_WEEKDAY = (
        "month_weekday",
        _("every month on the same weekday, such as the second Tuesday"),
    )


class Series(Row):
    """A rule by which activities were made. The activities are rows of their own and may differ."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="series")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="series"
    )
    title = models.CharField(_("title"), max_length=300)
    pattern = models.CharField(_("comes again"), max_length=14, choices=Pattern.choices)
    first = models.DateField(_("first day"))
    """Weekday, day of the month and place in the month follow from it."""
    last = models.DateField(_("until"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("how many times"), null=True, blank=True)

    class Meta:
        verbose_name = _("series of activities")
        verbose_name_plural = _("series of activities")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
