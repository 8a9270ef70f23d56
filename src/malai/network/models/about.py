"""What is kept beside the record of a party: notes, earlier names, files and photos."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.party import Party


class Note(Row):
    """Something to remember about a party: dated, by somebody. Shown to who may see contacts."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="notes")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="notes")
    on = PartialDateField(_("day"))
    text = models.TextField(_("note"), max_length=20_000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class FormerName(Row):
    """A name that a party had before; it stays findable."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("earlier name"), max_length=300)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("earlier name")
        verbose_name_plural = _("earlier names")
        ordering = ["-until", "-pk"]

    def __str__(self) -> str:
        return self.name


class Attachment(Row):
    """A file or a photo of a party. Photos were made smaller and carry no place any more."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    small = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    """Of a photo: a small square of it, for beside the name."""
    caption = models.CharField(_("what it shows"), max_length=200, blank=True)
    on = PartialDateField(_("day"))
    is_photo = models.BooleanField(default=False)
    is_face = models.BooleanField(_("shown beside the name"), default=False)
    """The newest photo with this sign is the one beside the name."""

    class Meta:
        verbose_name = _("file of a record")
        verbose_name_plural = _("files of records")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.caption or str(self.file)
