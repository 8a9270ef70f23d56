"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.members"
    label = "members"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.members import registrations

        registrations.register()
