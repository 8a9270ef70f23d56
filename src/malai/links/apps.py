"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.links"
    label = "links"
