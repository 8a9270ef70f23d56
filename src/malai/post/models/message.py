"""A message, and the outbox: one row for each person and message, never two."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Party


class MessageKind(models.TextChoices):
    """Kinds of message. Values are stored: add, never rename."""

    ANNOUNCEMENT = "announcement", _("announcement")
    CHANGE = "change", _("time and place of an activity")
    DIGEST = "digest", _("digest of the week")


class MessageState(models.TextChoices):
    """Where a message stands. Values are stored: add, never rename."""

    DRAFT = "draft", _("still a draft")
    QUEUED = "queued", _("sent off")
    STOPPED = "stopped", _("stopped")


class Channel(models.TextChoices):
    """Ways a message goes. Values are stored: add, never rename."""

    LINE = "line", _("LINE")
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")
    CALL = "call", _("phone call")
    PRINT = "print", _("on paper")


class State(models.TextChoices):
    """Where one delivery stands. Values are stored: add, never rename."""

    WAITING = "waiting", _("waiting to go")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("told")
    UNKNOWN = "unknown", _("not known whether it arrived")
    FAILED = "failed", _("could not be sent")
    BOUNCED = "bounced", _("came back")
    REFUSED = "refused", _("does not want it")
    UNREACHABLE = "unreachable", _("cannot be reached")
    TO_CALL = "to_call", _("to be called")
    TO_PRINT = "to_print", _("to be given on paper")
    STOPPED = "stopped", _("stopped before it went")


class Message(Row):
    """What is said, in two languages, and to whom."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(
        _("kind"), max_length=12, choices=MessageKind.choices, default=MessageKind.ANNOUNCEMENT
    )
    subject_th = models.CharField(_("subject in Thai"), max_length=200, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=200, blank=True)
    body_th = models.TextField(_("text in Thai"), blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    audience = models.CharField(max_length=100, blank=True)
    """As it was chosen: ``<room>.<what>:<id>`` of the registry of audiences."""
    audience_said = models.CharField(_("to whom"), max_length=300, blank=True)
    """Its name when it was chosen."""
    channels = models.JSONField(_("ways"), default=list, blank=True)
    """Ways it may go, of ``Channel``; the resolved audience is in the deliveries."""
    about_id = models.UUIDField(null=True, blank=True)
    """Public id of what it is about, such as an activity."""
    once_key = models.CharField(max_length=200, blank=True)
    """The same thing is not told twice: one message for each key of a workspace."""
    root = models.CharField(max_length=200, blank=True)
    """Address of the site, for links; the worker has no request to read it from."""
    is_urgent = models.BooleanField(_("cannot wait for the morning"), default=False)
    urgent_why = models.CharField(_("why it cannot wait"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=MessageState.choices, default=MessageState.DRAFT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    queued_at = models.DateTimeField(_("sent off at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["workspace", "-id"], name="post_message_newest"),
            models.Index(fields=["about_id"], name="post_message_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "once_key"],
                condition=~models.Q(once_key=""),
                name="post_message_told_once",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        """The subject in the language of the page, or in the other one."""
        return self.subject_in(get_language() or "th")

    def subject_in(self, language: str) -> str:
        """Return the subject in one language, or in the other where it was not written."""
        first, second = self.subject_th, self.subject_en
        return (second or first) if language == "en" else (first or second)

    def body_in(self, language: str) -> str:
        """Return the text in one language, or in the other where it was not written."""
        first, second = self.body_th, self.body_en
        return (second or first) if language == "en" else (first or second)


class Delivery(models.Model):
    """One message to one person: a party or a user. The database keeps one row for the pair.

    ``address``, ``subject`` and ``body`` are kept only until the row is settled.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    key = models.UUIDField(unique=True, editable=False)
    """Told to the other side, which thereby knows a second try of the same sending."""
    channel = models.CharField(_("way"), max_length=8, choices=Channel.choices, blank=True)
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default="th")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    """Words of this person alone, as in a digest; empty where those of the message go."""
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    """A code of ``malai.post.reasons``, or what the other side said."""
    tried = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    outside_id = models.CharField(max_length=200, blank=True)
    """Under which name the other side knows it; bounces are told by it."""

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "not_before", "id"], name="post_delivery_waiting"),
            models.Index(fields=["message", "state", "id"], name="post_delivery_log"),
            models.Index(fields=["outside_id"], name="post_delivery_outside"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["message", "party"], name="post_once_a_party"),
            models.UniqueConstraint(fields=["message", "user"], name="post_once_a_user"),
            models.CheckConstraint(
                condition=models.Q(party__isnull=False) | models.Q(user__isnull=False),
                name="post_delivery_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message}: {self.party or self.user}"

    def words(self) -> tuple[str, str]:
        """Return subject and text as this person reads them."""
        message: Any = self.message
        if self.body:
            return self.subject, self.body
        return message.subject_in(self.language), message.body_in(self.language)
