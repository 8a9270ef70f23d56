"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.files"
    label = "files"
