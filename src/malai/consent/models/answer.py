"""What people answered: a ledger that only grows, and where each person stands now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.consent.models.purpose import Purpose, PurposeText
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Party


class Answer(models.TextChoices):
    """Answers. Values are stored: add, never rename."""

    YES = "yes", _("agreed")
    NO = "no", _("did not agree")
    WITHDRAWN = "withdrawn", _("withdrew")


class Way(models.TextChoices):
    """How an answer came. Values are stored: add, never rename."""

    SPOKEN = "spoken", _("said it")
    PAPER = "paper", _("signed paper")
    TICK = "tick", _("ticked it in a form")
    LINE = "line", _("wrote it in LINE")


class Entry(Row):
    """One answer of one person to one purpose. Nothing is written over: history is what was said."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="consents")
    purpose = models.ForeignKey(Purpose, on_delete=models.CASCADE, related_name="entries")
    text = models.ForeignKey(PurposeText, on_delete=models.CASCADE, null=True)
    """The version that was read or shown; absent where none was written yet."""
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    on = models.DateField(_("on"))
    language = models.CharField(
        _("language"), max_length=2, choices=[("th", "ไทย"), ("en", "English")], default="th"
    )
    way = models.CharField(_("how"), max_length=8, choices=Way.choices, default=Way.SPOKEN)
    evidence = models.ForeignKey(
        StoredFile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("photo or file"),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    guardian = models.CharField(_("guardian who agreed too"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("answer to a purpose")
        verbose_name_plural = _("answers to purposes")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["party", "-on", "-id"], name="consent_entry_of_party")]

    def __str__(self) -> str:
        return f"{self.party}: {self.purpose} – {self.get_answer_display()}"


class Standing(models.Model):
    """Where a person stands for a purpose now; one row for the pair, absent where nobody asked.

    Follows the newest entry, but for a merge: then the strictest of both sides counts until she
    is asked again.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="standings")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="standings")
    purpose = models.ForeignKey(Purpose, on_delete=models.CASCADE, related_name="standings")
    text = models.ForeignKey(PurposeText, on_delete=models.CASCADE, null=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    on = models.DateField(_("on"))

    class Meta:
        verbose_name = _("consent as it stands")
        verbose_name_plural = _("consents as they stand")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["purpose", "answer", "party"], name="consent_standing_answer")
        ]
        constraints = [
            models.UniqueConstraint(fields=["party", "purpose"], name="consent_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.purpose} – {self.get_answer_display()}"
