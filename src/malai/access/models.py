"""What a single seat may do beyond its role."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Seat
from malai.kernel.models import Row


class Grant(Row):
    """One action given to one seat; only those in ``policy.GRANTABLE`` are asked for."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="grants")
    action = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("right of a seat")
        verbose_name_plural = _("rights of seats")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["seat", "action"], name="access_grant_once")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.action}"
