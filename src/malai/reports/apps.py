"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.reports"
    label = "reports"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.reports.registrations import register

        register()
