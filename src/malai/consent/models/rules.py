"""What a workspace has decided about personal data, and what follows from it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Party


class DataRules(models.Model):
    """Decisions of the owner. A workspace without a row has the careful ones."""

    workspace = models.OneToOneField(
        Workspace, on_delete=models.CASCADE, related_name="data_rules", primary_key=True
    )
    keeps_id_numbers = models.BooleanField(_("keep numbers of identity cards"), default=False)
    why_id_numbers = models.CharField(_("what for, and by which rule"), max_length=300, blank=True)
    review_after_years = models.PositiveSmallIntegerField(
        _("ask again about people not seen for so many years"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )

    class Meta:
        verbose_name = _("rules about personal data")
        verbose_name_plural = _("rules about personal data")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.workspace)


class Review(Row):
    """Somebody looked at a person not seen for long and decided to keep the record."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="reviews")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="retention_reviews")
    kept_on = models.DateField(_("kept on"))
    why = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("decision to keep a record")
        verbose_name_plural = _("decisions to keep records")
        ordering = ["-kept_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.party} {self.kept_on}"


class Erasure(Row):
    """A person was made anonymous. No name is kept: the public id is enough to do it once more.

    A backup brought back knows her name again; the list is then carried out anew.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="erasures")
    party_id = models.UUIDField(unique=True)
    """Public id of the record, which stays under it without a name."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("record made anonymous")
        verbose_name_plural = _("records made anonymous")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.party_id)
