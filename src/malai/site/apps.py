"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.site"
    label = "site"
