"""Activities, their sessions and who came."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models_around import ActivityFile, Hand, HandRole, OwnKind, PhotoFace
from malai.activities.models_feeds import Feed
from malai.activities.models_money import (
    BudgetLine,
    Duty,
    DutyParty,
    GivenAs,
    LineState,
    Part,
)
from malai.activities.models_plan import PlanGoal, PlanItem, PlanShare, Progress, ProjectGoal
from malai.activities.models_series import Pattern, Series
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models import Network, Party
from malai.places.models import Place

__all__ = [
    "Activity",
    "ActivityFile",
    "ActivityKind",
    "Attendance",
    "AttendanceMethod",
    "BudgetLine",
    "Duty",
    "DutyParty",
    "Feed",
    "GivenAs",
    "Hand",
    "HandRole",
    "LineState",
    "Mark",
    "OwnKind",
    "Part",
    "Pattern",
    "PhotoFace",
    "PlanGoal",
    "PlanItem",
    "PlanShare",
    "Progress",
    "ProjectGoal",
    "Series",
    "Session",
]


class ActivityKind(models.TextChoices):
    """Kinds of activity. Values are stored: add, never rename."""

    MEETING = "meeting", _("meeting")
    VISIT = "visit", _("home visit")
    TRAINING = "training", _("training")
    WORKSHOP = "workshop", _("workshop")
    FIELD_DAY = "field_day", _("field day")
    EXCHANGE = "exchange", _("learning exchange")
    EVENT = "event", _("public event")
    OTHER = "other", _("other")


class Activity(Row):
    """Something a network does together; held in one or more sessions."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="activities")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="activities"
    )
    title_th = models.CharField(_("title in Thai"), max_length=300, blank=True)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=ActivityKind.choices, default=ActivityKind.MEETING
    )
    own_kind = models.ForeignKey(
        OwnKind, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    """Said instead of ``kind``, which is then "other"."""
    place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, blank=True)
    starts = PartialDateField(_("date"))
    """Day of the first session, for lists; unknown where the sheet said none."""
    batch = models.CharField(_("batch"), max_length=60, blank=True, default="")
    """Which time a training is held, as it is said: "รุ่นที่ 3"."""
    note = models.TextField(_("note"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    expected = models.PositiveIntegerField(_("people expected"), null=True, blank=True)
    goal_words = models.CharField(_("goal words"), max_length=300, blank=True)
    """What it is for, in a few words with commas between; the same words mean the same goal."""
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    called_off_on = models.DateField(_("called off on"), null=True, blank=True)
    called_off_why = models.CharField(_("why it was called off"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-starts", "-pk"]
        indexes = [models.Index(fields=["workspace", "-starts", "-id"], name="activities_newest")]

    @property
    def title(self) -> str:
        """The title in the language of the page, or in the other one."""
        if get_language() == "en":
            return self.title_en or self.title_th
        return self.title_th or self.title_en

    # Django leaves a method of this name alone where a model has its own.
    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """Return the kind in words: the workspace's own, or one of the fixed ones.

        One query where there is an own kind that was not read with the row.
        """
        return self.own_kind.name if self.own_kind else str(ActivityKind(self.kind).label)

    def __str__(self) -> str:
        return self.title


class Session(Row):
    """One sitting of an activity, on one day."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("title"), max_length=300, blank=True)
    on = PartialDateField(_("date"))
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title or str(self.activity)


class Mark(models.TextChoices):
    """What the sheet says of one person. Values are stored: add, never rename."""

    PRESENT = "present", _("came")
    LEAVE = "leave", _("sent word")
    ABSENT = "absent", _("did not come")


class AttendanceMethod(models.TextChoices):
    """How an attendance was noted. Values are stored: add, never rename."""

    IMPORT = "import", _("import")
    LIST = "list", _("list")
    ROOM = "room", _("code of the room")
    CARD = "card", _("card of the person")
    SPOKEN = "spoken", _("spoken code")
    SHEET = "sheet", _("signed sheet")
    OFFLINE = "offline", _("telephone without signal")


class HoursState(models.TextChoices):
    """What was said of the hours of one attendance. Values are stored: add, never rename."""

    APPROVED = "approved", pgettext_lazy("hours", "approved")
    DECLINED = "declined", pgettext_lazy("hours", "not counted")


class Attendance(Row):
    """One person at one session; the database keeps one row for the pair."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="attendances")
    mark = models.CharField(_("attendance"), max_length=8, choices=Mark.choices)
    method = models.CharField(max_length=8, choices=AttendanceMethod.choices)
    came_at = models.DateTimeField(_("came at"), null=True, blank=True)
    """The first time that anybody noted; unknown where it was noted on another day."""
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Made where the row was first noted; sending it twice changes nothing."""
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    hours_state = models.CharField(
        _("hours"), max_length=8, choices=HoursState.choices, blank=True, default=""
    )
    """Empty while nobody has said."""
    hours_minutes = models.PositiveIntegerField(null=True, blank=True)
    """As they were when they were approved; times that change later are told apart from it."""
    hours_why = models.CharField(_("why not counted"), max_length=300, blank=True, default="")
    hours_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "party"], name="activities_once_a_session")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.mark}"
