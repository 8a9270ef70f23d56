"""What stands around an activity: own kinds, who makes it, who speaks, documents and photos."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.models import Row, TwoNames
from malai.network.models import Party


class OwnKind(Row, TwoNames):
    """A kind of activity in the words of a workspace. Retired, never deleted: the past keeps it."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="activity_kinds"
    )
    is_retired = models.BooleanField(_("offered no longer"), default=False)

    class Meta:
        verbose_name = _("own kind of activity")
        verbose_name_plural = _("own kinds of activity")
        ordering = ["is_retired", "pk"]


class HandRole(models.TextChoices):
    """What somebody does for an activity. Values are stored: add, never rename."""

    ORGANISER = "organiser", _("organiser")
    SPEAKER = "speaker", _("speaker")


class Hand(Row):
    """Who organises an activity, or speaks at it; a speaker may be on record or only named."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="hands"
    )
    role = models.CharField(_("role"), max_length=10, choices=HandRole.choices)
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="hands"
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    """Of somebody who is not on record; empty where ``party`` is known."""
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    body = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="speakers_lent"
    )
    """The organisation or group that ``affiliation`` means, where it is on record."""
    topic = models.CharField(_("speaks about"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("organiser or speaker")
        verbose_name_plural = _("organisers and speakers")
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "role", "party"],
                condition=Q(party__isnull=False),
                name="activities_hand_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.party) if self.party else self.name


class ActivityFile(Row):
    """A document or a photo of an activity."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="files"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    small = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    """Of a photo: a small square of it."""
    caption = models.CharField(_("what it shows"), max_length=200, blank=True)
    is_photo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("file of an activity")
        verbose_name_plural = _("files of activities")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption or str(self.file)


class PhotoFace(Row):
    """Somebody who can be recognised on a photo; what she agreed to is in the room of consent."""

    photo = models.ForeignKey(ActivityFile, on_delete=models.CASCADE, related_name="faces")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="photo_faces")

    class Meta:
        verbose_name = _("somebody on a photo")
        verbose_name_plural = _("people on photos")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "party"], name="activities_face_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.photo}"
