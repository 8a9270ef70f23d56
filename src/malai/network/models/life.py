"""What happened to a network and to a membership, kept as rows: reviews, endings, standing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.network import Membership, Network


class NetworkReview(Row):
    """A day on which the network asks whether it still serves its purpose."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="network_reviews"
    )
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="reviews")
    due = PartialDateField(_("planned for"))
    held = PartialDateField(_("held on"))
    found = models.TextField(_("what was found"), blank=True)

    class Meta:
        verbose_name = _("review of a network")
        verbose_name_plural = _("reviews of networks")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.due}"


class NetworkEnding(Row):
    """One ending of a network, and its new beginning where there was one."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="network_endings"
    )
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="endings")
    ended = PartialDateField(_("ended"))
    why = models.TextField(_("why it ended"), blank=True)
    lessons = models.TextField(_("what others can learn from it"), blank=True)
    reopened = PartialDateField(_("began again"))
    why_reopened = models.TextField(_("why it began again"), blank=True)

    class Meta:
        verbose_name = _("ending of a network")
        verbose_name_plural = _("endings of networks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.ended}"


class Standing(models.TextChoices):
    """How a membership stands. Values are stored: add, never rename."""

    ACTIVE = "active", _("taking part")
    PAUSED = "paused", _("resting")
    LEFT = "left", _("left")


class MembershipChange(Row):
    """From this day the membership stood so, and why."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="membership_changes"
    )
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="changes")
    standing = models.CharField(_("standing"), max_length=8, choices=Standing.choices)
    on = PartialDateField(_("from"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("standing of a membership")
        verbose_name_plural = _("standings of memberships")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.membership}: {self.standing}"
