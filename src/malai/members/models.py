"""What members said by their own links."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Party


class WordKind(models.TextChoices):
    """What a member wants. Values are stored: add, never rename."""

    CORRECT = "correct", _("puts the record right")
    ASK = "ask", _("asks for help")
    OFFER = "offer", _("offers help")
    FOUND = "found", _("agrees to be found")


class WordState(models.TextChoices):
    """What became of it. Values are stored: add, never rename."""

    WAITING = "waiting", pgettext_lazy("what a member said", "waits")
    DONE = "done", pgettext_lazy("what a member said", "taken up")
    DECLINED = "declined", pgettext_lazy("what a member said", "left as it was")


class MemberWord(Row):
    """One thing a member said; nothing of her record changes before a person has looked."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="words_of_members"
    )
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="words_said")
    kind = models.CharField(_("what about"), max_length=8, choices=WordKind.choices)
    text = models.TextField(_("in own words"), blank=True)
    fields = models.JSONField(default=dict, blank=True)
    """Of a correction: the fields she wrote, by the names of ``party_change``."""
    state = models.CharField(
        _("state"), max_length=8, choices=WordState.choices, default=WordState.WAITING
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Made with the form; sending it twice changes nothing."""
    may_show = models.BooleanField(_("members of the same networks may see it"), default=False)
    """She said so with these words; nobody sees them before a person has looked."""
    shown_until = models.DateField(_("shown to members until"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("what a member said")
        verbose_name_plural = _("what members said")
        ordering = ["pk"]
        indexes = [models.Index(fields=["workspace", "state", "id"], name="members_word_order")]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())
