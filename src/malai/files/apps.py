"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from malai.kernel.registries import act_words


class FilesConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.files"
    label = "files"

    def ready(self) -> None:
        """Tell the history about files."""
        act_words.register("files.file_store", _("Brought the file %(file)s."))
