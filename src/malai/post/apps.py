"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class PostConfig(AppConfig):
    """Registers what other rooms ask for."""

    name = "malai.post"
    label = "post"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.post import bounces, registrations

        registrations.register()
        bounces.listen()
