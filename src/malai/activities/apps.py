"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.activities"
    label = "activities"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.activities.registrations import register

        register()
