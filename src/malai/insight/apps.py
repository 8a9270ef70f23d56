"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Registers what lower and higher rooms ask for."""

    name = "malai.insight"
    label = "insight"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.insight import registrations

        registrations.register()
