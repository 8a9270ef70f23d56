"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.consent"
    label = "consent"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.consent.registrations import register

        register()
