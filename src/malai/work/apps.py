"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.work"
    label = "work"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.work import registrations

        registrations.register()
