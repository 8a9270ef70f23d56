"""Personal links."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row


class PersonalLink(Row):
    """A secret address for one person and one purpose. Only the hash of the secret is kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="links")
    page = models.CharField(max_length=40)
    """Name in the registry of link pages."""
    subject_id = models.UUIDField()
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject_id"], name="links_subject")]

    def __str__(self) -> str:
        return f"{self.page} {self.subject_id}"
