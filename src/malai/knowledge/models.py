"""Reviews of activities, lessons with what became of them, and lessons sessions of a network."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models import Activity, ActivityKind, OwnKind
from malai.kernel.models import Row
from malai.network.models import Network, Party

#: Hours after an activity within which it is looked back on, where nobody said otherwise.
HOURS: Final = 72
#: Where a task agreed in a review says it comes from.
ORIGIN: Final = "knowledge.review"
#: The five questions of a review, in their order.
POINTS: Final = ("intended", "happened", "why", "sustain", "improve")


class ReviewRule(Row):
    """Within how many hours activities are reviewed, and which kinds need no review.

    One row for the workspace (without a network), and one for each network that has its own hours.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="review_rules")
    network = models.OneToOneField(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="review_rule"
    )
    hours = models.PositiveSmallIntegerField(
        _("hours"), default=HOURS, validators=[MinValueValidator(1), MaxValueValidator(2_160)]
    )
    spared = models.JSONField(default=list, blank=True)
    """Of the workspace: kinds that need none, by their value, own ones by their public id."""

    class Meta:
        verbose_name = _("rule of reviews")
        verbose_name_plural = _("rules of reviews")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.network or self.workspace}: {self.hours}"


class Review(Row):
    """What people made of an activity afterwards. One point on a line; no line is about blame."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="activity_reviews"
    )
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="review")
    intended = models.TextField(_("what was intended"), blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    why = models.TextField(_("why it differed"), blank=True)
    sustain = models.TextField(_("what to keep"), blank=True)
    improve = models.TextField(_("what to do better"), blank=True)
    reviewed_on = models.DateField(_("reviewed on"))
    led_by = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews_led",
        verbose_name=_("led by"),
    )  # fmt: skip
    took_part = models.PositiveSmallIntegerField(_("people who took part"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("after-action review")
        verbose_name_plural = _("after-action reviews")
        ordering = ["-reviewed_on", "-pk"]
        indexes = [models.Index(fields=["workspace", "reviewed_on"], name="knowledge_reviews")]

    def __str__(self) -> str:
        return f"{self.activity}"


class Every(models.TextChoices):
    """How often a network holds a lessons session. Values are stored: add, never rename."""

    QUARTER = "quarter", _("every quarter")
    HALF = "half", _("every half year")
    YEAR = "year", _("every year")


class SessionDuty(Row):
    """The rule of a network for its lessons sessions, and the person on duty."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="lessons_duty")
    every = models.CharField(
        _("how often"), max_length=8, choices=Every.choices, default=Every.QUARTER
    )
    on_duty = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons_duties",
        verbose_name=_("person on duty"),
    )  # fmt: skip
    next_on = models.DateField(_("next session"))

    class Meta:
        verbose_name = _("duty of lessons sessions")
        verbose_name_plural = _("duties of lessons sessions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.next_on}"


class LessonsSession(Row):
    """One lessons session of a network: what was looked at and what was said."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="lessons_sessions")
    held_on = models.DateField(_("held on"))
    since = models.DateField(_("looks back to"), null=True, blank=True)
    """Reviews from this day on are looked at; empty for everything."""
    led_by = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons_sessions_led",
        verbose_name=_("led by"),
    )  # fmt: skip
    took_part = models.PositiveSmallIntegerField(_("people who took part"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        verbose_name = _("lessons session")
        verbose_name_plural = _("lessons sessions")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.held_on}"


class EvidenceLevel(models.TextChoices):
    """How well a lesson is supported. Values are stored: add, never rename."""

    SINGLE = "single", _("seen once")
    REPEATED = "repeated", _("seen several times")
    SITES = "sites", _("seen at several places")


class Lesson(Row):
    """What was learned, when it holds, and how sure we are. Retired, not deleted."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="lessons")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="lessons"
    )
    context = models.TextField(_("where and when it was"), blank=True)
    observation = models.TextField(_("what we saw"), blank=True)
    insight = models.TextField(_("what we understood"), blank=True)
    recommendation = models.CharField(_("what we advise"), max_length=500)
    conditions = models.TextField(_("when it holds"), blank=True)
    evidence = models.CharField(
        _("how sure we are"), max_length=8, choices=EvidenceLevel.choices,
        default=EvidenceLevel.SINGLE,
    )  # fmt: skip
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons"
    )
    session = models.ForeignKey(
        LessonsSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons"
    )
    goal_words = models.CharField(_("goal words"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind of activity"), max_length=12, choices=ActivityKind.choices, blank=True
    )
    own_kind = models.ForeignKey(
        OwnKind, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons"
    )
    written_on = models.DateField(_("written on"))
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    retired_why = models.CharField(_("why it was retired"), max_length=300, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    """Every text of it as a search compares it, without spaces."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["-written_on", "-pk"]
        indexes = [
            models.Index(fields=["workspace", "-written_on", "-id"], name="knowledge_newest")
        ]

    def __str__(self) -> str:
        return self.recommendation


class Noted(models.TextChoices):
    """What became of a lesson. Values are stored: add, never rename."""

    USED = "used", _("used")
    AGAIN = "again", _("came up again")
    RENEWED = "renewed", _("looked at again and kept")


class LessonNote(Row):
    """A lesson was used at an activity, its matter came up there again, or it was looked at anew."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="notes")
    what = models.CharField(max_length=8, choices=Noted.choices)
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="lesson_notes"
    )
    session = models.ForeignKey(
        LessonsSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    on = models.DateField(_("date"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note on a lesson")
        verbose_name_plural = _("notes on lessons")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "activity", "what"], name="knowledge_once_an_activity"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson}: {self.what}"
