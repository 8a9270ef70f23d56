"""What data are used for, on what ground of the law, and the words people are asked with."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row, TwoNames


class Basis(models.TextChoices):
    """Grounds of the Personal Data Protection Act. Values are stored: add, never rename."""

    CONSENT = "consent", _("consent")
    CONTRACT = "contract", _("contract or membership")
    LEGAL = "legal", _("duty by law")
    VITAL = "vital", _("danger to life or health")
    PUBLIC = "public", _("public task")
    INTEREST = "interest", _("legitimate interest")


class Purpose(Row, TwoNames):
    """One thing that data of people are used for. Those on the ground of consent are asked for."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="purposes")
    code = models.CharField(max_length=40)
    basis = models.CharField(
        _("ground of the law"), max_length=10, choices=Basis.choices, default=Basis.CONSENT
    )
    partners = models.TextField(_("who receives the data"), blank=True)
    """Named partner bodies, where this is about handing on."""
    place = models.PositiveSmallIntegerField(default=100)
    retired_on = models.DateField(_("no longer asked since"), null=True, blank=True)

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "code"], name="consent_purpose_code")
        ]

    @property
    def is_asked(self) -> bool:
        """Whether people are asked; other grounds of the law need no answer."""
        return self.basis == Basis.CONSENT and self.retired_on is None


class PurposeText(Row):
    """The words of one version. A version that somebody answered is never changed."""

    purpose = models.ForeignKey(Purpose, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField(_("version"))
    text_th = models.TextField(_("text in Thai"))
    text_en = models.TextField(_("text in English"), blank=True)

    class Meta:
        verbose_name = _("text of a purpose")
        verbose_name_plural = _("texts of purposes")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "number"], name="consent_text_number")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.number}"

    def in_language(self, language: str) -> str:
        """Return the text in one language, or in the other where it was not translated."""
        return (
            (self.text_en or self.text_th) if language == "en" else (self.text_th or self.text_en)
        )
