"""Fields that a workspace adds to its records, and the words it uses for people of its network."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models.network import Network
from malai.network.models.party import Party
from malai.network.models.project import Project
from malai.network.models.tie import Tie
from malai_core.text import PartialDate, say_date


class RecordKind(models.TextChoices):
    """Records that may have fields of their own. Values are stored: add, never rename."""

    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    GROUP = "group", _("group")
    NETWORK = "network", _("network")
    PROJECT = "project", _("project")
    TIE = "tie", _("relationship")


class FieldKind(models.TextChoices):
    """What a field holds. Values are stored: add, never rename."""

    TEXT = "text", _("a line of text")
    LONG = "long", _("a longer text")
    NUMBER = "number", _("a number")
    DATE = "date", _("a date")
    CHOICE = "choice", _("one of several")
    CHOICES = "choices", _("any of several")
    YES_NO = "yes_no", _("yes or no")
    LINK = "link", _("a web address")


class CustomField(Row):
    """A field of one kind of record. Retired, it is kept with its values and no longer asked for."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="custom_fields")
    record = models.CharField(_("of which records"), max_length=12, choices=RecordKind.choices)
    kind = models.CharField(_("what it holds"), max_length=8, choices=FieldKind.choices)
    label_th = models.CharField(_("in Thai"), max_length=150)
    label_en = models.CharField(_("in English"), max_length=150)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    """``{"th", "en"}``; a value keeps the Thai words, so that renaming a choice loses none."""
    is_wanted = models.BooleanField(_("please fill it in"), default=False)
    is_sensitive = models.BooleanField(_("sensitive"), default=False)
    is_retired = models.BooleanField(_("no longer asked for"), default=False)

    class Meta:
        verbose_name = _("field of our own")
        verbose_name_plural = _("fields of our own")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What the field is called, in the language of the page."""
        return self.label_en if get_language() == "en" else self.label_th

    @property
    def form_name(self) -> str:
        """The name of the field in forms and in the ``fields`` of services."""
        return f"custom_{self.public_id.hex}"

    def said(self, value: Any) -> str:  # noqa: ANN401 - what JSON holds
        """Return a value as a person reads it."""
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, list):
            return ", ".join(self._choice(one) for one in value)
        if self.kind == FieldKind.DATE:
            return say_date(PartialDate.from_iso(value), "en" if get_language() == "en" else "th")
        if self.kind == FieldKind.NUMBER:
            return f"{value:,.10g}"
        return self._choice(str(value))

    def _choice(self, value: str) -> str:
        if get_language() != "en":
            return value
        return next((one["en"] for one in self.choices if one["th"] == value), value)


class CustomValue(Row):
    """What one record says in one field; exactly one of the four records is named."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="custom_values")
    field = models.ForeignKey(CustomField, on_delete=models.PROTECT, related_name="values")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="custom_values"
    )
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="custom_values"
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="custom_values"
    )
    tie = models.ForeignKey(
        Tie, on_delete=models.CASCADE, null=True, blank=True, related_name="custom_values"
    )
    value = models.JSONField(_("value"))
    """Text, number, ISO date, list of texts, or true and false."""

    class Meta:
        verbose_name = _("value of a field of our own")
        verbose_name_plural = _("values of fields of our own")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["field", name],
                condition=models.Q(**{f"{name}__isnull": False}),
                name=f"network_custom_{name}_once",
            )
            for name in ("party", "network", "project", "tie")
        ]

    def __str__(self) -> str:
        return self.field.said(self.value)

    @property
    def record(self) -> Party | Network | Project | Tie:
        """What it says something of."""
        found = self.party or self.network or self.project or self.tie
        assert found is not None  # noqa: S101 - the services name one
        return found


class CustomLook(Row):
    """Somebody looked at a sensitive value: who, which field, of which record, when. Only added."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="custom_looks")
    field = models.ForeignKey(CustomField, on_delete=models.CASCADE, related_name="looks")
    about = models.UUIDField()
    """Public id of the record; not a key, so that the look outlasts what was looked at."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        verbose_name = _("look at a field of our own")
        verbose_name_plural = _("looks at fields of our own")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.by}: {self.field}"


class WordCode(models.TextChoices):
    """Words that networks say differently. Values are stored: add, never rename."""

    MEMBER = "member", _("member")
    VOLUNTEER = "volunteer", _("volunteer")
    PARTNER = "partner", _("partners")
    CORE = "core", _("who carry the work")


class Word(Row):
    """What a workspace says instead of one of our words."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="words")
    code = models.CharField(max_length=12, choices=WordCode.choices)
    th = models.CharField(_("in Thai"), max_length=60, blank=True)
    en = models.CharField(_("in English"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("word of the workspace")
        verbose_name_plural = _("words of the workspace")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "code"], name="network_word_once")
        ]

    def __str__(self) -> str:
        return self.th or self.en
