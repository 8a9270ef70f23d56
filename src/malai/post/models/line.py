"""The Official Account of a workspace in LINE, who added it, and who is who there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Party


class LineAccount(Row):
    """An Official Account. Its secret and token are kept sealed, and shown to nobody."""

    workspace = models.OneToOneField(
        Workspace, on_delete=models.CASCADE, related_name="line_account"
    )
    name = models.CharField(_("name of the account"), max_length=100, blank=True)
    basic_id = models.CharField(_("LINE id of the account"), max_length=40, blank=True)
    bot_id = models.CharField(max_length=64, blank=True)
    sealed_secret = models.TextField(editable=False)
    sealed_token = models.TextField(editable=False)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    limit = models.PositiveIntegerField(null=True, blank=True)
    """Messages of a month; ``None`` where the plan has no limit, or it is not known."""
    is_limited = models.BooleanField(default=True)
    used = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    """When LINE last told how many of how many are used."""
    tried_at = models.DateTimeField(null=True, blank=True)
    """When LINE was last asked for it, answered or not."""

    class Meta:
        verbose_name = _("LINE account")
        verbose_name_plural = _("LINE accounts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.basic_id or "LINE"


class LineFriend(Row):
    """An id that LINE made for somebody who added the account; it says nothing of who that is.

    Each fact keeps the moment LINE gave it, so that events that come late change nothing.
    """

    account = models.ForeignKey(LineAccount, on_delete=models.CASCADE, related_name="friends")
    line_user = models.CharField(max_length=64)
    is_following = models.BooleanField(default=True)
    following_at = models.BigIntegerField(default=0)
    """Milliseconds, as LINE counts them."""
    is_stopped = models.BooleanField(default=False)
    """She wrote "stop"."""
    stopped_at = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("friend in LINE")
        verbose_name_plural = _("friends in LINE")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "line_user"], name="post_friend_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_reachable(self) -> bool:
        """Whether a message would arrive and is wanted."""
        return self.is_following and not self.is_stopped


class LineLink(Row):
    """A friend in LINE is this person, by a code she sent herself. Never by a name."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="line_links")
    friend = models.ForeignKey(LineFriend, on_delete=models.CASCADE, related_name="links")
    party = models.OneToOneField(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="line_link"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="line_links",
    )
    linked_at = models.DateTimeField(_("linked at"))

    class Meta:
        verbose_name = _("link to LINE")
        verbose_name_plural = _("links to LINE")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="post_link_once_a_user")
        ]

    def __str__(self) -> str:
        return str(self.party or self.user)


class LineCode(Row):
    """A code that somebody sends to the account once, to say who she is."""

    account = models.ForeignKey(LineAccount, on_delete=models.CASCADE, related_name="codes")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="line_codes"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    code = models.CharField(max_length=8, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("code for LINE")
        verbose_name_plural = _("codes for LINE")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.party or self.user)


class WebhookEvent(models.Model):
    """An event that was seen: the same one, sent again, changes nothing. What it said is not kept."""

    account = models.ForeignKey(LineAccount, on_delete=models.CASCADE, related_name="events")
    event_id = models.CharField(max_length=64)
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("event seen")
        verbose_name_plural = _("events seen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "event_id"], name="post_event_once")
        ]

    def __str__(self) -> str:
        return self.event_id
