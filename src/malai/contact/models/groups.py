"""Group chats as channels: whose they are, what for, and who wrote on which day. Never what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network, Party


class ChatGroup(Row):
    """A LINE group as a channel of a network, also when no program of ours is inside."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="chat_groups")
    network = models.ForeignKey(
        Network, on_delete=models.SET_NULL, null=True, blank=True, related_name="chat_groups"
    )
    name = models.CharField(_("name of the group"), max_length=200)
    owner = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="chat_groups_owned",
        verbose_name=_("who looks after it"),
    )  # fmt: skip
    purpose = models.CharField(_("what it is for"), max_length=300, blank=True)
    people = models.PositiveIntegerField(_("people in it"), null=True, blank=True)
    """As somebody counted; an export names only those who wrote, came or left."""

    class Meta:
        verbose_name = _("group chat")
        verbose_name_plural = _("group chats")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Presence(Row):
    """Somebody wrote in a group on a day, so many times. The database keeps one row for the three.

    It is presence on a channel, not contact of one with another (ADR 0053).
    """

    group = models.ForeignKey(ChatGroup, on_delete=models.CASCADE, related_name="presences")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="presences")
    on = models.DateField(_("date"))
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("presence in a group chat")
        verbose_name_plural = _("presences in group chats")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "party", "on"], name="contact_present_once")
        ]
        indexes = [models.Index(fields=["party", "on"], name="contact_presence_days")]

    def __str__(self) -> str:
        return f"{self.party} {self.on}"


class FileKind(models.TextChoices):
    """What kind of file names come from. Values are stored: add, never rename."""

    CHAT = "chat", _("group chat")
    CALENDAR = "calendar", _("calendar")
    CALLS = "calls", _("list of calls")


class KnownName(Row):
    """Who is meant by a name in files of one kind, as a person once chose.

    Without a party: nobody of ours; the next file does not ask again.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="known_names")
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    name = models.CharField(_("name in the file"), max_length=200)
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="known_names"
    )

    class Meta:
        verbose_name = _("name in files")
        verbose_name_plural = _("names in files")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "name"], name="contact_name_known_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.party or '–'}"


class FileRead(Row):
    """A file that was read and waits for somebody to say who is who. It goes once it is written.

    Of a chat it holds names, days and counts; of a calendar or a list of calls its lines.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="files_read")
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    name = models.CharField(_("name of the file"), max_length=255)
    title = models.CharField(max_length=200, blank=True)
    """Name of the group in the file."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="files_read"
    )
    found = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("file that was read")
        verbose_name_plural = _("files that were read")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
