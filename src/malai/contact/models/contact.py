"""One time somebody was in touch: when, by which channel, with whom."""

from __future__ import annotations

import uuid
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models import Network, Party


class Channel(models.TextChoices):
    """By which way. Values are stored: add, never rename."""

    VISIT = "visit", pgettext_lazy("way of contact", "visit")
    PHONE = "phone", pgettext_lazy("way of contact", "telephone")
    LINE = "line", "LINE"
    MEETING = "meeting", pgettext_lazy("way of contact", "meeting")
    LETTER = "letter", pgettext_lazy("way of contact", "letter")
    EMAIL = "email", pgettext_lazy("way of contact", "e-mail")
    CHANCE = "chance", pgettext_lazy("way of contact", "met by chance")
    LOUDSPEAKER = "loudspeaker", pgettext_lazy("way of contact", "village loudspeaker")


class Manner(models.TextChoices):
    """Formal or not. Values are stored: add, never rename."""

    FORMAL = "formal", _("formal")
    INFORMAL = "informal", _("informal")


#: What a contact is taken for where nobody says.
USUALLY_FORMAL: Final = frozenset({Channel.MEETING.value, Channel.LETTER.value})


def usual_manner(channel: str) -> str:
    """Return how contact by ``channel`` usually is."""
    return Manner.FORMAL.value if channel in USUALLY_FORMAL else Manner.INFORMAL.value


class ContactSource(models.TextChoices):
    """How a contact came here. Values are stored: add, never rename."""

    TYPED = "typed", _("noted by hand")
    DEVICE = "device", _("noted without signal")
    CALENDAR = "calendar", _("from a calendar")
    CALLS = "calls", _("from a list of calls")


class Contact(Row):
    """One time the network was in touch with somebody."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="contacts")
    network = models.ForeignKey(
        Network, on_delete=models.SET_NULL, null=True, blank=True, related_name="contacts"
    )
    on = PartialDateField(_("date"))
    at = models.TimeField(_("time"), null=True, blank=True)
    channel = models.CharField(
        _("way of contact"), max_length=12, choices=Channel.choices, default=Channel.PHONE
    )
    manner = models.CharField(
        _("formal or informal"), max_length=8, choices=Manner.choices, default=Manner.INFORMAL
    )
    what = models.CharField(_("about what"), max_length=300, blank=True)
    source = models.CharField(
        _("source"), max_length=8, choices=ContactSource.choices, default=ContactSource.TYPED
    )
    source_key = models.CharField(max_length=64, blank=True)
    """Tells one event of a file from the others, so that the same file twice changes nothing."""
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Made where the row was first noted; sending it twice changes nothing."""
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["workspace", "-on", "-id"], name="contact_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "source", "source_key"],
                condition=~models.Q(source_key=""),
                name="contact_once_from_a_file",
            )
        ]

    def __str__(self) -> str:
        return self.what or str(self.get_channel_display())


class ContactParty(Row):
    """Somebody who took part in a contact. The database keeps one row for a pair."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="with_whom")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contacts")

    class Meta:
        verbose_name = _("party of a contact")
        verbose_name_plural = _("parties of contacts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["contact", "party"], name="contact_party_once")
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.party}"
