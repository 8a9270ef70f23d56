"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.contact"
    label = "contact"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.contact import registrations

        registrations.register()
