"""Ties: typed, dated relationships between two parties, and where each comes from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.network import Network
from malai.network.models.party import Party


class Layer(models.TextChoices):
    """Layers of relationship. Values are stored: add, never rename."""

    AFFILIATION = "affiliation", _("affiliation")
    COORDINATION = "coordination", _("coordination")
    INFORMATION = "information", _("information")
    ADVICE = "advice", _("advice")
    EXCHANGE = "exchange", _("exchange")
    AUTHORITY = "authority", _("authority")
    AGREEMENT = "agreement", _("agreement")
    KINSHIP = "kinship", _("kinship")
    TRUST = "trust", _("trust")


class TieKind(Row):
    """A kind of tie of a workspace, with its words seen from both ends. Owners edit it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tie_kinds")
    code = models.CharField(max_length=100)
    label_th = models.CharField(_("in Thai"), max_length=150)
    label_en = models.CharField(_("in English"), max_length=150)
    inverse_th = models.CharField(_("from the other side, in Thai"), max_length=150, blank=True)
    inverse_en = models.CharField(_("from the other side, in English"), max_length=150, blank=True)
    layer = models.CharField(_("layer"), max_length=12, choices=Layer.choices)
    is_directed = models.BooleanField(_("has a direction"), default=True)

    class Meta:
        verbose_name = _("kind of relationship")
        verbose_name_plural = _("kinds of relationship")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "code"], name="network_tie_kind_code")
        ]

    @property
    def label(self) -> str:
        """What the first party does, in the language of the page or in the other one."""
        return in_language(self.label_th, self.label_en)

    @property
    def inverse(self) -> str:
        """The same said of the second party."""
        return in_language(self.inverse_th, self.inverse_en) or self.label

    def __str__(self) -> str:
        return self.label


def in_language(thai: str, english: str) -> str:
    """Return the text in the language of the page, or in the other one."""
    return (english or thai) if get_language() == "en" else (thai or english)


class Tie(Row):
    """A tie from one party to another.

    The database keeps: no self-tie; strength above zero. The services keep: both ends, the kind
    and the network are in ``workspace``; of ties of one pair, kind and network, one is open.
    An undirected tie is stored once, with the smaller key as ``source``.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="ties")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="ties"
    )
    source = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ties_out")
    target = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ties_in")
    kind = models.ForeignKey(TieKind, on_delete=models.PROTECT, related_name="ties")
    #: Ordinal as the kind says it (1 rarely ... 4 daily); null where nobody said. Not a distance.
    strength = models.FloatField(_("strength"), null=True, blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="network_tie_no_self_tie",
                violation_error_message=_("Nobody has a relationship with themselves."),
            ),
            models.CheckConstraint(
                condition=models.Q(strength__isnull=True) | models.Q(strength__gt=0),
                name="network_tie_strength_positive",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "source", "target"], name="network_tie_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class EvidenceOrigin(models.TextChoices):
    """Where a tie is known from. Values are stored: add, never rename."""

    IMPORT = "import", _("import")
    SURVEY = "survey", _("survey answer")
    ACTIVITY = "activity", _("activity")
    CONTACT = "contact", _("contact")
    AGREEMENT = "agreement", _("agreement")
    TYPED = "typed", _("typed in")


class Evidence(Row):
    """One source of a tie: who said so, when, from what."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="evidence")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="evidence")
    origin = models.CharField(max_length=10, choices=EvidenceOrigin.choices)
    said_by = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_said"
    )
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    on = PartialDateField(_("on"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    """File, sheet and row, or the words of the person who typed it."""

    class Meta:
        verbose_name = _("source of a relationship")
        verbose_name_plural = _("sources of relationships")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.source or self.origin
