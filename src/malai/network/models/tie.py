"""Ties: typed, dated relationships between two parties, and where each comes from."""

from __future__ import annotations

import re
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.agreement import Agreement
from malai.network.models.network import Network
from malai.network.models.party import Party
from malai.network.models.scale import Step, steps_from


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


class Way(models.TextChoices):
    """How relationships of a kind are kept up. Values are stored: add, never rename."""

    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    BOTH = "both", _("in person and online")


#: Words in the name of a kind that tell it is kept up online.
_ONLINE: Final = re.compile(
    r"ออนไลน์|ไลน์|เฟซบุ๊ก|เฟสบุ๊ก|\b(?:online|line|facebook|zoom)\b", re.IGNORECASE
)


def way_told(*names: str) -> str:
    """Return the way that the names of a kind tell; empty where they tell none."""
    return Way.ONLINE.value if _ONLINE.search(" ".join(names)) else ""


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
    way = models.CharField(_("how it is kept up"), max_length=10, choices=Way.choices, blank=True)
    """Empty where nobody said: such relationships are in no share of those kept up online."""
    source_may_be = models.CharField(_("from whom"), max_length=40, blank=True)
    """Kinds of party with spaces between; empty means any. Of a kind without direction, one end."""
    target_may_be = models.CharField(_("to whom"), max_length=40, blank=True)
    scale = models.JSONField(_("steps of strength"), default=list, blank=True)
    """Steps as ``{"value", "th", "en"}``, weakest first; empty means the usual ones of the layer."""
    is_retired = models.BooleanField(_("no longer offered"), default=False)

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

    @property
    def steps(self) -> tuple[Step, ...]:
        """The named steps of strength, weakest first."""
        return steps_from(self.scale, self.layer)

    def may_join(self, source: str, target: str) -> bool:
        """Say whether parties of these two kinds may have such a tie."""
        fits = self._fits(source, target)
        return fits or (not self.is_directed and self._fits(target, source))

    def _fits(self, source: str, target: str) -> bool:
        pairs = ((source, self.source_may_be), (target, self.target_may_be))
        return all(not allowed or kind in allowed.split() for kind, allowed in pairs)

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

    @property
    def strength_said(self) -> str:
        """The strength in the words of the kind; the number where no step has it, as imports may."""
        if self.strength is None:
            return ""
        found = (step.label for step in self.kind.steps if step.value == self.strength)
        return next(found, f"{self.strength:g}")


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
    speaks_for = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_for"
    )
    """The end for which ``said_by`` speaks; empty where that is ``said_by``, or an onlooker."""
    agreement = models.ForeignKey(
        Agreement, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
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
