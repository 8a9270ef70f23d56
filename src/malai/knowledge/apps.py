"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.knowledge.registrations import register

        register()
