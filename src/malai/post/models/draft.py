"""What linked people send to the LINE account: a photo or a place, waiting to be looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Party
from malai.post.models.line import LineAccount

#: What nobody decided about is erased after this.
KEPT: Final = timedelta(days=30)


class DraftKind(models.TextChoices):
    """What was sent. Values are stored: add, never rename."""

    PHOTO = "photo", _("photo")
    PLACE = "place", _("point on the map")


class DraftState(models.TextChoices):
    """Where it stands. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting to be fetched")
    FETCHING = "fetching", _("being fetched")
    READY = "ready", _("to be looked at")
    LOST = "lost", _("could not be kept")
    TAKEN = "taken", _("put into an activity")
    BACK = "back", _("taken back by the sender")


class LineDraft(Row):
    """A photo or a place that somebody sent. Nothing of it is used before a person says so."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="line_drafts")
    account = models.ForeignKey(LineAccount, on_delete=models.CASCADE, related_name="drafts")
    message_id = models.CharField(max_length=64)
    """LINE's name for it, by which it is fetched and taken back."""
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="line_drafts"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="line_drafts",
    )
    kind = models.CharField(_("kind"), max_length=5, choices=DraftKind.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=DraftState.choices, default=DraftState.WAITING
    )
    reason = models.CharField(max_length=40, blank=True)
    """A code of ``malai.post.reasons`` where it could not be kept."""
    sent_at = models.DateTimeField(_("sent at"))
    not_before = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    tried = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="line_drafts"
    )
    small = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("name of the place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    went_to = models.UUIDField(null=True, blank=True)
    """Public id of the activity it was put into."""

    class Meta:
        verbose_name = _("draft from LINE")
        verbose_name_plural = _("drafts from LINE")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "not_before", "id"], name="post_draft_waiting"),
            models.Index(fields=["workspace", "state", "-id"], name="post_draft_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "message_id"], name="post_draft_once")
        ]

    def __str__(self) -> str:
        return str(self.party or self.user or self.pk)

    @property
    def sender(self) -> Party | object | None:
        """Who sent it: somebody on record, or a colleague."""
        return self.party or self.user
