"""Care: what holds a partner, whom to invite, and thanks and rest for those who carry much."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network, Party


class CarePlan(Row):
    """Why a partner matters and what they get of it. One for a party; the next touch is a task."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="care_plans")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="care_plan")
    why = models.CharField(_("why they matter"), max_length=500, blank=True)
    gets = models.CharField(_("what they get"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("care plan")
        verbose_name_plural = _("care plans")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.party)


class InvitationState(models.TextChoices):
    """Where an invitation stands. Values are stored: add, never rename."""

    PLANNED = "planned", _("to be invited")
    INVITED = "invited", _("invited")
    JOINED = "joined", _("came along")
    LATER = "later", _("another time")


class Invitation(Row):
    """How a new partner is to be invited: what we ask, what they gain first."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    """Where the partner is on record; who knows them is then read from the ties."""
    name = models.CharField(_("who"), max_length=300, blank=True)
    """Where not."""
    asks = models.CharField(_("what we ask of what they already have"), max_length=500, blank=True)
    gains = models.CharField(_("what they gain first"), max_length=500, blank=True)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=InvitationState.choices,
        default=InvitationState.PLANNED,
    )

    class Meta:
        verbose_name = _("plan of an invitation")
        verbose_name_plural = _("plans of invitations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(party__isnull=False) | ~models.Q(name=""),
                name="contact_invitation_names_somebody",
                violation_error_message=_("Say who is to be invited."),
            )
        ]

    def __str__(self) -> str:
        return str(self.party) if self.party else self.name


class CareKind(models.TextChoices):
    """What was given. Values are stored: add, never rename."""

    THANKS = "thanks", _("thanked")
    REST = "rest", _("rested")


class CareGiven(Row):
    """Somebody was thanked, or given rest, on a day."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="care_given")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="care_given")
    kind = models.CharField(max_length=8, choices=CareKind.choices)
    on = models.DateField(_("date"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        verbose_name = _("thanks or rest")
        verbose_name_plural = _("thanks and rest")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.party}: {self.kind}"
