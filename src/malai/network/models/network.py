"""Networks and who is in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames
from malai.network.models.party import Party
from malai.places.models import Located


class Network(Row, TwoNames, Located):
    """Groups and people joined for a purpose; may hold sub-networks."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="networks")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    purpose = models.TextField(_("purpose"), blank=True)
    began = PartialDateField(_("began"))
    ended = PartialDateField(_("ended"))
    why_ended = models.TextField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["pk"]


class MembershipRole(models.TextChoices):
    """Roles in a network. Values are stored: add, never rename."""

    MEMBER = "member", _("member")
    VOLUNTEER = "volunteer", _("volunteer")
    COORDINATOR = "coordinator", _("coordinator")
    MANAGER = "manager", _("network manager")
    DEPUTY = "deputy", _("deputy manager")
    HOST = "host", _("host")
    LEAD = "lead", _("lead")
    SPOKE = "spoke", _("member node")


class Membership(Row):
    """A party in a network, with role and dates. Several terms of one party are several rows."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        _("role"), max_length=20, choices=MembershipRole.choices, default=MembershipRole.MEMBER
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["pk"]
        indexes = [models.Index(fields=["network", "party"], name="network_membership_pair")]

    def __str__(self) -> str:
        return f"{self.party} ∈ {self.network}"
