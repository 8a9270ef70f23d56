"""What people choose for themselves, and the hours of a workspace."""

from __future__ import annotations

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Party
from malai.post.models.message import Channel

LANGUAGES = [("th", "ไทย"), ("en", "English")]


class ChannelChoice(Row):
    """By which way somebody wants to be told, and by which not. One row for a person."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="channel_choices"
    )
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="channel_choice")
    preferred = models.CharField(
        _("way that suits best"), max_length=8, choices=Channel.choices, blank=True
    )
    refused = models.JSONField(_("ways not wanted"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    bounced = models.CharField(max_length=64, blank=True, editable=False)
    """Print of an e-mail address that came back; another address is tried again."""

    class Meta:
        verbose_name = _("choice of ways")
        verbose_name_plural = _("choices of ways")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.party)


class UserChoice(Row):
    """What somebody who signs in chose for one kind of message of one workspace."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="user_choices")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_choices"
    )
    kind = models.CharField(max_length=12)
    is_off = models.BooleanField(default=False)
    channel = models.CharField(max_length=8, choices=Channel.choices, blank=True)

    class Meta:
        verbose_name = _("choice of a user")
        verbose_name_plural = _("choices of users")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user", "kind"], name="post_user_choice")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"


class PostRules(models.Model):
    """Quiet hours of a workspace. One without a row has the usual ones."""

    workspace = models.OneToOneField(
        Workspace, on_delete=models.CASCADE, related_name="post_rules", primary_key=True
    )
    quiet_from = models.TimeField(_("nothing goes out from"), default=time(20))
    quiet_to = models.TimeField(_("until what time"), default=time(8))
    rests_on_holidays = models.BooleanField(_("nothing goes out on public holidays"), default=True)

    class Meta:
        verbose_name = _("quiet hours")
        verbose_name_plural = _("quiet hours")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.workspace)
