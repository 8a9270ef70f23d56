"""Agreements: who promised what to whom, until when, and whether it was kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames
from malai.network.models.network import Network
from malai.network.models.party import Party


class Agreement(Row, TwoNames):
    """A paper that parties signed."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="agreements")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="agreements"
    )
    text = models.TextField(_("what was agreed"), blank=True)
    signed = PartialDateField(_("signed"))
    since = PartialDateField(_("starts"))
    until = PartialDateField(_("ends"))
    renew_by = PartialDateField(_("renew by"))

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["pk"]


class AgreementParty(Row):
    """A party of an agreement and what it brings of its own."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="agreement_parties"
    )
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="in_agreements")
    brings = models.CharField(_("brings"), max_length=300, blank=True)
    budget = models.BigIntegerField(_("own budget in baht"), null=True, blank=True)

    class Meta:
        verbose_name = _("party of an agreement")
        verbose_name_plural = _("parties of agreements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"], name="network_agreement_party_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party} ∈ {self.agreement}"


class Kept(models.TextChoices):
    """How it went with a commitment. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting")
    KEPT = "kept", _("kept")
    NOT_KEPT = "not_kept", _("not kept so far")


class Commitment(Row):
    """Something promised in an agreement. ``on`` and ``noted_by`` tell of its latest state."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="commitments")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    party = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    what = models.CharField(_("what was promised"), max_length=300)
    due = PartialDateField(_("due"))
    state = models.CharField(
        _("how it went"), max_length=10, choices=Kept.choices, default=Kept.WAITING
    )
    on = PartialDateField(_("on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.what
