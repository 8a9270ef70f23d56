"""The room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.questions"
    label = "questions"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.questions.registrations import register

        register()
