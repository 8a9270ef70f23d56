"""The room as Django sees it."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class NetworkConfig(AppConfig):
    """Registers what lower rooms ask for, and keeps the search index there."""

    name = "malai.network"
    label = "network"

    def ready(self) -> None:
        """Fill the registries and ask to be called after ``migrate``."""
        from malai.network.registrations import register

        register()
        post_migrate.connect(keep_index, sender=self)


def keep_index(using: str, **_kwargs: Any) -> None:  # noqa: ANN401 - what Django's signal carries
    """Make the search index where a change of tables has taken it away."""
    from malai.network.search_index import index_ensure

    index_ensure(connections[using])
