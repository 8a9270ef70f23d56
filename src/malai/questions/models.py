"""Sets of questions, sheets of answers, and live groups."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row, TwoNames
from malai.network.models import Party


class QuestionSet(Row, TwoNames):
    """Questions that are asked together. A set that changes becomes a new version of its code."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="question_sets")
    code = models.CharField(max_length=60)
    """``<room>.<what>``, such as ``knowledge.review``."""
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("set of questions")
        verbose_name_plural = _("sets of questions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "code", "version"], name="questions_once_a_version"
            )
        ]


class ItemKind(models.TextChoices):
    """How a question is answered. Values are stored: add, never rename."""

    TEXT = "text", _("free words")
    CHOICE = "choice", _("one answer")
    CHOICES = "choices", _("several answers")
    SCALE = "scale", _("on a scale")
    NUMBER = "number", _("a number")
    YES_NO = "yes_no", _("yes or no")


class Item(Row):
    """One question of a set."""

    question_set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ItemKind.choices)
    text_th = models.CharField(max_length=500)
    text_en = models.CharField(max_length=500, blank=True)
    is_required = models.BooleanField(default=False)
    choices = models.JSONField(default=list, blank=True)
    """Of a choice: code, Thai and English words of each. Of a scale: the words at its two ends."""
    low = models.SmallIntegerField(null=True, blank=True)
    high = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question_set", "code"], name="questions_item_once")
        ]

    def __str__(self) -> str:
        return (self.text_en or self.text_th) if get_language() == "en" else self.text_th


class LiveGroup(Row):
    """People who answer a set together, each on a phone, while somebody hosts it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="live_groups")
    question_set = models.ForeignKey(
        QuestionSet, on_delete=models.PROTECT, related_name="live_groups"
    )
    subject_kind = models.CharField(max_length=40)
    """Name in the registry of subjects, which says who sees the group and where it leads."""
    subject_id = models.UUIDField()
    title = models.CharField(max_length=300)
    spoken = models.CharField(max_length=6, unique=True)
    """Six letters and digits that sound and look like no other."""
    key = models.CharField(max_length=43, unique=True)
    """Secret part of the address behind the QR code."""
    closes_at = models.DateTimeField(_("open until"))
    closed_at = models.DateTimeField(null=True)
    is_shown = models.BooleanField(default=False)
    """Whether everybody sees what was gathered."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("live group")
        verbose_name_plural = _("live groups")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="questions_group_about")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether somebody may answer now."""
        return self.closed_at is None and timezone.now() < self.closes_at


class Sheet(Row):
    """The answers of one person to one set: by a member, by a name as written, or nameless."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sheets")
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="sheets")
    group = models.ForeignKey(
        LiveGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="sheets"
    )
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    party = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="sheets"
    )
    name = models.CharField(_("name as written"), max_length=100, blank=True)
    client_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """Made where the sheet began; beginning it twice is once. Who knows it may answer on it."""

    class Meta:
        verbose_name = _("sheet of answers")
        verbose_name_plural = _("sheets of answers")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="questions_sheet_about")
        ]

    def __str__(self) -> str:
        return self.name or str(self.party or "")


class Answer(Row):
    """One answer: one for a person and question. What was left empty has no row."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    number = models.FloatField(null=True, blank=True)
    """Of a scale or a number."""
    picked = models.JSONField(default=list, blank=True)
    """Codes of choices; ``yes`` or ``no``."""
    is_withheld = models.BooleanField(default=False)
    """The person would rather not say, which is not the same as no answer."""

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="questions_spoken_once")
        ]

    def __str__(self) -> str:
        return self.text or ", ".join(self.picked)
