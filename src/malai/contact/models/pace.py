"""How often we want to be in touch, by role: the one setting of the room."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import MembershipRole


class Pace(Row):
    """At least every so many days with who has a role. No row: their own rhythm is enough."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="paces")
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole.choices)
    days = models.PositiveIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(1_000)]
    )

    class Meta:
        verbose_name = _("how often to be in touch")
        verbose_name_plural = _("how often to be in touch")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "role"], name="contact_pace_once")
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.days}"
