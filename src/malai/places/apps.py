"""The room as Django sees it."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    """Loads the areas whenever the tables were brought up to date."""

    name = "malai.places"
    label = "places"

    def ready(self) -> None:
        """Ask to be called after ``migrate`` and register what other rooms ask for."""
        from malai.places.registrations import register

        register()
        post_migrate.connect(load_areas, sender=self)


def load_areas(**_kwargs: Any) -> None:  # noqa: ANN401 - what Django's signal carries
    """Load the areas that are missing or differ."""
    from malai.places.services import areas_ensure

    areas_ensure()
