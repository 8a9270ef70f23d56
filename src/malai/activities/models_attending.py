"""How attendance is noted: arrivals as they were sent, codes, cards, sheets and certificates."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models import Activity, AttendanceMethod, Session
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Party


class ArrivalState(models.TextChoices):
    """What became of an arrival. Values are stored: add, never rename."""

    NOTED = "noted", _("noted")
    WAITING = "waiting", _("waiting for somebody to say who it is")
    DROPPED = "dropped", _("put aside")
    WITHDRAWN = "withdrawn", _("taken back")


class ParticipantRole(models.TextChoices):
    """As what somebody takes part. Values are stored: add, never rename."""

    PARTICIPANT = "participant", _("participant")
    OBSERVER = "observer", _("observer")


class Participant(Row):
    """Somebody who is at an activity as something else than a participant; before or after it.

    Whoever has no row here is a participant. The database keeps one row for the pair.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(_("role"), max_length=12, choices=ParticipantRole.choices)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "party"], name="activities_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.activity}"


class Arrival(Row):
    """One line as a telephone, a door or a sheet sent it; what is noted is computed from all.

    Without a party it is a provisional person: a name until somebody says who it is.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="arrivals")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="arrivals")
    client_id = models.UUIDField(unique=True, editable=False)
    """Made where the line was noted; the same line sent again is known by it."""
    written = models.CharField(_("name as written"), max_length=300, blank=True)
    came_at = models.DateTimeField(_("came at"), null=True)
    left_at = models.DateTimeField(_("left at"), null=True)
    method = models.CharField(max_length=8, choices=AttendanceMethod.choices)
    state = models.CharField(max_length=9, choices=ArrivalState.choices)
    device = models.CharField(max_length=16, blank=True, default="")
    """A name that a telephone made for itself; tells lines of one from those of another."""
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        ordering = ["pk"]
        indexes = [models.Index(fields=["session", "state"], name="activities_waiting")]

    def __str__(self) -> str:
        return self.written or str(self.party)


class Opening(Row):
    """A while in which people may note themselves at a session, by the code of the room."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="openings")
    spoken = models.CharField(max_length=6, unique=True)
    """Six letters and digits that sound and look like no other."""
    secret = models.CharField(max_length=64)
    """From which the turning addresses of the QR code are made."""
    closes_at = models.DateTimeField(_("open until"))
    closed_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("code of the room")
        verbose_name_plural = _("codes of rooms")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.session)

    @property
    def is_open(self) -> bool:
        """Whether somebody may note herself now."""
        return self.closed_at is None and timezone.now() < self.closes_at


class Card(Row):
    """What the QR code of a person says; a new card ends the one before."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="cards")
    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("member card")
        verbose_name_plural = _("member cards")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.party)


class SignSheet(Row):
    """A sign-in sheet as it was printed: who stands on which line."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sign_sheets")
    mark = models.CharField(max_length=2)
    """Two letters that begin the code of every line, so that sheets are told apart."""
    blanks = models.PositiveSmallIntegerField(default=10)
    has_phones = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("sign-in sheet")
        verbose_name_plural = _("sign-in sheets")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.mark} {self.session}"


class SignLine(Row):
    """One printed line of a sheet."""

    sheet = models.ForeignKey(SignSheet, on_delete=models.CASCADE, related_name="lines")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="sign_lines")
    number = models.PositiveSmallIntegerField()
    is_observer = models.BooleanField(default=False)
    """As it was printed: under the heading of the observers."""

    class Meta:
        verbose_name = _("line of a sheet")
        verbose_name_plural = _("lines of sheets")
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return f"{self.sheet.mark}{self.number:02d}"


class SheetPhoto(Row):
    """A photo of a signed sheet, kept with its session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sheet_photos")
    sheet = models.ForeignKey(
        SignSheet, on_delete=models.SET_NULL, null=True, related_name="photos"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("photo of a sheet")
        verbose_name_plural = _("photos of sheets")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)


class Certificate(Row):
    """What was certified of one person at one activity, as it was printed."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="certificates")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="certificates")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="certificates")
    code = models.CharField(max_length=16, unique=True)
    holder = models.CharField(_("name"), max_length=300)
    title = models.CharField(_("activity"), max_length=300)
    first_day = models.CharField(max_length=10, blank=True)
    last_day = models.CharField(max_length=10, blank=True)
    """ISO dates, possibly partial; empty where the day is not known."""
    minutes = models.PositiveIntegerField(null=True)
    issued_on = models.DateField(_("issued on"))
    signed_by = models.CharField(_("signed by"), max_length=300, blank=True)
    revoked_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.holder}: {self.title}"


class HoursNeed(Row):
    """How many minutes of people's time an activity needs; one row for an activity."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="hours_need")
    minutes = models.PositiveIntegerField(_("hours needed"))

    class Meta:
        verbose_name = _("hours needed")
        verbose_name_plural = _("hours needed")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.activity)


class HoursPledge(Row):
    """What somebody promised to give to an activity. The database keeps one row for the pair."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="pledges")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="pledges")
    minutes = models.PositiveIntegerField(_("hours promised"))

    class Meta:
        verbose_name = _("hours promised")
        verbose_name_plural = _("hours promised")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "party"], name="activities_pledge_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.activity}"
