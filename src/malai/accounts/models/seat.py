"""A seat: the role of one user in one workspace, and how far it reaches."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models.user import User
from malai.accounts.models.workspace import Workspace
from malai.kernel.models import Row


class Role(models.TextChoices):
    """Roles, from the widest. Values are stored: add, never rename."""

    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Network manager")
    COORDINATOR = "coordinator", _("Coordinator")
    EVALUATOR = "evaluator", _("Evaluator")
    READER = "reader", _("Reader")


class Scope(models.TextChoices):
    """How far a seat reaches. Networks and areas are named by rows of higher rooms."""

    EVERYTHING = "everything", _("Everything")
    NETWORKS = "networks", _("Named networks")
    AREAS = "areas", _("Named areas")


class Seat(Row):
    """One user in one workspace. The database keeps one seat per pair."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="seats")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    scope = models.CharField(
        _("scope"), max_length=20, choices=Scope.choices, default=Scope.EVERYTHING
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "workspace"], name="accounts_seat_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
