"""The base of every row that people can point at, and small abstract parts of rows."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Row(models.Model):
    """A row with a public id. Integer keys stay inside; addresses and exports use ``public_id``."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True


class TwoNames(models.Model):
    """A name in Thai and in English; either may be empty, not both."""

    name_th = models.CharField(_("name in Thai"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page, or in the other one."""
        first, second = self.name_th, self.name_en
        return (second or first) if get_language() == "en" else (first or second)
