"""Stories told with the picture, and what is handed on by a link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network


class Story(Row):
    """Pictures of a network in an order, with words."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="stories")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(_("title"), max_length=150)
    intro = models.TextField(_("what it tells"), blank=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Slide(Row):
    """One step of a story: words, and perhaps a picture.

    It keeps the look of a saved view as it was when it was chosen, so that a view may change, or
    go, without the story.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="slides")
    place = models.PositiveIntegerField(default=0)
    heading = models.CharField(_("heading"), max_length=150, blank=True)
    text = models.TextField(_("text"), blank=True)
    look: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    """``{}`` for words alone, else as ``malai.atlas.showing`` reads it."""

    class Meta:
        verbose_name = _("slide")
        verbose_name_plural = _("slides")
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.heading or str(self.pk)


class Share(Row):
    """What a link shows to people without a seat: a story, or one look. The link itself is a personal link."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="shares")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="shares")
    title = models.CharField(_("title"), max_length=150)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, related_name="shares")
    look: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    """The link shows no more than this person sees on the day it is opened."""
    shows_names = models.BooleanField(_("show names of people"), default=False)
    reason = models.CharField(_("why names are shown"), max_length=300, blank=True)
    embed_on = models.CharField(_("website that may show it"), max_length=300, blank=True)
    """Origins with spaces between; empty where no other page may hold it."""

    class Meta:
        verbose_name = _("shared picture")
        verbose_name_plural = _("shared pictures")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
