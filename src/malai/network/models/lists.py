"""What people put on parties to find them again: tags, and saved lists with their exceptions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models.party import Party
from malai.network.models.tie import in_language


class TagColour(models.TextChoices):
    """Colours of the garland. Values are stored: add, never rename."""

    PLAIN = "plain", _("plain")
    LEAF = "good", _("leaf green")
    MARIGOLD = "attention", _("marigold")
    ROSE = "alarm", _("rose")
    CROWN = "crown", _("crown flower violet")


class Tag(Row):
    """A word of the workspace that can be put on people and organisations."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("tag"), max_length=60)
    english = models.CharField(_("in English"), max_length=60, blank=True)
    """How pages in English say it; they say the word itself where this is empty."""
    match_key = models.CharField(max_length=60, editable=False)
    """The word as it is searched; one tag for all its spellings."""
    colour = models.CharField(
        _("colour"), max_length=12, choices=TagColour.choices, default=TagColour.PLAIN
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "match_key"], name="network_tag_once")
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.english)


class Tagging(Row):
    """A tag on a party."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="taggings")

    class Meta:
        verbose_name = _("tag on a record")
        verbose_name_plural = _("tags on records")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tag", "party"], name="network_tagging_once")
        ]

    def __str__(self) -> str:
        return f"{self.tag}: {self.party}"


class Segment(Row):
    """A list saved under a name: its filters are asked anew each time, its exceptions are kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="segments")
    name = models.CharField(_("name of the list"), max_length=150)
    english = models.CharField(_("in English"), max_length=150, blank=True)
    is_people = models.BooleanField(default=True)
    """A list of people; otherwise of organisations and groups."""
    query = models.TextField(blank=True)
    """The parameters of the list's address that narrow it."""
    is_shared = models.BooleanField(_("for everybody in the workspace"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["workspace", "is_people"], name="network_segment_of")]

    def __str__(self) -> str:
        return in_language(self.name, self.english)


class SegmentMark(Row):
    """An exception of a saved list: in it, or not, whatever the filters say."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="marks")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="segment_marks")
    is_in = models.BooleanField(_("added by hand"))

    class Meta:
        verbose_name = _("exception of a saved list")
        verbose_name_plural = _("exceptions of saved lists")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "party"], name="network_segment_mark_once")
        ]

    def __str__(self) -> str:
        return f"{self.segment}: {'+' if self.is_in else '−'} {self.party}"
