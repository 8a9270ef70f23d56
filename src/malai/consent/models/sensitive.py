"""Facts that the law protects most, kept apart from the record of a person, and who looked at them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import SensitiveTextField
from malai.kernel.models import Row
from malai.network.models import Party


class SensitiveKind(models.TextChoices):
    """Kinds of section 26, and the identity number. Values are stored: add, never rename."""

    ETHNICITY = "ethnicity", _("ethnicity")
    RELIGION = "religion", _("religion or belief")
    HEALTH = "health", _("health")
    DISABILITY = "disability", _("disability")
    CRIMINAL = "criminal", _("criminal record")
    ID_NUMBER = "id_number", _("number of the identity card")


class SensitiveFact(Row):
    """One such fact of one person; the database keeps one row for each kind."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sensitive")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="sensitive")
    kind = models.CharField(_("kind"), max_length=10, choices=SensitiveKind.choices)
    value = SensitiveTextField(_("what is noted"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("sensitive fact")
        verbose_name_plural = _("sensitive facts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["party", "kind"], name="consent_fact_once")]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_kind_display()}"


class SensitiveView(Row):
    """Somebody looked at one fact: who, whose, which, when. Rows are only added."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="sensitive_views"
    )
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="sensitive_views")
    kind = models.CharField(_("kind"), max_length=10, choices=SensitiveKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("look at a sensitive fact")
        verbose_name_plural = _("looks at sensitive facts")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["workspace", "-id"], name="consent_views_newest")]

    def __str__(self) -> str:
        return f"{self.by}: {self.party} – {self.get_kind_display()}"
